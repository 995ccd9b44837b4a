// 表单:搜索框(select2)没有名字,读屏念不出来,这里用它的标签给它取名;日历和钟也取名;有错误时,焦点先到错误一览。
const labelOf = (container) => {
  const select = container.previousElementSibling;
  return select?.id ? document.querySelector(`label[for="${CSS.escape(select.id)}"]`) : null;
};

const nameBoxes = () => {
  for (const container of document.querySelectorAll(".select2-container:not([data-named])")) {
    const box = container.querySelector(".select2-selection");
    const label = box && labelOf(container);
    if (!label) continue;
    label.id ||= `${label.htmlFor}-label`;
    container.dataset.named = label.textContent.replace(/[:：]\s*$/, "").trim();
    for (const value of box.querySelectorAll('[role="textbox"]')) {
      value.removeAttribute("role");   // 只是显示选中的值,不是第二个框
      value.removeAttribute("aria-readonly");
    }
    box.setAttribute("aria-labelledby", [label.id, box.getAttribute("aria-labelledby")].filter(Boolean).join(" "));
  }
  const shown = document.querySelector(".select2-container--open[data-named]");
  if (shown) {
    const box = shown.querySelector(".select2-selection");
    if (box.hasAttribute("aria-owns")) box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
    for (const sheet of document.querySelectorAll("body > .select2-container--open:not([role])")) {
      sheet.setAttribute("role", "dialog");   // 挂在 body 末尾,不在任何地标里
      sheet.setAttribute("aria-label", shown.dataset.named);
    }
  }
  for (const clear of document.querySelectorAll("ul > .select2-selection__clear:not([role])")) clear.setAttribute("role", "listitem");
  for (const field of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    const own = field.closest("[data-named]") ?? shown;
    if (own) field.setAttribute("aria-label", own.dataset.named);
  }
  for (const list of document.querySelectorAll(".select2-results__options:not([aria-label])")) {
    if (shown) list.setAttribute("aria-label", shown.dataset.named);
  }
};

const nameCalendars = () => {
  for (const [kind, name] of [[".calendarbox", "calendar"], [".clockbox", "clock"]]) {
    for (const box of document.querySelectorAll(`${kind}:not([role])`)) {
      box.setAttribute("role", "dialog");   // 挂在 body 末尾,不在任何地标里
      box.setAttribute("aria-label", document.body.dataset[name]);
    }
  }
};

if (window.CalendarNamespace) window.CalendarNamespace.daysOfWeekInitial = [...document.body.dataset.weekdays];
window.addEventListener("load", () => {
  nameBoxes();
  nameCalendars();
  new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
  document.querySelector(".err-sum")?.focus();
});
