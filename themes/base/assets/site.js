// Comforts: pages work without them.
const root = document.documentElement;
const words = document.currentScript.dataset;
const all = (which) => document.querySelectorAll(which);

const show = (value = root.dataset.theme || "auto") => {
  root.dataset.theme = value;
  for (const one of all(".scheme input")) one.checked = one.value === value;
  for (const one of all("[name=theme-color]")) one.content = getComputedStyle(document.body).backgroundColor;
};
const recall = () => { try { show(localStorage.plnfolioScheme) } catch { show() } };
recall();
addEventListener("pageshow", recall);
matchMedia("(prefers-color-scheme: dark)").onchange = recall;
for (const box of all(".scheme")) {
  box.hidden = false;
  box.onchange = ({ target: { value } }) => {
    show(value);
    try { localStorage.plnfolioScheme = value } catch {}
  };
}

for (const one of all(".print")) one.onclick = () => print();
// Copying, with italics.
for (const code of all(".highlight > pre"))
  code.after(Object.assign(document.createElement("button"), { textContent: words.copy }));
for (const button of all("[data-copy][hidden], pre + button")) {
  const source = all("#" + button.dataset.copy)[0] || button.previousSibling;
  const label = button.textContent;
  const say = (text, aloud) => { button.textContent = text; all(".voice")[0].textContent = aloud };
  button.hidden = !navigator.clipboard;
  button.onclick = async () => {
    const item = { "text/plain": source.textContent, "text/html": source.outerHTML };
    for (const type in item) item[type] = new Blob([item[type]], { type });
    await navigator.clipboard.write([new ClipboardItem(item)]);
    say(words.done, words.done);
    setTimeout(say, 3e3, label, "");
  };
}

// Escape hides previews (WCAG 1.4.13).
for (const type of ["keydown", "focusin", "pointerover"])
  addEventListener(type, ({ key }) => (!key || key === "Escape") && root.classList.toggle("quiet", !!key));
