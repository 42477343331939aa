/* One step back is one thing undone. Streamlit adds an entry to the browser's history for every
   change of the address (1.67); some of them are no step of a person and replace the last entry:
   - the link that a page writes on arrival: entering it by the menu gave the address without one;
   - the search text while somebody goes on typing;
   - the next year, while years are played and nobody does anything else;
   - the link of the next page, written on a busy machine before the address has changed to it;
   - the address that is there already: it is written again after a link from a page to itself,
     which Streamlit follows without changing the address. */
(function () {
  "use strict";
  if (window.atlasHistory) return;
  window.atlasHistory = true;
  const push = window.history.pushState, TYPING_MS = 4000, TEXT_KEY = "q";
  let isArriving = false, isLeaving = false, isAsked = false, typed = -Infinity;

  function withoutText(url) {
    const keys = new URLSearchParams(url.search);
    keys.delete(TEXT_KEY); keys.sort();
    return url.pathname + "?" + keys;
  }
  function isTyping(from, to) {
    const texts = [from, to].map(function (url) { return url.searchParams.get(TEXT_KEY) || ""; });
    return texts[0] !== texts[1] && withoutText(from) === withoutText(to);
  }

  ["pointerdown", "keydown"].forEach(function (name) {
    window.addEventListener(name, function () { isArriving = isLeaving = false; isAsked = true; }, true);
  });
  window.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[href]");
    isLeaving = Boolean(link) && new URL(link.href).pathname !== window.location.pathname;
  }, true);
  window.history.pushState = function (data, title, url) {
    const from = new URL(window.location.href), to = new URL(url || "", from);
    const isSamePage = from.pathname === to.pathname, types = isTyping(from, to);
    const goesOn = types && from.searchParams.has(TEXT_KEY) && performance.now() - typed < TYPING_MS;
    const plays = !isAsked && document.querySelector(".years.playing") !== null;
    const replaces = isSamePage && (isArriving || isLeaving || goesOn || plays || to.href === from.href);
    isArriving = !isSamePage; isAsked = false;
    isLeaving = isLeaving && isSamePage;
    typed = types ? performance.now() : -Infinity;
    if (replaces) return window.history.replaceState(data, title, url);
    return push.call(window.history, data, title, url);
  };
})();
