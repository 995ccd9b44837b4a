// The text of a story as values: an ordered list of blocks that never change, only give way to new ones. Nothing here
// knows the page. Offsets are those of JavaScript's strings; `toServer` and `fromServer` count code points, as Python does.
const MARKS = { heading: "## ", item: "- ", quote: "> " };
export const TEXTUAL = ["paragraph", "heading", "item", "step", "quote"];

let lastId = 0;

export const block = (kind, text = "", more = {}) => {
  lastId += 1;
  return { id: lastId, kind, anchor: "", text, links: [], picture: null, facts: [], ...more };
};

// An anchor says by its letter whether it is a heading's; a block that changed from one to the other gets a new one.
const letterOf = (kind) => (kind === "heading" ? "s" : "p");
export const anchorOf = (one) => (one.anchor.startsWith(letterOf(one.kind)) ? one.anchor : "");

// A plain paragraph before which nothing but pictures stands is the lede; no other is.
export function withLede(blocks) {
  let isOpening = true;
  return blocks.map((one) => {
    const isPlain = one.kind === "paragraph" || one.kind === "lede";
    const kind = isPlain ? (isOpening ? "lede" : "paragraph") : one.kind;
    isOpening = isOpening && (one.kind === "picture" || (isPlain && !one.text.trim()));
    return kind === one.kind ? one : { ...one, kind };
  });
}

export const isList = (kind) => kind === "item" || kind === "step";
export const plainKind = (kind) => (kind === "lede" ? "paragraph" : kind);

// Links after the characters from `start` to `end` gave way to `count` others; an address follows its words, and words
// typed at its edge stay outside.
export function shiftLinks(links, start, end, count) {
  const change = count - (end - start);
  return links.flatMap((link) => {
    if (link.end <= start) return [link];
    if (link.start >= end) return [{ ...link, start: link.start + change, end: link.end + change }];
    if (link.start <= start && link.end >= end) {
      const inside = { ...link, end: link.end + change };
      return inside.end > inside.start ? [inside] : [];
    }
    const from = link.start < start ? link.start : start + count;
    const to = link.end > end ? link.end + change : start;
    return to > from ? [{ ...link, start: from, end: to }] : [];
  });
}

const cutLinks = (links, start, end) =>
  links
    .filter((link) => link.start < end && link.end > start)
    .map((link) => ({ ...link, start: Math.max(link.start, start) - start, end: Math.min(link.end, end) - start }));

export function replaceText(one, start, end, words) {
  const text = one.text.slice(0, start) + words + one.text.slice(end);
  return { ...one, text, links: shiftLinks(one.links, start, end, words.length) };
}

// What was typed, seen from the outside: the words before and after, and where the caret stands now.
export function afterTyping(one, text, caret) {
  const shorter = Math.min(one.text.length, text.length);
  let after = 0;
  const most = Math.min(shorter, text.length - caret);
  while (after < most && one.text[one.text.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  let before = 0;
  while (before < shorter - after && one.text[before] === text[before]) before += 1;
  return replaceText(one, before, one.text.length - after, text.slice(before, text.length - after));
}

// A figure goes where its words went; the half that keeps the beginning keeps the anchor.
export function split(one, place) {
  const [left, right] = [one.text.slice(0, place), one.text.slice(place)];
  const goes = (fact) => Boolean(fact.text) && right.includes(fact.text) && !left.includes(fact.text);
  const next = place === one.text.length && one.kind === "heading" ? "paragraph" : plainKind(one.kind);
  if (place === 0 && one.text) return [block(next === "heading" ? "paragraph" : next), one];
  return [
    { ...one, text: left, links: cutLinks(one.links, 0, place), facts: one.facts.filter((fact) => !goes(fact)) },
    block(next, right, { links: cutLinks(one.links, place, one.text.length), facts: one.facts.filter(goes) }),
  ];
}

export function merge(first, second) {
  if (!first.text && !first.facts.length) return second;
  const by = first.text.length;
  const known = new Set(first.facts.map((fact) => fact.fact));
  return {
    ...first,
    text: first.text + second.text,
    links: [...first.links, ...second.links.map((link) => ({ ...link, start: link.start + by, end: link.end + by }))],
    facts: [...first.facts, ...second.facts.filter((fact) => !known.has(fact.fact))],
  };
}

export function withLink(one, start, end, url) {
  const outside = one.links.flatMap((link) => [
    ...(link.start < start ? [{ ...link, end: Math.min(link.end, start) }] : []),
    ...(link.end > end ? [{ ...link, start: Math.max(link.start, end) }] : []),
  ]);
  const links = url ? [...outside, { start, end, url }] : outside;
  return { ...one, links: links.sort((a, b) => a.start - b.start) };
}

export const linkAt = (one, start, end = start) => one.links.find((link) => link.start <= start && link.end >= end);

// One line, no control characters, no halves of characters: what a block may hold.
export const asLine = (words) =>
  (words.toWellFormed?.() ?? words).replace(/[\r\n\u2028\u2029\t]+/g, " ").replace(/[\u0000-\u001f\u007f]/g, "");

// The light markup: the twin of articles/body/markup.py, so that a page whose script has stopped still holds the whole text.
const NEEDS_BACKSLASH = /^\\*(?:## |- |[0-9]{1,3}\. |> |!\[图[1-9][0-9]{0,17}\])/;
const escaped = (text) => text.replace(/[\\[\]]/g, "\\$&");

function wordsOf({ text, links }) {
  if (!links.length && !text.includes("](")) return text.replace(/\\(?=[\\[\]])/g, "\\\\");
  let words = "";
  let from = 0;
  for (const link of links) {
    words += `${escaped(text.slice(from, link.start))}[${escaped(text.slice(link.start, link.end))}](${link.url})`;
    from = link.end;
  }
  return words + escaped(text.slice(from));
}

function lineOf(one, steps) {
  const words = wordsOf(one);
  if (one.kind === "picture") return `![图${one.picture}] ${words}`.trimEnd();
  if (one.kind === "step") return `${Math.min(steps, 999)}. ${words}`;
  if (MARKS[one.kind]) return MARKS[one.kind] + words;
  return NEEDS_BACKSLASH.test(words) ? `\\${words}` : words;
}

export const isKept = (one) => one.kind === "picture" || Boolean(one.text.trim());

export function toMarkup(blocks) {
  let steps = 0;
  const lines = blocks.filter(isKept).map((one) => {
    steps = one.kind === "step" ? steps + 1 : 0;
    return lineOf(one, steps);
  });
  return lines.join("\n\n");
}

const points = (text, place) => Array.from(text.slice(0, place)).length;
export const units = (text, place) => Array.from(text).slice(0, place).join("").length;

export function toServer(blocks) {
  return blocks.filter(isKept).map((one) => ({
    kind: one.kind,
    anchor: anchorOf(one),
    text: one.text,
    ...(one.links.length && {
      links: one.links.map(({ start, end, url }) => ({ start: points(one.text, start), end: points(one.text, end), url })),
    }),
    ...(one.kind === "picture" && { picture: one.picture }),
    ...(one.facts.length && { facts: one.facts.map(({ fact, caption }) => ({ fact, caption })) }),
  }));
}

export function fromServer(rows) {
  const blocks = rows.map((row) =>
    block(row.kind, row.text, {
      anchor: row.anchor ?? "",
      links: (row.links ?? []).map(({ start, end, url }) => ({ start: units(row.text, start), end: units(row.text, end), url })),
      picture: row.picture ?? null,
      facts: (row.facts ?? []).map(({ fact, caption }) => ({ fact, caption: caption ?? "", text: "", told: "" })),
    }),
  );
  return withLede(blocks.length ? blocks : [block("lede")]);
}

// Words without any markup, one paragraph a line; what somebody pasted stays word for word.
export const fromPlain = (text) =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => asLine(line).trim())
    .filter(Boolean)
    .map((line) => block("paragraph", line));
