// Opens the browser's print window. Many browsers inside other apps have none; there the button stays hidden.
const isInsideApp = /MicroMessenger|AliApp|DingTalk/i.test(navigator.userAgent);

if (typeof window.print === "function" && !isInsideApp) {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  }
}
