// Unsaved words that the editor of stories left in this browser (static/js/writing/drafts.js): wiped when their form was
// saved, and when their owner logs out.
const { account, drafts } = document.body.dataset;
const beginning = `wenming-draft ${account} `;
const names = () => Object.keys(localStorage).filter((name) => name.startsWith(beginning));

document.getElementById("logout-form")?.addEventListener("submit", () => {
  for (const name of names()) localStorage.removeItem(name);
});

async function wipeSaved() {
  const sent = names().filter((name) => localStorage.getItem(name).includes('"sent":true'));
  if (!sent.length) return;
  const query = new URLSearchParams(sent.map((name) => ["key", name.slice(beginning.length)]));
  const response = await fetch(`${drafts}?${query}`, { redirect: "manual", cache: "no-store" });
  if (!response.ok) return;
  const { account: now, finished } = await response.json();
  if (String(now) === account) for (const key of finished) localStorage.removeItem(beginning + key);
}

if (account && !document.querySelector("[data-writing]")) wipeSaved();
