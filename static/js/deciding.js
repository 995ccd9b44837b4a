// 采录:按一个键等于按页面上写着这个键的按钮或链接;打字的时候不抢键;可以关掉,关了记在这台电脑上。原文滚到这一条。
const desk = document.querySelector("[data-deciding]");
const box = desk.querySelector("[data-keys]");
const remembered = "deciding-keys";
const stored = () => { try { return localStorage.getItem(remembered); } catch { return null; } };

box.checked = stored() !== "off";
box.closest("[hidden]").hidden = false;
box.addEventListener("change", () => {
  try { localStorage.setItem(remembered, box.checked ? "on" : "off"); } catch { /* 不让存,这一页里仍然有效 */ }
});

let leaving = false;   // 已经按过一个,下一页还没来:再按的不算
document.addEventListener("submit", () => { leaving = true; });
window.addEventListener("pageshow", () => { leaving = false; });

const isTyping = (element) => element.matches("input:not([type=checkbox]), select, textarea");

const press = (control) => {
  if (!control.matches("summary")) { control.click(); return; }
  const details = control.parentElement;
  details.open = true;
  details.querySelector("input, select, textarea")?.focus();
};

document.addEventListener("keydown", (event) => {
  if (!box.checked || leaving || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") desk.querySelector('[data-press="a"]')?.focus();
    return;
  }
  const control = desk.querySelector(`[data-press="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!control) return;
  event.preventDefault();
  press(control);
});

const story = desk.querySelector("[data-story]");
const here = story?.querySelector("[aria-current]");
if (here) story.scrollTop = here.offsetTop - story.offsetTop - story.clientHeight / 3;
