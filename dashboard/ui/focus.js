/* What is offered below the search box goes away when it is chosen: by keyboard, the focus then goes back
   to the box, not out of the page. Not by finger, where it would open the keyboard of the screen. */
(function () {
  "use strict";
  if (window.atlasFocus) return;
  window.atlasFocus = true;
  window.addEventListener("click", function (event) {
    const isKey = event.detail === 0 && event.isTrusted;
    const box = isKey && event.target.closest(".st-key-search_suggestions button, .st-key-search_any_of button, .st-key-search_likelier button")
      && document.querySelector(".st-key-filter_text input");
    if (box) box.focus();
  }, true);
})();
