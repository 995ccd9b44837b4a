// What keys and the pointer do beyond one block. A key that belongs to an input method (keyCode 229, also after Safari's
// compositionend) is left to it.
import { fromPlain, plainKind } from "./blocks.js";
import { isAtEdge, offsetsIn, select } from "./caret.js";

const BY_DIGIT = { Digit0: "paragraph", Digit2: "heading", Digit7: "step", Digit8: "item", Digit9: "quote" };
const INPUT_METHOD = 229;

export function listenToKeys(editor, ask) {
  const { list } = editor;

  function press(event) {
    const view = editor.viewOf(event.target);
    if (!view || event.target !== view.words || event.isComposing || view.isComposing) return;
    if (event.keyCode === INPUT_METHOD) {
      if (editor.range) editor.removeRange(); // what it is about to compose takes their place
      return;
    }
    editor.look();
    const isTaken = editor.range ? inRange(event) : command(event, view) || inBlock(event, view);
    if (isTaken) event.preventDefault();
  }

  function command(event, view) {
    const isControl = event.ctrlKey || event.metaKey;
    const { id } = view.block;
    if (event.altKey && event.key === "F10") return ask.toolbar();
    if (event.altKey && !isControl && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      editor.move(id, event.key === "ArrowUp" ? -1 : 1);
      return true;
    }
    if (!isControl) return false;
    if (event.altKey) {
      const kind = BY_DIGIT[event.code];
      if (kind) editor.setKind(kind);
      return Boolean(kind);
    }
    const key = event.key.toLowerCase();
    if (key === "z") return event.shiftKey ? done(editor.redo()) : done(editor.undo());
    if (key === "y") return done(editor.redo());
    if (key === "k") return done(ask.link());
    if (key === "b" || key === "i" || key === "u") return true; // no bold: the design knows none
    if (key !== "a") return false;
    const at = offsetsIn(view.words);
    const isWhole = at && at.start === 0 && at.end === view.block.text.length;
    if (!isWhole) select(view.words, 0, view.block.text.length);
    else editor.selectRange(editor.blocks[0].id, editor.blocks.at(-1).id);
    return true;
  }

  const done = () => true;

  function inBlock(event, view) {
    const { id, text, kind } = view.block;
    const at = offsetsIn(view.words);
    if (!at) return false;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCaret = at.start === at.end;
    const place = editor.placeOf(id);
    switch (isPlain && event.key) {
      case "Enter":
        editor.splitAt(id, at.start, at.end);
        return true;
      case "Backspace": {
        const isBare = isCaret && at.start === 0 && (place > 0 || !["lede", "paragraph"].includes(kind));
        if (isBare) editor.joinBefore(id);
        return isBare;
      }
      case "Delete": {
        const isBare = isCaret && at.start === text.length && place < editor.blocks.length - 1;
        if (isBare) editor.joinAfter(id);
        return isBare;
      }
      case "ArrowLeft":
        return isCaret && !event.shiftKey && at.start === 0 && go(place - 1, Infinity);
      case "ArrowRight":
        return isCaret && !event.shiftKey && at.start === text.length && go(place + 1, 0);
      case "ArrowUp":
      case "ArrowDown": {
        const isUp = event.key === "ArrowUp";
        const near = editor.blocks[place + (isUp ? -1 : 1)];
        if (!near || !isAtEdge(view.words, isUp)) return false;
        return event.shiftKey ? done(editor.selectRange(id, near.id)) : goTo(near.id, isUp);
      }
      default:
        return false;
    }
  }

  function go(place, offset) {
    const one = editor.blocks[place];
    if (one) editor.focus(one.id, offset);
    return Boolean(one);
  }

  // To the line above or below, under the same place of the line.
  function goTo(id, isUp) {
    const box = document.getSelection().getRangeAt(0).getClientRects()[0];
    const words = list.querySelector(`[data-id="${id}"] [data-words]`);
    editor.focus(id, isUp ? Infinity : 0);
    if (!box) return true;
    const lines = [...rangeOf(words).getClientRects()];
    const line = isUp ? lines.at(-1) : lines[0];
    const found = line && pointAt(box.left, (line.top + line.bottom) / 2);
    if (found && words.contains(found.node)) document.getSelection().collapse(found.node, found.offset);
    return true;
  }

  // Several blocks: longer or shorter with Shift, gone with Backspace; another key lets them go.
  function inRange(event) {
    const { from, to } = editor.range;
    const isControl = event.ctrlKey || event.metaKey;
    if (event.key === "Shift" || event.key === "Control" || event.key === "Meta") return false;
    if (isControl && ["c", "x", "a"].includes(event.key.toLowerCase())) return event.key.toLowerCase() === "a";
    if (event.key === "Backspace" || event.key === "Delete") {
      editor.removeRange();
      return true;
    }
    if (event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const next = editor.blocks[editor.placeOf(to) + (event.key === "ArrowUp" ? -1 : 1)];
      if (next) editor.selectRange(from, next.id);
      return true;
    }
    if (event.key === "Escape" || event.key.startsWith("Arrow")) {
      editor.selectRange(to, to);
      editor.focus(to, event.key === "ArrowDown" || event.key === "ArrowRight" ? Infinity : 0);
      return true;
    }
    if (event.key.length === 1 && !isControl) editor.removeRange(); // and the letter is typed into what is left
    else editor.selectRange(to, to);
    return false;
  }

  // Telephones send no keys but say what they are about to do.
  function about(event) {
    const view = editor.viewOf(event.target);
    if (!view || event.target !== view.words) return;
    const at = offsetsIn(view.words);
    if (event.inputType.startsWith("format")) event.preventDefault();
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      if (event.inputType === "historyUndo") editor.undo();
      else editor.redo();
    }
    if (event.isComposing || view.isComposing || !at) return;
    if (editor.range && event.inputType === "insertText") {
      event.preventDefault();
      editor.removeRange();
      editor.insertAt(editor.at, fromPlain(event.data ?? ""));
      return;
    }
    if (event.inputType === "insertParagraph" || event.inputType === "insertLineBreak") {
      event.preventDefault();
      editor.splitAt(view.block.id, at.start, at.end);
    } else if (event.inputType === "deleteContentBackward" && at.start === 0 && at.end === 0) {
      event.preventDefault();
      if (editor.placeOf(view.block.id) > 0 || plainKind(view.block.kind) !== "paragraph") editor.joinBefore(view.block.id);
    }
  }

  // Dragging out of a block selects whole blocks.
  let began = null;
  function point(event) {
    const view = event.button === 0 ? editor.viewOf(event.target) : undefined;
    began = view && view.words.contains(event.target) ? view.block.id : null;
    if (editor.range && view) editor.selectRange(view.block.id, view.block.id);
  }
  function drag(event) {
    if (!began || !(event.buttons & 1)) return;
    const here = editor.viewOf(document.elementFromPoint(event.clientX, event.clientY))?.block.id;
    if (!here || (here === began && !editor.range) || here === editor.range?.to) return;
    editor.selectRange(began, here);
    if (editor.range) select(list.querySelector(`[data-id="${began}"] [data-words]`), 0);
  }

  list.addEventListener("keydown", press);
  list.addEventListener("beforeinput", about);
  list.addEventListener("pointerdown", point);
  list.addEventListener("pointermove", drag);
}

function rangeOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function pointAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
