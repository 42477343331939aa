/* What changes somewhere else on the page is said to who cannot see it: the first figure, what was
   looked for instead of a typing error, and what is offered. One live region for all of it, since
   one that appears together with its text is often not read. Looked at after a key, a click
   or a message of the map only, when the page has had time to answer. */
(function () {
  "use strict";
  if (window.atlasAnnounces) return;
  window.atlasAnnounces = true;
  const TIMES_MS = [900, 2500], PARTS = [".atlas-figures > div:first-child",
    ".st-key-search_corrected p", ".st-key-search_suggestions p"];
  const region = document.createElement("div");
  let waiting = [], before = null;
  region.id = "atlas-announced";
  region.setAttribute("role", "status");
  region.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  document.body.append(region);

  function texts() {
    return PARTS.map(function (part) {
      return Array.from(document.querySelectorAll(part), function (node) {
        return Array.from(node.childNodes, function (n) { return n.textContent; }).join(" ");
      }).join(", ");
    });
  }
  function say() {
    const now = texts(), fresh = now.filter(function (text, at) { return text && text !== before[at]; });
    before = now;
    if (fresh.length) region.textContent = fresh.join(". ");
  }
  ["pointerdown", "keydown", "message"].forEach(function (name) {
    window.addEventListener(name, function () {
      before = before || texts();
      waiting.forEach(clearTimeout);
      waiting = TIMES_MS.map(function (ms) { return setTimeout(say, ms); });
    }, true);
  });
})();
