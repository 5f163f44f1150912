// Keeps a page as its author has just saved it. Served by the dev server, never written.
(() => {
  "use strict";
  const here = document.currentScript;
  if (!here || window.top !== window) return; // a page within a page follows the outer one
  const { base, file, made } = here.dataset;
  const OURS = '#plnfolio, script[src^="/.plnfolio/"], link[href^="/.plnfolio/"]';
  // What a page does with these, nobody can tell from its markup: they are not put in place.
  const LIVELY = "script, style, iframe, object, embed, video, audio, canvas, form, button, input, pre";
  let version = here.dataset.version;
  let stream = null;

  const again = () => {
    rest();
    window.location.reload();
    return new Promise(() => {}); // nothing follows on this page
  };

  // The page as it was written, before any script touched it.
  const fetched = async () => {
    const answer = await fetch(window.location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = page.querySelector('script[src="/.plnfolio/live.js"]');
    const notes = page.querySelector("#plnfolio");
    const same = script && !answer.redirected && script.dataset.file === file;
    for (const ours of page.querySelectorAll(OURS)) ours.remove();
    return { page, notes, version: same ? script.dataset.version : "", made: script?.dataset.made };
  };
  const first = fetched().catch(() => ({ version: "" }));
  // What was saved since this page was loaded is not on it, and may be there before its version is.
  let written = first.then((one) => (one.version === version && one.made === made ? one.page : null));

  // In place: what differs between the old and the new text, done to the page that lives.
  // Null if a script had its hands on a changed part, or would want to.
  const plain = (node) =>
    node.nodeType !== Node.ELEMENT_NODE || !(node.matches(LIVELY) || node.querySelector(LIVELY));
  const isData = (node) => node.nodeName === "SCRIPT" && /json/.test(node.type);
  const ours = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(OURS);

  const twins = (live, old) => {
    const found = [];
    const rest = [...live.childNodes].filter((node) => !ours(node));
    for (const child of old.childNodes) {
      while (rest.length && rest[0].nodeName !== child.nodeName) rest.shift();
      if (!rest.length) return null;
      found.push(rest.shift());
    }
    return found;
  };
  const steps = (live, old, now) => {
    if (old.isEqualNode(now)) return [];
    if (old.nodeType !== Node.ELEMENT_NODE)
      return live.data === old.data ? [() => { live.data = now.data; }] : null;
    if (!plain(old) && old.matches(LIVELY) && !isData(old)) return null;
    const todo = [];
    for (const { name } of [...old.attributes, ...now.attributes]) {
      const value = now.getAttribute(name);
      if (value === old.getAttribute(name)) continue;
      if (name.startsWith("on")) return null;
      todo.push(() => (value === null ? live.removeAttribute(name) : live.setAttribute(name, value)));
    }
    const more = within(live, old, now);
    return more && [...todo, ...more];
  };
  const within = (live, old, now) => {
    const pairs = twins(live, old);
    if (!pairs) return null;
    const before = [...old.childNodes];
    const after = [...now.childNodes];
    let start = 0;
    while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start++;
    while (before.length > start && after.length > start && before.at(-1).isEqualNode(after.at(-1))) {
      before.pop();
      after.pop();
    }
    const gone = before.slice(start);
    const come = after.slice(start);
    if (gone.length === come.length && gone.every((node, i) => node.nodeName === come[i].nodeName)) {
      const each = gone.map((node, i) => steps(pairs[start + i], node, come[i]));
      return each.includes(null) ? null : each.flat();
    }
    const going = pairs.slice(start, start + gone.length);
    const safe = gone.every((node, i) => plain(node) && going[i].isEqualNode(node)) && come.every(plain);
    if (!safe) return null;
    const next = pairs[start + gone.length] || (start ? pairs[start - 1].nextSibling : null);
    return [() => {
      const anchor = going.length ? going.at(-1).nextSibling : next;
      for (const node of going) node.remove();
      for (const node of come) live.insertBefore(document.importNode(node, true), anchor);
    }];
  };

  const putNotes = (notes) => {
    const live = document.querySelector("#plnfolio");
    if (live && notes && live.isEqualNode(notes)) return;
    if (live && notes)
      for (const one of notes.querySelectorAll("details")) {
        const before = live.querySelector(`#${one.id}`);
        if (before) one.open = before.open;
      }
    if (live) live.remove();
    if (notes) document.body.append(document.importNode(notes, true));
  };

  const showPage = async () => {
    const old = await written;
    const now = await fetched();
    if (!old || !now.version) return again();
    const todo = steps(document.documentElement, old.documentElement, now.page.documentElement);
    if (!todo) return again();
    for (const step of todo) step();
    putNotes(now.notes);
    written = Promise.resolve(now.page);
  };

  // Style sheets and pictures are asked for once more; for all else that a page uses, it is loaded anew.
  const named = (address) => {
    try {
      const { origin, pathname } = new URL(address, window.location.href);
      return origin === window.location.origin ? decodeURIComponent(pathname) : "";
    } catch {
      return ""; // not written in UTF-8
    }
  };
  const fresh = (address) => {
    const url = new URL(address, window.location.href);
    url.searchParams.set("saved", version);
    return url.href;
  };
  const showFiles = (files) => {
    const changed = new Set(files.map((name) => `${base}/${name}`));
    const used = new Set(performance.getEntriesByType("resource").map(({ name }) => named(name)));
    const wanted = new Set([...changed].filter((name) => used.has(name)));
    const done = new Set();
    for (const link of document.querySelectorAll("link[rel~=stylesheet][href]")) {
      if (!changed.has(named(link.href))) continue;
      done.add(named(link.href));
      const next = link.cloneNode();
      next.href = fresh(link.href);
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => link.remove());
      link.after(next);
    }
    const isOld = (address) => address && changed.has(named(address)) && done.add(named(address));
    for (const one of document.querySelectorAll("img, picture > source")) {
      if (isOld(one.src)) one.src = fresh(one.src);
      const sizes = one.srcset.split(/,\s+/).map((size) => size.trim().split(/\s+/));
      if (sizes.filter(([address]) => isOld(address)).length)
        one.srcset = sizes.map(([address, ...size]) => [fresh(address), ...size].join(" ")).join(", ");
    }
    return [...wanted].every((name) => done.has(name));
  };

  const show = async (news) => {
    version = news.version;
    if (news.anew) return again();
    if (news.follow && named(news.follow) !== named(window.location.href)) {
      rest();
      window.location.assign(news.follow);
      return;
    }
    if (!showFiles(news.files)) return again();
    if (news.page) await showPage();
  };

  let work = Promise.resolve();
  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };
  const listen = () => {
    // A browser keeps few connections to one server: only the pages in view listen.
    if (document.hidden || stream) return;
    const page = named(window.location.href);
    stream = new EventSource(`/.plnfolio/events?${new URLSearchParams({ page, file, version })}`);
    stream.addEventListener("message", ({ data }) => {
      work = work.then(() => show(JSON.parse(data))).catch(again);
    });
  };

  performance.setResourceTimingBufferSize(5000);
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  listen();
})();
