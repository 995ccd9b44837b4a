// The editor: a list of blocks on the page, each an editable element of its own, and every change of them.
//
// The browser types into one block, with its input method, and we read what it did; whatever crosses the border of a block
// is ours: splitting, merging, pasting, selecting several. While an input method composes, nothing here touches the page.
import { afterTyping, asLine, block, isList, merge, plainKind, replaceText, split, TEXTUAL, withLede, withLink } from "./blocks.js";
import { offsetsIn, select, textOf, draw, isDrawn } from "./caret.js";
import { History } from "./history.js";
import { View } from "./view.js";

const TYPED_MARKS = { "## ": "heading", "- ": "item", "1. ": "step", "> ": "quote" };

export class Editor extends EventTarget {
  #views = new Map();
  #history = new History();

  constructor(list, { parts, library, blocks }) {
    super();
    Object.assign(this, { list, parts, library, blocks: withLede(blocks), at: null, range: null });
    this.render();
    list.addEventListener("compositionstart", (event) => this.#compose(event, true));
    list.addEventListener("compositionend", (event) => this.#compose(event, false));
    list.addEventListener("input", (event) => this.#typed(event));
    list.addEventListener("focusout", (event) => this.#compose(event, false));
    document.addEventListener("selectionchange", () => this.look());
  }

  // Reading

  viewOf(node) {
    const root = node instanceof Element ? node.closest("[data-id]") : node?.parentElement?.closest("[data-id]");
    return root && this.list.contains(root) ? this.#views.get(Number(root.dataset.id)) : undefined;
  }

  viewAt(place) {
    return this.#views.get(this.blocks[place]?.id);
  }

  placeOf(id) {
    return this.blocks.findIndex((one) => one.id === id);
  }

  get isComposing() {
    return [...this.#views.values()].some((view) => view.isComposing);
  }

  // The block with the caret, or the one that had it last.
  get current() {
    return this.blocks.find((one) => one.id === this.at?.id);
  }

  get canUndo() {
    return this.#history.canBack;
  }

  get canRedo() {
    return this.#history.canForth;
  }

  // Changing

  commit(blocks, { typing = 0, focus = null } = {}) {
    this.#history.keep({ blocks: this.blocks, at: this.at }, typing);
    this.#show(blocks, focus);
  }

  #show(blocks, focus) {
    this.range = null;
    this.blocks = withLede(blocks.length ? blocks : [block("lede")]);
    this.render();
    if (focus) this.focus(focus.id, focus.start, focus.end);
    this.dispatchEvent(new Event("change"));
  }

  // Everything new, as when an autosave is restored; can be taken back like any other change.
  replaceAll(blocks) {
    this.commit(blocks, { focus: { id: blocks[0].id, start: 0 } });
  }

  undo() {
    const state = this.#history.back({ blocks: this.blocks, at: this.at });
    if (state) this.#show(state.blocks, state.at);
  }

  redo() {
    const state = this.#history.forth({ blocks: this.blocks, at: this.at });
    if (state) this.#show(state.blocks, state.at);
  }

  change(id, next, options) {
    this.commit(this.blocks.flatMap((one) => (one.id === id ? next(one) : [one])), options);
  }

  focus(id, start = 0, end = start) {
    const view = this.#views.get(id);
    if (!view) return;
    const length = view.block.text.length;
    select(view.words, Math.min(start, length), Math.min(end, length));
    this.at = { id, start: Math.min(start, length), end: Math.min(end, length) };
  }

  splitAt(id, start, end) {
    const one = this.blocks[this.placeOf(id)];
    if (!one.text && (isList(one.kind) || one.kind === "quote")) {
      this.change(id, () => [{ ...one, kind: "paragraph" }], { focus: { id } });
      return;
    }
    if (one.kind === "picture") {
      const next = block("paragraph");
      this.change(id, () => [one, next], { focus: { id: next.id } });
      return;
    }
    const halves = split(replaceText(one, start, end, ""), start);
    this.change(id, () => halves, { focus: { id: halves[1].id } });
  }

  // Backspace at the beginning: a list or quote becomes a paragraph first, then the block joins the one before.
  joinBefore(id) {
    const place = this.placeOf(id);
    const [one, before] = [this.blocks[place], this.blocks[place - 1]];
    if (isList(one.kind) || one.kind === "quote") {
      this.change(id, () => [{ ...one, kind: "paragraph" }], { focus: { id } });
    } else if (before?.kind === "picture" || one.kind === "picture") {
      const isEmpty = one.kind !== "picture" && !one.text && !one.facts.length;
      if (isEmpty) this.change(id, () => [], { focus: { id: before.id, start: before.text.length } });
      else if (before) this.focus(before.id, before.text.length);
    } else if (before) {
      this.#join(before, one);
    }
  }

  joinAfter(id) {
    const place = this.placeOf(id);
    const [one, after] = [this.blocks[place], this.blocks[place + 1]];
    if (after && one.kind !== "picture" && after.kind !== "picture") this.#join(one, after);
  }

  #join(first, second) {
    const one = merge(first, second);
    const blocks = this.blocks.flatMap((each) => (each === first ? [one] : each === second ? [] : [each]));
    this.commit(blocks, { focus: { id: one.id, start: first.text.length } });
  }

  setKind(kind) {
    const one = this.current;
    if (!one || !TEXTUAL.includes(plainKind(one.kind))) return;
    const next = plainKind(one.kind) === kind ? "paragraph" : kind;
    this.change(one.id, () => [{ ...one, kind: next }], { focus: { ...this.at } });
  }

  move(id, by) {
    const place = this.placeOf(id);
    const to = place + by;
    if (to < 0 || to >= this.blocks.length) return;
    const blocks = [...this.blocks];
    [blocks[place], blocks[to]] = [blocks[to], blocks[place]];
    this.commit(blocks, { focus: { ...this.at, id } });
  }

  link(id, start, end, url) {
    this.change(id, (one) => [withLink(one, start, end, url)], { focus: { id, start: end } });
  }

  removeBlock(id) {
    const place = this.placeOf(id);
    const near = this.blocks[place + 1] ?? this.blocks[place - 1];
    this.change(id, () => [], { focus: near ? { id: near.id } : null });
    if (!near) this.focus(this.blocks[0].id);
  }

  addPicture(number) {
    const one = block("picture", "", { picture: number });
    this.insertAfter([one]);
    this.focus(one.id);
  }

  // Whole blocks behind the one with the caret, in the place of that one when it is empty.
  insertAfter(blocks) {
    const here = this.current ?? this.blocks.at(-1);
    const isEmpty = here.kind !== "picture" && !here.text && !here.facts.length;
    const last = blocks.at(-1);
    this.change(here.id, () => (isEmpty ? blocks : [here, ...blocks]), { focus: { id: last.id, start: last.text.length } });
  }

  // Pasted blocks: a single paragraph goes in between the words, several divide them.
  insertAt(at, blocks) {
    const one = this.blocks[this.placeOf(at.id)];
    if (!blocks.length || !one) return;
    const rest = replaceText(one, at.start, at.end, "");
    const isWords = blocks.length === 1 && plainKind(blocks[0].kind) === "paragraph";
    if (isWords || one.kind === "picture") {
      const words = blocks.map((each) => each.text).join(" ");
      const links = isWords ? blocks[0].links.map((each) => ({ ...each, start: each.start + at.start, end: each.end + at.start })) : [];
      const longer = replaceText(rest, at.start, at.start, words);
      const next = { ...longer, links: [...longer.links, ...links].sort((a, b) => a.start - b.start) };
      this.change(one.id, () => [next], { focus: { id: one.id, start: at.start + words.length } });
      return;
    }
    const last = blocks.at(-1);
    const [left, right] = at.start === 0 ? [null, rest] : split(rest, at.start);
    const kept = (each) => each && (each.text || each.facts.length);
    const next = [...(kept(left) ? [left] : []), ...blocks, ...(kept(right) ? [right] : [])];
    this.change(one.id, () => next, { focus: { id: last.id, start: last.text.length } });
  }

  addFact(id, fact) {
    this.change(id, (one) => [{ ...one, facts: [...one.facts.filter((each) => each.fact !== fact.fact), fact] }], { focus: { ...this.at } });
  }

  removeFact(id, number) {
    this.change(id, (one) => [{ ...one, facts: one.facts.filter((each) => each.fact !== number) }], { focus: { ...this.at, id } });
  }

  captionFact(id, number, caption) {
    const named = (each) => (each.fact === number ? { ...each, caption } : each);
    this.change(id, (one) => [{ ...one, facts: one.facts.map(named) }], { typing: -id });
  }

  // What the library tells of figures that were there already; changes no text, so it is no step to take back.
  tellFacts(told) {
    this.blocks = this.blocks.map((one) =>
      one.facts.some((each) => told.has(each.fact))
        ? { ...one, facts: one.facts.map((each) => ({ ...each, ...told.get(each.fact) })) }
        : one,
    );
    this.render();
  }

  // Several blocks at once

  selectRange(from, to) {
    this.range = from === to ? null : { from, to };
    this.#markRange();
    this.dispatchEvent(new Event("range"));
  }

  get selected() {
    if (!this.range) return [];
    const [from, to] = [this.placeOf(this.range.from), this.placeOf(this.range.to)].sort((a, b) => a - b);
    return this.blocks.slice(from, to + 1);
  }

  // Their place is taken by one empty paragraph, in which the caret stands.
  removeRange() {
    const gone = this.selected;
    const empty = block("paragraph");
    const blocks = this.blocks.flatMap((one) => (one === gone[0] ? [empty] : gone.includes(one) ? [] : [one]));
    this.commit(blocks, { focus: { id: empty.id } });
  }

  #markRange() {
    const marked = new Set(this.selected.map((one) => one.id));
    for (const [id, view] of this.#views) view.root.classList.toggle("is-selected", marked.has(id));
  }

  // Showing

  render() {
    const kept = new Set(this.blocks.map((one) => one.id));
    for (const [id, view] of this.#views) {
      if (kept.has(id)) continue;
      view.root.remove();
      this.#views.delete(id);
    }
    let next = this.list.firstElementChild;
    this.blocks.forEach((one, place) => {
      let view = this.#views.get(one.id);
      if (!view) this.#views.set(one.id, (view = new View(this)));
      view.update(one, place + 1);
      if (view.root === next) next = next.nextElementSibling;
      else this.list.insertBefore(view.root, next);
    });
    this.#markRange();
  }

  // Typing

  #compose(event, isOn) {
    const view = this.viewOf(event.target);
    if (!view || event.target !== view.words) return;
    if (!isOn && !view.isComposing) return;
    view.isComposing = isOn;
    if (!isOn) this.#read(view);
  }

  #typed(event) {
    const view = this.viewOf(event.target);
    if (view && event.target === view.words && !view.isComposing && !event.isComposing) this.#read(view);
  }

  #read(view) {
    const caret = offsetsIn(view.words);
    const text = asLine(textOf(view.words));
    if (text !== view.block.text) {
      const one = afterTyping(view.block, text, Math.min(caret?.end ?? text.length, text.length));
      const mark = plainKind(one.kind) === "paragraph" && Object.keys(TYPED_MARKS).find((each) => text.startsWith(each));
      if (mark && caret?.end === mark.length) {
        const kind = TYPED_MARKS[mark];
        this.change(one.id, () => [{ ...replaceText(one, 0, mark.length, ""), kind }], { focus: { id: one.id } });
        return;
      }
      this.change(one.id, () => [one], { typing: one.id });
    }
    if (isDrawn(view.words, view.block)) return;
    draw(view.words, view.block);
    if (caret) select(view.words, Math.min(caret.start, text.length), Math.min(caret.end, text.length));
  }

  // Where the caret stands now: the browser tells of a move only a moment later.
  look() {
    const view = this.viewOf(document.getSelection().anchorNode);
    const offsets = view && offsetsIn(view.words);
    if (!offsets) return;
    this.at = { id: view.block.id, ...offsets };
    this.dispatchEvent(new Event("caret"));
  }
}
