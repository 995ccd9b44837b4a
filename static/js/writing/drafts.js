// Copies of unsaved words in this browser, for the time when the portal cannot be reached: one for each opened page, by
// account. Gone when the portal has them, when the form was saved, when somebody logs out, and after thirty days.
// The same names stand in static/js/desk_drafts.js, which wipes them on pages without an editor.
const BEGINNING = "wenming-draft ";
const DAYS = 30 * 24 * 3600 * 1000;

const nameOf = (account, key) => `${BEGINNING}${account} ${key}`;

// False when the browser keeps nothing for us: storage that is full, or shut off.
export function store(account, draft) {
  try {
    localStorage.setItem(nameOf(account, draft.key), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export const forget = (account, key) => localStorage.removeItem(nameOf(account, key));

export function draftsOf(account) {
  const found = [];
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(`${BEGINNING}${account} `)) continue;
    try {
      const draft = JSON.parse(localStorage.getItem(name));
      if (Date.now() - Date.parse(draft.stamp) > DAYS) localStorage.removeItem(name);
      else found.push(draft);
    } catch {
      localStorage.removeItem(name); // nothing that we wrote
    }
  }
  return found;
}
