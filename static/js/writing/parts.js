// Pieces of the page and its sentences stand in the HTML (templates/admin/writing.html); here they are copied and filled in.
export class Parts {
  #pieces = new Map();
  #words = new Map();

  constructor(root) {
    for (const piece of root.querySelectorAll("template[data-part]")) this.#pieces.set(piece.dataset.part, piece.content);
    for (const word of this.#pieces.get("words").children) this.#words.set(word.dataset.word, word.textContent);
  }

  clone(name) {
    return this.#pieces.get(name).firstElementChild.cloneNode(true);
  }

  word(name, values = {}) {
    return this.#words.get(name).replace(/\{(\w+)\}/g, (_whole, key) => String(values[key]));
  }
}
