// Where the caret stands in an element, as an offset in its text, and how the text of a block is drawn with its links.
export function offsetsIn(element) {
  const selection = document.getSelection();
  if (!selection.rangeCount || !element.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

function pointIn(element, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
    last = node;
  }
  return last ? [last, last.length] : [element, 0];
}

export function select(element, start, end = start) {
  element.focus({ preventScroll: true });
  document.getSelection().setBaseAndExtent(...pointIn(element, start), ...pointIn(element, end));
  element.scrollIntoView({ block: "nearest" });
}

// Whether the caret is on the first or last line, so that an arrow leaves the block.
export function isAtEdge(element, isUp) {
  const selection = document.getSelection();
  const [inside, caret] = [document.createRange(), selection.getRangeAt(0).cloneRange()];
  caret.collapse(isUp);
  inside.selectNodeContents(element);
  const boxes = [...inside.getClientRects()].filter((box) => box.height > 0);
  const here = caret.getClientRects()[0];
  if (!boxes.length || !here) return true;
  const half = here.height / 2;
  return isUp
    ? here.top - Math.min(...boxes.map((box) => box.top)) < half
    : Math.max(...boxes.map((box) => box.bottom)) - here.bottom < half;
}

export function draw(element, one) {
  const nodes = [];
  let from = 0;
  for (const link of one.links) {
    if (link.start > from) nodes.push(document.createTextNode(one.text.slice(from, link.start)));
    const anchor = document.createElement("a");
    anchor.href = link.url;
    anchor.title = link.url;
    anchor.tabIndex = -1;
    anchor.textContent = one.text.slice(link.start, link.end);
    nodes.push(anchor);
    from = link.end;
  }
  if (from < one.text.length) nodes.push(document.createTextNode(one.text.slice(from)));
  element.replaceChildren(...nodes);
}

export const textOf = (element) => element.textContent.replace(/\u00a0/g, " ");

// Whether the element shows just these words and links; browsers leave spans and breaks behind.
export function isDrawn(element, one) {
  const nodes = [...element.childNodes];
  const plain = nodes.every((node) => node.nodeType === Node.TEXT_NODE || (node.localName === "a" && !node.children.length));
  let place = 0;
  const links = nodes.flatMap((node) => {
    const start = place;
    place += node.textContent.length;
    return node.localName === "a" ? [`${start}-${place} ${node.getAttribute("href")}`] : [];
  });
  const wanted = one.links.map((link) => `${link.start}-${link.end} ${link.url}`);
  return plain && element.textContent === one.text && links.join() === wanted.join();
}
