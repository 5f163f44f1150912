// Shows the page anew when the site was built again. Served by the dev server, never written.
(() => {
  "use strict";
  const here = document.currentScript;
  if (!here || window.top !== window) return; // a page within a page follows the outer one
  const version = here.dataset.version;
  let stream = null;

  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };
  const listen = () => {
    // A browser keeps few connections to one server: only the pages in view listen.
    if (document.hidden || stream) return;
    stream = new EventSource(new URL("events", here.src));
    stream.addEventListener("message", (event) => {
      if (event.data === version) return;
      rest();
      window.location.reload();
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  listen();
})();
