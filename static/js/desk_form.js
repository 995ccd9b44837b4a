// 表单:搜索框(select2)没有名字,读屏念不出来,这里用它的标签给它取名;有错误时,焦点先到错误一览。
const nameOf = (container) => {
  const select = container.previousElementSibling;
  const label = select?.labels?.[0] ?? document.querySelector(`label[for="${CSS.escape(select?.id ?? "")}"]`);
  return label?.textContent.replace(/[:：]\s*$/, "").trim() ?? "";
};

const nameBoxes = () => {
  for (const container of document.querySelectorAll(".select2-container:not([data-named])")) {
    const box = container.querySelector(".select2-selection");
    const name = box && nameOf(container);
    if (!name) continue;
    container.dataset.named = name;
    const chosen = box.getAttribute("aria-labelledby");
    const title = document.createElement("span");
    title.id = `${container.previousElementSibling.id}-name`;
    title.className = "vh";
    title.textContent = name;
    container.append(title);
    for (const shown of box.querySelectorAll('[role="textbox"]')) {
      shown.removeAttribute("role");   // 只是显示选中的值,不是第二个框
      shown.removeAttribute("aria-readonly");
    }
    box.setAttribute("aria-labelledby", [title.id, chosen].filter(Boolean).join(" "));
  }
  for (const clear of document.querySelectorAll("ul > .select2-selection__clear:not([role])")) clear.setAttribute("role", "listitem");
  for (const field of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    const open = document.querySelector(".select2-container--open[data-named]");
    const own = field.closest("[data-named]") ?? open;
    if (own) field.setAttribute("aria-label", own.dataset.named);
  }
  for (const list of document.querySelectorAll(".select2-results__options:not([aria-label])")) {
    const open = document.querySelector(".select2-container--open[data-named]");
    if (open) list.setAttribute("aria-label", open.dataset.named);
  }
};

window.addEventListener("load", () => {
  nameBoxes();
  new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
  document.querySelector(".err-sum")?.focus();
});
