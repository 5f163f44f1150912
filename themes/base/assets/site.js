// Comforts only: every page works without this file.

// “Copy citation”: with its italics for a word processor, without them for all else.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard || !window.ClipboardItem) continue;
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const item = (type, text) => ({ [type]: new Blob([text], { type }) });
    const formats = { ...item("text/html", source.innerHTML), ...item("text/plain", source.textContent) };
    await navigator.clipboard.write([new ClipboardItem(formats)]);
    button.textContent = button.dataset.done;
  });
}

// Escape puts previews away until the reader moves on (WCAG 1.4.13).
const quiet = (on) => document.documentElement.classList.toggle("quiet", on);
addEventListener("keydown", (event) => event.key === "Escape" && quiet(true));
for (const type of ["focusin", "pointerover"]) addEventListener(type, () => quiet(false));
