// One block on the page: the name of its kind, its picture, its words, its figures. Redrawn only where it changed.
import { draw, isDrawn } from "./caret.js";

const EDITABLE = ["plaintext-only", "true"];

function makeEditable(element) {
  for (const value of EDITABLE) {
    try {
      element.contentEditable = value;
      return;
    } catch (refused) {
      if (value === EDITABLE.at(-1)) throw refused; // an old browser knows only the second
    }
  }
}

export class View {
  constructor(editor) {
    this.editor = editor;
    this.block = null;
    this.root = editor.parts.clone("block");
    this.words = this.root.querySelector("[data-words]");
    this.kind = this.root.querySelector("[data-kind-name]");
    this.figure = this.root.querySelector("[data-picture]");
    this.facts = this.root.querySelector("[data-facts]");
    makeEditable(this.words);
    this.root.addEventListener("click", (event) => this.#press(event));
    this.facts.addEventListener("input", (event) => this.#caption(event));
  }

  update(block, number) {
    const before = this.block;
    this.block = block;
    this.root.dataset.id = block.id;
    if (before?.kind !== block.kind || this.number !== number) {
      this.number = number;
      const kind = this.editor.parts.word(block.kind);
      this.root.dataset.kind = block.kind;
      this.kind.textContent = kind;
      this.words.setAttribute("aria-label", this.editor.parts.word(block.kind === "picture" ? "caption-of" : "place", { number, kind }));
    }
    if (before === block) return;
    if (!this.isComposing && !isDrawn(this.words, block)) draw(this.words, block);
    if (before?.picture !== block.picture) this.#showPicture();
    if (before?.facts !== block.facts) this.#showFacts();
  }

  #showPicture() {
    const { picture } = this.block;
    this.figure.hidden = picture === null;
    if (picture === null) return;
    const image = this.figure.querySelector("img");
    this.editor.library.picture(picture).then((found) => {
      image.hidden = !found;
      if (found) {
        image.src = found.src;
        image.alt = found.alt;
        this.figure.querySelector("[data-alt]").textContent = found.alt || this.editor.parts.word("decorative");
        this.figure.querySelector("[data-credit]").textContent = found.credit;
      }
      this.figure.querySelector("[data-lost]").hidden = Boolean(found);
    });
  }

  #showFacts() {
    const shown = new Map([...this.facts.children].map((row) => [Number(row.dataset.fact), row]));
    const rows = this.block.facts.map((one) => {
      const row = shown.get(one.fact) ?? this.editor.parts.clone("fact");
      const box = row.querySelector("input");
      row.dataset.fact = one.fact;
      row.querySelector("[data-figure]").textContent = one.text || this.editor.parts.word("fact-number", { number: one.fact });
      row.querySelector("[data-told]").textContent = one.told;
      if (box !== document.activeElement) box.value = one.caption;
      return row;
    });
    this.facts.replaceChildren(...rows);
    this.facts.hidden = !rows.length;
  }

  #press(event) {
    const button = event.target.closest("button[data-press]");
    if (!button) return;
    if (button.dataset.press === "remove-picture") this.editor.removeBlock(this.block.id);
    if (button.dataset.press === "remove-fact") this.editor.removeFact(this.block.id, Number(button.closest("[data-fact]").dataset.fact));
  }

  #caption(event) {
    const number = Number(event.target.closest("[data-fact]").dataset.fact);
    this.editor.captionFact(this.block.id, number, event.target.value);
  }
}
