// Pictures and figures as the portal tells of them, asked once each.
export class Library {
  #pictures = new Map();
  #waiting = null;

  constructor(server) {
    this.server = server;
  }

  // One picture; all that are asked for in the same moment make one question.
  picture(number) {
    if (!this.#pictures.has(number)) {
      this.#waiting ??= this.#ask();
      this.#waiting.numbers.add(number);
      this.#pictures.set(number, this.#waiting.answer.then((found) => found.get(number) ?? null));
    }
    return this.#pictures.get(number);
  }

  #ask() {
    const numbers = new Set();
    const answer = Promise.resolve().then(async () => {
      this.#waiting = null;
      try {
        const { results } = await this.server.get("pictures", { id: [...numbers] });
        return new Map(results.map((one) => [one.id, one]));
      } catch {
        for (const number of numbers) this.#pictures.delete(number); // asked again when it is drawn again
        return new Map();
      }
    });
    return { numbers, answer };
  }

  async findPictures(words) {
    const { results } = await this.server.get("pictures", { q: words });
    for (const one of results) this.#pictures.set(one.id, Promise.resolve(one));
    return results;
  }

  async findFacts(words, communities) {
    const { results } = await this.server.get("facts", { q: words, community: communities });
    return results;
  }

  async tellFacts(numbers) {
    if (!numbers.length) return new Map();
    const { results } = await this.server.get("facts", { id: numbers });
    return new Map(results.map(({ id, text, told }) => [id, { text, told }]));
  }
}
