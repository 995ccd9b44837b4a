// Reads the main content aloud, in the order of reading, with a voice that the device itself has: nothing is sent away.
// Figures and times carry their words in data-say (portal/text/speech.py); menus, forms and footnote marks are skipped.
const TOGETHER = ".fig, dl > div, tr, .tags"; // said in one breath, with a pause between their parts
const BLOCKS = `${TOGETHER}, h1, h2, h3, h4, h5, h6, p, li, dt, dd, caption, figcaption, summary, .empty > b`;
const SKIPPED = "nav, form, svg, script, .ref, .sources, .tools, .skip, .crumbs, [aria-hidden=true], [hidden], [data-quiet]";
const LONGEST = 120; // characters at a time: some voices fall silent in a long text
const DIGITS = "零一二三四五六七八九";

const main = document.querySelector("main");
const tools = document.querySelector("[data-read]");
const synth = window.speechSynthesis;

const isSeen = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;

// The words of a block as they are said, without those of blocks inside it, which are said on their own.
function wordsOf(node, block, isWhole) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED) || !isSeen(node)) return "";
  if (node !== block && !isWhole && node.matches(BLOCKS)) return "";
  if (node.dataset.say) return node.dataset.say;
  const parts = [...node.childNodes].map((child) => wordsOf(child, block, isWhole));
  return isWhole && node.matches(TOGETHER) ? parts.filter((part) => part.trim()).join("，") : parts.join("");
}

function passages() {
  const found = [];
  for (const block of main.querySelectorAll(BLOCKS)) {
    const isInside = block.parentElement.closest(TOGETHER);
    if (isInside || block.closest(SKIPPED) || !isSeen(block)) continue;
    const words = wordsOf(block, block, block.matches(TOGETHER)).replace(/\s+/g, " ").trim();
    const said = words.replace(/[12]\d{3}(?=年)/g, (year) => [...year].map((digit) => DIGITS[digit]).join(""));
    if (/[\p{L}\p{N}]/u.test(said)) found.push({ block, pieces: cut(said) });
  }
  return found;
}

// Whole sentences, several together as long as they are short.
function cut(words) {
  const pieces = [];
  for (const sentence of words.match(/[^。！？；]+[。！？；]*/g) ?? []) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= LONGEST) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}

// Only voices of the device: others send every word to a company's server.
const chineseVoice = () => synth.getVoices().find((voice) => voice.localService && /^(zh|cmn)\b/i.test(voice.lang));

function reader() {
  const [toggle, stop] = [tools.querySelector("[data-read-toggle]"), tools.querySelector("[data-read-stop]")];
  const status = document.querySelector("[data-tools-status]");
  let queue = [];
  let run = 0; // each start is a run of its own; what an older one still says is not heeded

  function show(state) {
    tools.dataset.state = state;
    for (const label of toggle.querySelectorAll("[data-when]")) label.hidden = label.dataset.when !== state;
    stop.hidden = state === "idle";
    status.textContent = tools.dataset[`said${state[0].toUpperCase()}${state.slice(1)}`] ?? "";
  }

  function mark(block) {
    for (const marked of main.querySelectorAll("[data-reading]")) marked.removeAttribute("data-reading");
    if (!block) return;
    block.setAttribute("data-reading", "");
    block.scrollIntoView({ block: "nearest" });
  }

  function next(current) {
    if (current !== run) return;
    const passage = queue[0];
    if (!passage) {
      finish();
      status.textContent = tools.dataset.saidEnd;
      return;
    }
    const piece = passage.pieces.shift();
    if (piece === undefined) {
      queue.shift();
      next(current);
      return;
    }
    mark(passage.block);
    const words = new SpeechSynthesisUtterance(piece);
    words.voice = chineseVoice() ?? null;
    words.lang = words.voice?.lang ?? "zh-CN";
    words.onend = () => next(current);
    words.onerror = () => current === run && finish();
    synth.speak(words);
  }

  function start() {
    synth.cancel();
    run += 1;
    queue = passages();
    show("playing");
    next(run);
  }

  function finish() {
    const hadFocus = document.activeElement === stop;
    run += 1;
    queue = [];
    synth.cancel();
    mark(null);
    show("idle");
    if (hadFocus) toggle.focus();
  }

  toggle.addEventListener("click", () => {
    const { state } = tools.dataset;
    if (state === "idle") {
      start();
    } else if (state === "playing") {
      synth.pause();
      show("paused");
    } else {
      synth.resume();
      show("playing");
    }
  });
  stop.addEventListener("click", finish);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tools.dataset.state !== "idle") finish();
  });
  window.addEventListener("pagehide", finish);
}

if (main && tools && synth && typeof SpeechSynthesisUtterance === "function") {
  const offer = () => {
    if (!tools.hidden || !chineseVoice()) return;
    reader();
    tools.hidden = false;
  };
  offer();
  synth.addEventListener?.("voiceschanged", offer); // most browsers learn of their voices a moment later
}
