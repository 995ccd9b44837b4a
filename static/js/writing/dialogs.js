// What is asked in a window of its own: an address, a picture, a figure, one of two texts. Each gives its answer, or null
// when it was closed; the keyboard returns to where it was.
const PAUSE = 250; // milliseconds without a letter before the library is asked

function open(parts, name, fill) {
  const dialog = parts.clone(name);
  document.body.append(dialog);
  return new Promise((resolve) => {
    const finish = (answer) => {
      dialog.remove();
      resolve(answer);
    };
    // At once, also on Escape: the event `close` comes a moment later, and what is typed in that moment would move the
    // words that the answer is for, or be taken from where the keyboard went meanwhile.
    const close = (value) => {
      dialog.close();
      finish(value);
    };
    dialog.addEventListener("close", () => finish(null)); // by a gesture of the device
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      close(null);
    });
    dialog.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-answer]");
      if (button) close(button.dataset.answer || null);
    });
    fill(dialog, close);
    dialog.showModal();
  });
}

// An address as a story may hold it: http, https, or a path of this site; "" for every other.
export function checkedAddress(words) {
  const address = words.trim().replaceAll(" ", "%20");
  if (/^\/(?![/\\])[^\s\\]*$/.test(address)) return address;
  if (!/^https?:[/]{2}[^\s\\]+$/i.test(address)) return "";
  try {
    const { protocol, username, password, hostname } = new URL(address);
    return /^https?:$/.test(protocol) && hostname && !username && !password ? address : "";
  } catch {
    return "";
  }
}

export const askForLink = (parts, words, url) =>
  open(parts, "link", (dialog, close) => {
    const box = dialog.querySelector("input");
    const fault = dialog.querySelector("[data-fault]");
    dialog.querySelector("[data-of]").textContent = parts.word("of", { words });
    dialog.querySelector('[data-answer="unset"]').hidden = !url;
    box.value = url;
    const set = () => {
      const address = checkedAddress(box.value);
      box.setAttribute("aria-invalid", String(!address));
      fault.textContent = address ? "" : parts.word("link-fault");
      if (address) close({ url: address });
      else box.focus();
    };
    dialog.querySelector("[data-set]").addEventListener("click", set);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      set();
    });
    dialog.querySelector('[data-answer="unset"]').addEventListener("click", (event) => {
      event.stopPropagation();
      close({ url: "" });
    });
  });

// A list that is asked for while somebody types; an answer that was overtaken by the next question is dropped.
function chooser(parts, name, { find, show, note = "" }) {
  return open(parts, name, (dialog, close) => {
    const [box, list, said] = ["[data-find]", "[data-results]", "[data-found]"].map((each) => dialog.querySelector(each));
    const of = dialog.querySelector("[data-of]");
    if (of) of.textContent = note;
    let turn = 0;
    const look = async () => {
      turn += 1;
      const mine = turn;
      try {
        const found = await find(box.value);
        if (mine !== turn) return;
        list.replaceChildren(
          ...found.map((one) => {
            const row = show(one);
            row.querySelector("button").addEventListener("click", () => close(one));
            return row;
          }),
        );
        const word = found.length === 0 ? "found-none" : found.length < 24 ? "found" : "found-many";
        said.textContent = parts.word(word, { count: found.length });
      } catch {
        if (mine === turn) said.textContent = parts.word("not-asked");
      }
    };
    let timer = 0;
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
    look();
  });
}

export const choosePicture = (parts, library) =>
  chooser(parts, "pictures", {
    find: (words) => library.findPictures(words),
    show: (one) => {
      const row = parts.clone("picture-choice");
      row.querySelector("img").src = one.src;
      row.querySelector("[data-alt]").textContent = `${one.id} ${one.alt || parts.word("decorative")}`;
      row.querySelector("[data-credit]").textContent = one.credit;
      return row;
    },
  });

export const chooseFact = (parts, library, communities, number) =>
  chooser(parts, "facts", {
    note: parts.word("fact-of", { number }),
    find: (words) => library.findFacts(words, communities),
    show: (one) => {
      const row = parts.clone("fact-choice");
      row.querySelector("[data-figure]").textContent = one.text;
      row.querySelector("[data-told]").textContent = one.told;
      return row;
    },
  });

// Each with a few characters around it; what would take a whole block away is not ticked beforehand.
export const chooseProposals = (parts, found) =>
  open(parts, "tidy", (dialog, close) => {
    const list = dialog.querySelector("[data-results]");
    const shown = (words) => (/^\s+$/.test(words) ? `〔${parts.word("blank")}〕` : words);
    const rows = found.map((one) => {
      const row = parts.clone("proposal");
      const put = (name, words) => {
        row.querySelector(name).textContent = words;
      };
      put("[data-place]", parts.word("place", one));
      put("[data-before]", one.around[0]);
      put("del", shown(one.before));
      put("ins", one.isWhole ? parts.word("whole") : one.after && shown(one.after));
      put("[data-after]", one.around[1]);
      put("[data-why]", one.why);
      row.querySelector("ins").hidden = !row.querySelector("ins").textContent;
      row.querySelector("input").checked = !one.isWhole;
      return row;
    });
    const boxes = rows.map((row) => row.querySelector("input"));
    list.append(...rows);
    dialog.querySelector("[data-found]").textContent = parts.word("proposals", { count: found.length });
    for (const [name, isOn] of [["[data-all]", true], ["[data-none]", false]]) {
      dialog.querySelector(name).addEventListener("click", () => {
        for (const box of boxes) box.checked = isOn;
      });
    }
    dialog.querySelector("[data-set]").addEventListener("click", () => close(found.filter((_one, place) => boxes[place].checked)));
  });

export const compareTexts = (parts, rows) =>
  open(parts, "compare", (dialog) => {
    dialog.querySelector("[data-diff]").append(
      ...rows.map(({ number, pieces }) => {
        const row = parts.clone("compare-row");
        row.querySelector("[data-number]").textContent = number;
        row.querySelector("[data-words-of]").append(
          ...pieces.map(([tag, words]) => {
            if (!tag) return document.createTextNode(words);
            const marked = document.createElement(tag);
            marked.textContent = words;
            return marked;
          }),
        );
        return row;
      }),
    );
  });
