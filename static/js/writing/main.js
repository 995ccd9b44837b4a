// Lays the editor over the area of the light markup and keeps both the same. When anything here fails at the start, the
// area stays and is the editor.
import { fromServer, linkAt, toMarkup, toServer } from "./blocks.js";
import { Autosave } from "./autosave.js";
import { listenToClipboard } from "./clipboard.js";
import { askForLink, chooseFact, choosePicture } from "./dialogs.js";
import { Editor } from "./editor.js";
import { listenToKeys } from "./keys.js";
import { Library } from "./library.js";
import { Notices } from "./notices.js";
import { Parts } from "./parts.js";
import { Rows } from "./rows.js";
import { Server } from "./server.js";
import { tidy } from "./tidying.js";
import { setUpToolbar } from "./toolbar.js";

const FIGURES = "citations"; // the rows of the form that tie a figure to its paragraph

function begin(root) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const area = find("plain").querySelector("textarea");
  const { form } = area;
  const [sent, keySent] = [find("blocks-sent"), find("key-sent")];
  const parts = new Parts(root);
  const server = new Server(root, form);
  const library = new Library(server);
  const rows = new Rows(form, FIGURES);
  const notices = new Notices(find("notices"), parts);

  const editor = new Editor(find("list"), { parts, library, blocks: rows.attach(fromServer(atFirst())) });

  // After “back” the browser has put into the fields what stood there; then that counts.
  function atFirst() {
    const kept = sent.value && JSON.parse(sent.value);
    return kept && kept.text === area.value ? kept.blocks : JSON.parse(root.dataset.blocks);
  }

  function write() {
    area.value = toMarkup(editor.blocks);
    const blocks = toServer(editor.blocks).map(({ facts, ...one }) => one); // figures are sent in their rows
    sent.value = JSON.stringify({ text: area.value, blocks });
  }

  async function tellFacts() {
    const numbers = editor.blocks.flatMap((one) => one.facts.filter((each) => !each.told).map((each) => each.fact));
    const told = await library.tellFacts(numbers).catch(() => new Map()); // their numbers stay, until asked again
    if (told.size) editor.tellFacts(told);
  }

  const ask = {
    async link() {
      const { current: one, at } = editor;
      if (!one) return;
      const there = linkAt(one, at.start, at.end);
      const [start, end] = there && at.start === at.end ? [there.start, there.end] : [at.start, at.end];
      if (start === end) {
        notices.say("link-needs-words");
        return;
      }
      const answer = await askForLink(parts, one.text.slice(start, end), there?.url ?? "");
      if (answer) editor.link(one.id, start, end, answer.url);
      else editor.focus(one.id, start, end);
    },
    async picture() {
      const { at } = editor;
      const found = await choosePicture(parts, library);
      if (found) editor.addPicture(found.id);
      else if (at) editor.focus(at.id, at.start, at.end);
    },
    async fact() {
      const { current: one, at } = editor;
      if (!one || one.kind === "picture" || !one.text.trim()) {
        notices.say("no-fact-here");
        return;
      }
      const chosen = [...(form.elements.namedItem("communities")?.selectedOptions ?? [])].map((each) => each.value);
      if (!chosen.length) {
        notices.say("no-communities");
        return;
      }
      const found = await chooseFact(parts, library, chosen, editor.placeOf(one.id) + 1);
      if (found) editor.addFact(one.id, { fact: found.id, caption: "", text: found.text, told: found.told });
      else editor.focus(at.id, at.start, at.end);
    },
    tidy: () => tidy(editor, { parts, server, notices }),
    toolbar: () => false,
  };

  ask.toolbar = setUpToolbar(find("bar"), editor, ask);
  listenToKeys(editor, ask);
  listenToClipboard(editor, { server, notices });
  const status = find("saved");
  const autosave = new Autosave({
    server, editor, form, parts, notices, status, story: root.dataset.story, login: root.dataset.login,
    fields: root.dataset.fields.split(" "),
  });
  editor.addEventListener("change", write);
  editor.addEventListener("told", tellFacts);
  editor.addEventListener("range", () => {
    status.textContent = editor.range ? parts.word("range", { count: editor.selected.length }) : "";
  });

  let [isAsking, isSure] = [false, false];
  form.addEventListener("submit", async (event) => {
    if (isSure) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    const may = await autosave.mayBeSent();
    isAsking = false;
    if (!may) return;
    isSure = true;
    rows.write(editor.blocks);
    keySent.value = autosave.keys;
    autosave.stop();
    form.requestSubmit(event.submitter);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // the form was sent from here; what stands in it may be old
  });

  find("plain").hidden = true;
  const help = document.getElementById(`${area.id}_helptext`);
  if (help) help.hidden = true; // it teaches the light markup
  find("desk").hidden = false;
  document.querySelector(`label[for="${CSS.escape(area.id)}"]`)?.addEventListener("click", () => editor.focus(editor.blocks[0].id));
  tellFacts();
  autosave.start();
}

for (const root of document.querySelectorAll("[data-writing]")) begin(root);
