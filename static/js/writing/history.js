// What can be taken back: whole states of the text, which share the blocks that did not change. Letters typed in one go
// are one step.
const IN_ONE_GO = 1200; // milliseconds between two letters
const MOST = 300;

export class History {
  #past = [];
  #future = [];
  #typing = { id: 0, at: 0 };

  // Remember the state that is about to give way; `typing` is the block in which letters are typed, 0 otherwise.
  keep(state, typing) {
    const now = performance.now();
    const isSameGo = typing && typing === this.#typing.id && now - this.#typing.at < IN_ONE_GO;
    this.#typing = { id: typing, at: now };
    if (isSameGo) return;
    this.#past.push(state);
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
  }

  back(now) {
    return this.#step(this.#past, this.#future, now);
  }

  forth(now) {
    return this.#step(this.#future, this.#past, now);
  }

  #step(from, to, now) {
    const state = from.pop();
    if (!state) return null;
    to.push(now);
    this.#typing = { id: 0, at: 0 };
    return state;
  }

  get canBack() {
    return this.#past.length > 0;
  }

  get canForth() {
    return this.#future.length > 0;
  }
}
