// What is pasted, copied and cut. Marked-up text goes to the portal, which cleans it and says what it dropped; what was
// copied here comes back as it was.
import { fromPlain, fromServer, toMarkup, toServer } from "./blocks.js";
import { offsetsIn } from "./caret.js";
import { Refused } from "./server.js";

const OURS = "application/x-wenming-blocks";
const LARGEST = 2 * 1024 * 1024; // bytes of markup that the portal cleans

export function listenToClipboard(editor, { server, notices }) {
  const { list } = editor;

  function copy(event) {
    if (!editor.range) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", toMarkup(editor.selected));
    event.clipboardData.setData(OURS, JSON.stringify(toServer(editor.selected)));
    if (event.type === "cut") editor.removeRange();
  }

  function place() {
    if (editor.range) editor.removeRange();
    const view = editor.viewOf(document.activeElement);
    const offsets = view && offsetsIn(view.words);
    return offsets ? { id: view.block.id, ...offsets } : editor.at;
  }

  function paste(event) {
    const view = editor.viewOf(event.target);
    if (!view || !view.words.contains(event.target)) return;
    event.preventDefault();
    const data = event.clipboardData;
    const at = place();
    const [ours, markup, plain] = [data.getData(OURS), data.getData("text/html"), data.getData("text/plain")];
    if (ours) editor.insertAt(at, copied(ours, plain));
    else if (markup.trim()) clean(at, markup, plain);
    else if (plain) editor.insertAt(at, fromPlain(plain));
    else if (data.files.length) notices.say("pasted-file");
  }

  function copied(ours, plain) {
    try {
      return fromServer(JSON.parse(ours)).map((one) => ({ ...one, anchor: "" }));
    } catch {
      return fromPlain(plain); // another program's idea of our kind
    }
  }

  async function clean(at, markup, plain) {
    if (new Blob([markup]).size > LARGEST) {
      editor.insertAt(at, fromPlain(plain));
      notices.say("pasted-large");
      return;
    }
    const waiting = notices.say("cleaning");
    list.setAttribute("aria-busy", "true");
    let told = null;
    try {
      told = await server.post("clean", { html: markup });
    } catch (fault) {
      if (fault instanceof Refused) notices.say("pasted-refused", { reason: fault.message });
      else notices.say("pasted-plain");
    } finally {
      waiting.remove();
      list.removeAttribute("aria-busy");
    }
    const blocks = told ? fromServer(told.blocks) : fromPlain(plain);
    const here = editor.placeOf(at.id) < 0 ? editor.at : at;
    editor.insertAt(here, blocks.filter((one) => one.text || one.picture));
    if (told?.report.length) notices.say("cleaned", {}, told.report);
  }

  list.addEventListener("paste", paste);
  list.addEventListener("copy", copy);
  list.addEventListener("cut", copy);
  list.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      notices.say("pasted-file");
    }
  });
}

