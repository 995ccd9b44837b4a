// The toolbar: one stop of the tabulator, arrows inside it, and buttons that say how the block with the caret stands.
import { plainKind } from "./blocks.js";

export function setUpToolbar(bar, editor, ask) {
  const buttons = [...bar.querySelectorAll("button")];
  const open = () => buttons.filter((button) => button.getAttribute("aria-disabled") !== "true");

  const rove = (button) => {
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
  };

  const actions = {
    kind: (button) => editor.setKind(button.dataset.kind),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    up: () => editor.current && editor.move(editor.current.id, -1),
    down: () => editor.current && editor.move(editor.current.id, 1),
    link: ask.link,
    picture: ask.picture,
    fact: ask.fact,
    tidy: ask.tidy,
  };

  function show() {
    const kind = editor.current && plainKind(editor.current.kind);
    for (const button of buttons) {
      if (button.dataset.kind) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
      const isIdle = (button.dataset.do === "undo" && !editor.canUndo) || (button.dataset.do === "redo" && !editor.canRedo);
      button.setAttribute("aria-disabled", String(isIdle));
    }
  }

  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays where it is
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    rove(button);
    editor.look();
    actions[button.dataset.do](button);
  });
  bar.addEventListener("keydown", (event) => {
    const among = open();
    const here = among.indexOf(document.activeElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: among.length - 1 }[event.key];
    if (event.key === "Escape" && editor.at) editor.focus(editor.at.id, editor.at.start, editor.at.end);
    if (to === undefined) return;
    event.preventDefault();
    const next = among[(to + among.length) % among.length];
    rove(next);
    next.focus();
  });
  for (const name of ["change", "caret"]) editor.addEventListener(name, show);
  rove(buttons[0]);
  show();
  return () => {
    buttons.find((button) => button.tabIndex === 0).focus();
    return true;
  };
}
