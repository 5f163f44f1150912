// The search page. Pagefind does the finding, from files of this site alone.
{
const one = (which) => document.querySelector(which);
const [form, status, list, more] = [".search-form", ".search-status", ".search-results", ".search-more"].map(one);
const field = form.elements.q;
const engine = new URL("../pagefind/pagefind.js", document.currentScript.src);
const AT_ONCE = 10;
const PARTS = 3;
let pagefind, rest = [], asked = 0;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const link = (url, title) => make("a", { href: url, textContent: title });

const entry = ({ url, meta, excerpt, sub_results: parts }) => {
  const item = make("li", {}, make("h2", {}, link(url, meta.title)));
  const about = [meta.kind, meta.date].filter(Boolean).flatMap((text) => [make("span", { textContent: text }), " "]);
  // Pagefind escapes the text of an excerpt; its only elements are marks.
  item.append(make("p", { className: "meta" }, ...about), make("p", { className: "summary", innerHTML: excerpt }));
  const chapters = parts.filter((part) => part.anchor).slice(0, PARTS);
  if (chapters.length)
    item.append(make("ul", { className: "search-parts" }, ...chapters.map((part) => make("li", {}, link(part.url, part.title)))));
  return item;
};

const show = async () => {
  const mine = asked;
  const items = await Promise.all(rest.splice(0, AT_ONCE).map((result) => result.data()));
  if (mine !== asked) return;
  const first = list.children.length;
  list.append(...items.map(entry));
  more.hidden = !rest.length;
  return list.children[first];
};

const search = async () => {
  const mine = ++asked, words = field.value.trim();
  const address = new URL(location);
  words ? address.searchParams.set("q", words) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
  try {
    pagefind ??= await import(engine);
    const found = words ? (await pagefind.search(words)).results : [];
    if (mine !== asked) return;
    rest = [...found];
    list.replaceChildren();
    more.hidden = true;
    await show();
    if (mine !== asked) return;
    const [sentence, value] = found.length ? [form.dataset.found, found.length] : [form.dataset.nothing, words];
    status.textContent = words && sentence.replace("{}", () => value);
  } catch {
    status.textContent = form.dataset.failed;
  }
};

let typing;
field.oninput = () => { clearTimeout(typing); typing = setTimeout(search, 200) };
form.onsubmit = (event) => { event.preventDefault(); clearTimeout(typing); search() };
// Who shows more goes on reading at the first of them.
more.onclick = async () => (await show())?.querySelector("a").focus();

form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (location.hash === "#page-search") field.focus();
if (field.value) search();
}
