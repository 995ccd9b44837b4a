// Unsaved words are kept: by the portal a moment after each change, in this browser while it cannot be reached. What an
// earlier page left behind is offered and never put in by itself. Two pages of one story keep apart, each by its own key.
import { fromServer, toServer } from "./blocks.js";
import { compareLines } from "./diff.js";
import { compareTexts } from "./dialogs.js";
import { draftsOf, forget, store } from "./drafts.js";
import { Away, Lost, Refused } from "./server.js";

const PAUSE = 1500; // milliseconds after the last change
const LONGEST = 8000; // since the first change that is not kept
const AGAIN = 10_000; // until the portal is asked again
const OTHERS_ANSWER = 300; // what pages in other tabs may take to say that they are there

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// What counts when two contents are compared; fields that are empty or were not there yet are the same.
const printOf = ({ fields, blocks }) =>
  JSON.stringify([
    Object.entries(fields).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value).sort(),
    blocks.map(({ kind, text, links = [], picture = null, facts = [] }) => [kind, text, links, picture, facts.map(({ fact, caption }) => [fact, caption])]),
  ]);

const timeOf = (stamp) => new Date(stamp).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });

export class Autosave {
  #timer = 0;
  #since = 0;
  #isBusy = false;
  #notice = null;
  #state = "";
  #replaces = [];
  #isOver = false;

  constructor({ server, editor, form, parts, notices, status, story, login, fields }) {
    Object.assign(this, { server, editor, form, parts, notices, status, story, login, fields });
    this.key = newKey();
    this.number = 0;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("wenming-writing") : null;
    this.live = new Set();
    this.print = printOf(this.content());
    editor.addEventListener("change", () => this.#changed());
    form.addEventListener("input", () => this.#changed());
    window.addEventListener("pagehide", () => this.#leave());
    for (const name of ["focus", "online"]) window.addEventListener(name, () => this.#state === "lost" && this.#again());
    document.getElementById("logout-form")?.addEventListener("submit", (event) => this.#logOut(event));
    this.channel?.addEventListener("message", (event) => this.#hear(event.data));
  }

  content() {
    const boxes = this.fields.map((name) => this.form.elements.namedItem(name)).filter(Boolean);
    return {
      fields: Object.fromEntries(boxes.map((box) => [box.name, box.value])),
      blocks: toServer(this.editor.blocks),
      opened: this.#carried("form_opened")?.value ?? "",
    };
  }

  #carried(name) {
    return this.form.elements.namedItem(name);
  }

  get version() {
    return this.#carried("form_version")?.value ?? "";
  }

  // What is left from before

  async start() {
    this.channel?.postMessage({ asks: true, ...this.#name() });
    await new Promise((resolve) => setTimeout(resolve, OTHERS_ANSWER));
    const local = draftsOf(this.server.account).filter((draft) => draft.story === this.story && !this.live.has(draft.key));
    let found = { found: [], finished: [] };
    try {
      found = await this.server.get("standing", { story: this.story, key: local.map((draft) => draft.key) });
    } catch (fault) {
      if (!(fault instanceof Lost || fault instanceof Away || fault instanceof Refused)) throw fault;
    }
    for (const key of found.finished) forget(this.server.account, key);
    const byKey = new Map(found.found.map((one) => [one.key, one]));
    for (const draft of local) {
      const isNewer = !byKey.has(draft.key) || Date.parse(draft.stamp) > Date.parse(byKey.get(draft.key).stamp);
      if (!found.finished.includes(draft.key) && isNewer) byKey.set(draft.key, { ...draft, at: timeOf(draft.stamp) });
    }
    const left = [...byKey.values()].filter((one) => !this.live.has(one.key) && one.key !== this.key);
    const [same, other] = [left.filter((one) => printOf(one.content) === this.print), left.filter((one) => printOf(one.content) !== this.print)];
    if (same.length) this.#discard(same.map((one) => one.key));
    for (const one of other.slice(0, 3)) this.#offer(one);
  }

  #offer(one) {
    const isOlder = Boolean(one.based_on) && one.based_on !== this.version;
    const notice = this.notices.say(isOlder ? "found-older" : "found-autosave", { at: one.at }, [], [
      ["compare", () => this.#compare(one, notice), true],
      ["restore", () => this.#restore(one)],
      ["discard", () => this.#discard([one.key])],
    ]);
  }

  #labelOf(name) {
    return this.form.elements.namedItem(name)?.labels?.[0]?.textContent.trim() ?? name;
  }

  async #compare(one, notice) {
    const linesOf = ({ fields, blocks }) => [
      ...this.fields.filter((name) => fields[name]).map((name) => `${this.#labelOf(name)}${fields[name]}`),
      ...blocks.map(({ text, picture }) => text || `${this.parts.word("picture")} ${picture}`),
    ];
    const answer = await compareTexts(this.parts, compareLines(linesOf(this.content()), linesOf(one.content)));
    if (!answer) return;
    notice.remove();
    if (answer === "restore") this.#restore(one);
    else this.#discard([one.key]);
  }

  // With the version on which it was written: when the story was saved since, saving shows both texts side by side.
  #restore(one) {
    for (const [name, value] of Object.entries(one.content.fields)) {
      const box = this.form.elements.namedItem(name);
      if (box) box.value = value;
    }
    if (one.based_on && this.#carried("form_version")) {
      this.#carried("form_version").value = one.based_on;
      this.#carried("form_opened").value = one.content.opened;
    }
    this.#replaces.push(one.key);
    this.editor.replaceAll(fromServer(one.content.blocks));
    this.editor.dispatchEvent(new Event("told"));
    this.notices.say("restored", { at: one.at });
  }

  async #discard(keys) {
    for (const key of keys) forget(this.server.account, key);
    try {
      await this.server.post("autosave", { discard: keys });
    } catch (fault) {
      this.#failed(fault);
    }
  }

  // Pages in other tabs

  #name() {
    return { account: this.server.account, story: this.story, key: this.key };
  }

  #hear(other) {
    if (other.account !== this.server.account || other.story !== this.story || other.key === this.key) return;
    this.live.add(other.key);
    if (other.asks) this.channel.postMessage(this.#name());
    if (this.story) this.#tellOfOthers();
  }

  #tellOfOthers() {
    if (this.isTold) return;
    this.isTold = true;
    this.notices.say("two-pages");
  }

  // Keeping

  #changed() {
    if (this.#isOver || printOf(this.content()) === this.print) return;
    this.#since ||= performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), performance.now() - this.#since > LONGEST ? 0 : PAUSE);
    if (this.#state) this.#store();
  }

  async save() {
    if (this.#isBusy || this.#isOver || this.#state === "lost") return;
    const content = this.content();
    const print = printOf(content);
    if (print === this.print) return;
    this.#isBusy = true;
    this.#since = 0;
    try {
      const kept = await this.server.post("autosave", this.#message(content));
      this.#isBusy = false;
      this.#heard(kept, print);
    } catch (fault) {
      this.#isBusy = false;
      this.#store();
      this.#failed(fault);
    }
  }

  #message(content) {
    return { key: this.key, number: this.number, story: this.story, based_on: this.version, content, replaces: this.#replaces };
  }

  #heard(kept, print) {
    if (this.#isOver) return;
    if (kept.taken) {
      [this.key, this.number] = [newKey(), 0];
      this.save();
      return;
    }
    if (kept.finished) {
      this.#isOver = true;
      this.notices.say("finished");
      return;
    }
    const wasAway = this.#state;
    this.#state = "";
    this.#notice?.remove();
    if (wasAway) this.status.textContent = this.parts.word("back");
    this.number = kept.number;
    this.print = print;
    for (const key of [this.key, ...this.#replaces]) forget(this.server.account, key);
    this.#replaces = [];
    if (!wasAway) this.status.textContent = this.parts.word("saved", { at: kept.at });
    if (kept.others.length) this.#tellOfOthers();
    this.#changed();
  }

  #failed(fault) {
    if (fault instanceof Refused) {
      this.status.textContent = this.parts.word("refused", { reason: fault.message });
      return;
    }
    if (!(fault instanceof Lost || fault instanceof Away)) throw fault;
    const state = fault instanceof Lost ? "lost" : "away";
    if (state !== this.#state) {
      this.#notice?.remove();
      const buttons = state === "lost" ? [["log-in", () => window.open(this.login, "_blank", "noopener"), true]] : [];
      this.#notice = this.notices.say(state, {}, [], buttons);
      this.status.textContent = "";
    }
    this.#state = state;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#again(), AGAIN);
  }

  async #again() {
    clearTimeout(this.#timer);
    try {
      await this.server.renew();
      this.#state &&= "away";
      await this.save();
    } catch (fault) {
      this.#failed(fault);
    }
  }

  #store(more = {}) {
    const draft = { ...this.#message(this.content()), stamp: new Date().toISOString(), ...more };
    return store(this.server.account, draft);
  }

  #leave() {
    if (this.#isOver || printOf(this.content()) === this.print) return;
    this.#store();
    this.server.send("autosave", this.#message(this.content()));
  }

  // Logging out wipes the copies of this browser (static/js/desk_drafts.js): first the portal gets what it lacks. When it
  // cannot be reached that is said, and a second press logs out all the same.
  async #logOut(event) {
    const isKept = printOf(this.content()) === this.print;
    if (this.#isOver || isKept || this.isWarned) {
      this.#isOver = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.isWarned = true;
    await this.save();
    if (printOf(this.content()) === this.print) event.target.requestSubmit();
    else this.notices.say("log-out-loses");
  }

  // Sending the form

  // Under which keys the portal has what the form carries: of this page, and of pages whose words were restored here.
  get keys() {
    return [this.key, ...this.#replaces].join(" ");
  }

  // Whether the session still stands; if not, it is said, and the form stays where it is.
  async mayBeSent() {
    try {
      await this.server.renew();
      return true;
    } catch (fault) {
      this.#store();
      this.#failed(fault);
      return false;
    }
  }

  // From here on the form carries everything; the copy is wiped once the portal says that the form was saved.
  stop() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    for (const key of this.#replaces) forget(this.server.account, key);
    if (printOf(this.content()) !== this.print) this.#store({ sent: true });
  }
}
