// Shares the page's address: by the telephone's own menu, or by copying it. The button shows only where one of them works.
const button = document.querySelector("[data-share]");
const status = document.querySelector("[data-tools-status]");
const canCopy = Boolean(navigator.clipboard?.writeText);

async function share() {
  const page = { title: document.title, url: location.href };
  if (navigator.share) {
    await navigator.share(page).catch((reason) => {
      if (reason.name !== "AbortError") throw reason; // the reader closed the menu
    });
  } else {
    await navigator.clipboard.writeText(page.url);
    status.textContent = button.dataset.copied;
  }
}

if (button && (navigator.share || canCopy)) {
  button.addEventListener("click", () => {
    share().catch(() => {
      status.textContent = button.dataset.failed;
    });
  });
  button.hidden = false;
}
