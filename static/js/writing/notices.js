// Sentences above the text: said once, read out, and put away by the reader.
const OFFERS = new Set(["found-autosave", "found-older"]); // each is about another text; of all others the last one counts

export class Notices {
  constructor(place, parts) {
    Object.assign(this, { place, parts });
  }

  // One sentence, with a list below it where there is one, and buttons: [word, what happens]. Gives its element.
  say(word, values = {}, list = [], buttons = [["close", () => {}]]) {
    const notice = this.parts.clone("notice");
    notice.dataset.word = word;
    if (!OFFERS.has(word)) this.place.querySelector(`[data-word="${word}"]`)?.remove();
    notice.querySelector("[data-said]").textContent = this.parts.word(word, values);
    const lines = notice.querySelector("[data-list-said]");
    lines.hidden = !list.length;
    lines.append(
      ...list.map((sentence) => {
        const line = document.createElement("li");
        line.textContent = sentence;
        return line;
      }),
    );
    for (const [name, act, stays] of buttons) {
      const button = this.parts.clone("button");
      button.textContent = this.parts.word(name);
      button.addEventListener("click", () => {
        if (!stays) notice.remove();
        act();
      });
      notice.querySelector("[data-buttons]").append(button);
    }
    this.place.append(notice);
    return notice;
  }
}
