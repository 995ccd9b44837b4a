// The figures of the text and the rows “引用的事实” of the form: the rows are what is sent, the blocks are where people
// see and change them. A row of a block that has no anchor yet names its place instead: +3 is the third block sent.
import { anchorOf, isKept } from "./blocks.js";

const COLUMNS = ["anchor", "fact", "caption"];

export class Rows {
  #managed = []; // prefixes of the rows that stand beside a block

  constructor(form, prefix) {
    this.form = form;
    this.prefix = prefix;
    this.group = document.getElementById(`${prefix}-group`);
    this.total = this.#box("TOTAL_FORMS");
  }

  #box(name) {
    return this.form.elements.namedItem(`${this.prefix}-${name}`);
  }

  get isThere() {
    return Boolean(this.total);
  }

  // Blocks with the figures that the rows of the page give them.
  attach(blocks) {
    if (!this.isThere) return blocks;
    const byAnchor = new Map();
    let isLeft = false;
    blocks.filter(isKept).forEach((one, place) => {
      byAnchor.set(`+${place + 1}`, one);
      if (anchorOf(one)) byAnchor.set(anchorOf(one), one);
    });
    const facts = new Map();
    for (let number = 0; number < Number(this.total.value); number += 1) {
      const [anchor, fact, caption] = COLUMNS.map((name) => this.#box(`${number}-${name}`)?.value.trim() ?? "");
      const here = byAnchor.get(anchor);
      const isGone = this.#box(`${number}-DELETE`)?.checked;
      if (!anchor && !fact) continue;
      if (isGone || (here && /^\d+$/.test(fact))) this.#managed.push(number);
      else isLeft = true;
      if (!isGone && here && /^\d+$/.test(fact)) {
        const more = { fact: Number(fact), caption, text: "", told: "", row: number };
        facts.set(here.id, [...(facts.get(here.id) ?? []), more]);
      }
    }
    const hasErrors = this.group?.querySelector(".errorlist, .errors");
    if (this.group && !isLeft && !hasErrors) this.group.hidden = true;
    return blocks.map((one) => (facts.has(one.id) ? { ...one, facts: facts.get(one.id) } : one));
  }

  // Write what stands beside the blocks into the rows; called when the form is sent.
  write(blocks) {
    if (!this.isThere) return;
    const wanted = blocks.filter(isKept).flatMap((one, place) =>
      one.facts.map((each) => ({ ...each, anchor: anchorOf(one) || `+${place + 1}` })),
    );
    const taken = new Set();
    for (const each of wanted) {
      const own = this.#managed.find((number) => !taken.has(number) && this.#box(`${number}-fact`).value === String(each.fact) && this.#box(`${number}-anchor`).value === each.anchor);
      const free = own ?? this.#managed.find((number) => !taken.has(number) && this.#box(`${number}-fact`).value === String(each.fact)) ?? this.#add();
      taken.add(free);
      this.#fill(free, { anchor: each.anchor, fact: String(each.fact), caption: each.caption });
    }
    for (const number of this.#managed) {
      const mark = this.#box(`${number}-DELETE`);
      if (mark) mark.checked = !taken.has(number);
      if (!taken.has(number) && !this.#box(`${number}-id`)?.value) this.#fill(number, { anchor: "", fact: "", caption: "" });
    }
  }

  #fill(number, values) {
    for (const [name, value] of Object.entries(values)) this.#box(`${number}-${name}`).value = value;
  }

  #add() {
    const number = Number(this.total.value);
    const row = document.createElement("div");
    row.hidden = true;
    for (const name of ["id", "story", ...COLUMNS]) {
      const box = document.createElement("input");
      box.type = "hidden";
      box.name = `${this.prefix}-${number}-${name}`;
      row.append(box);
    }
    this.form.append(row);
    this.total.value = number + 1;
    this.#managed.push(number);
    return number;
  }
}
