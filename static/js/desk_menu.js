// 栏目菜单:打字就筛选(名称、拼音、首字母),回车打开第一个;Esc 和点到别处收起。没有脚本时,菜单照样能展开。
for (const find of document.querySelectorAll("[data-desk-find]")) {
  const box = find.querySelector("input");
  const none = find.querySelector("[data-none]");
  const groups = [...find.nextElementSibling.children];
  const entries = [...find.nextElementSibling.querySelectorAll("li[data-keys]")];
  const apply = () => {
    const words = box.value.trim().toLowerCase();
    for (const entry of entries) entry.hidden = !entry.dataset.keys.includes(words);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    none.textContent = entries.some((entry) => !entry.hidden) ? "" : none.dataset.none;
  };
  find.hidden = !entries.length;
  box.addEventListener("input", apply);
  box.addEventListener("keydown", (event) => {
    const first = entries.find((entry) => !entry.hidden);
    if (event.key === "Enter" && !event.isComposing && first) first.querySelector("a").click();
  });
}

for (const menu of document.querySelectorAll("[data-desk-menu]")) {
  menu.addEventListener("toggle", () => {
    if (menu.open) menu.querySelector("[data-desk-find] input")?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
