// Comforts only.
const root = document.documentElement;
const { copy, done } = document.currentScript.dataset;
const night = "(prefers-color-scheme: dark)";
const all = (css) => document.querySelectorAll(css);
const show = (mode = root.dataset.theme || "auto") => {
  root.dataset.theme = mode;
  for (const one of all(".scheme input")) one.checked = one.value === mode;
  for (const one of all(".on-dark")) one.media = { auto: night, dark: "screen" }[mode] || "none";
  for (const one of all("[name=theme-color]")) one.content = getComputedStyle(document.body).backgroundColor;
};
const redo = () => { try { show(localStorage.plnfolioScheme) } catch { show() } };
redo();
addEventListener("pageshow", redo);
matchMedia(night).onchange = redo;
for (const box of all(".scheme")) {
  box.hidden = false;
  box.onchange = ({ target: { value } }) => {
    show(value);
    try { localStorage.plnfolioScheme = value } catch {}
  };
}
for (const one of all(".print")) one.onclick = () => print();
for (const code of all(".highlight > pre"))
  code.after(Object.assign(document.createElement("button"), { textContent: copy }));
for (const button of all("[data-copy][hidden], pre + button")) {
  const source = all("#" + button.dataset.copy)[0] || button.previousSibling;
  const label = button.textContent;
  const say = (text, aloud) => { button.textContent = text; all(".voice")[0].textContent = aloud };
  button.hidden = !navigator.clipboard;
  button.onclick = async () => {
    const item = { "text/plain": source.textContent, "text/html": source.outerHTML };
    for (const type in item) item[type] = new Blob([item[type]], { type });
    await navigator.clipboard.write([new ClipboardItem(item)]);
    say(done, done);
    setTimeout(say, 3e3, label, "");
  };
}
for (const type of ["keydown", "focusin", "pointerover"])
  addEventListener(type, ({ key }) => (!key || key === "Escape") && root.classList.toggle("quiet", !!key));
