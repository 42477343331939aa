/* Share and saved views: copies this page's address, an embed snippet, and keeps views by name in this
   browser only (localStorage). It opens and closes here, without a word to Python. */
const { button, drawnOnce, element, newId } = await import("./parts.js" + new URL(import.meta.url).search);
const STORE = "atlas-saved-views";
const SIGN = "M18 16a3 3 0 0 0-2 .8l-7.1-4.2a3 3 0 0 0 0-1.3L16 7.2A3 3 0 1 0 15 5l.1.7L8 9.8a3 3 0 1 0 0 4.4l7.1 4.1A3 3 0 1 0 18 16Z";

/* Views, and whether the store could be read: it may be forbidden, or not what we wrote. */
function read() {
  try {
    const found = JSON.parse(window.localStorage.getItem(STORE) || "[]");
    const views = Array.isArray(found) ? found.filter(isView) : [];
    return { views, whole: Array.isArray(found) && views.length === found.length };
  } catch (error) { return { views: [], whole: false }; }
}

function isView(view) {
  return Boolean(view) && typeof view.name === "string" && typeof view.query === "string";
}

/* Whether the views could be kept: the store may be full, or forbidden. */
function keep(views) {
  try { window.localStorage.setItem(STORE, JSON.stringify(views)); return true; }
  catch (error) { return false; }
}

function embedCode() {
  const url = new URL(window.location.href), frame = element("iframe");
  url.searchParams.set("embed", "true");
  Object.assign(frame, { src: url.href, width: "100%", height: "720", title: document.title });
  return frame.outerHTML;
}

/* The last part of the address; of the first page it is none of their names. */
function pageName() { return window.location.pathname.replace(/\/+$/, "").split("/").pop(); }

function sign() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SIGN);
  svg.append(path);
  return svg;
}

/* A name and a button that saves; the name is taken away when it is saved. */
function Form(words, save) {
  const name = element("input"), submit = element("button", "", words.save);
  this.root = element("form");
  this.input = name;
  Object.assign(name, { type: "text", maxLength: 80, required: true, placeholder: words.name });
  name.setAttribute("aria-label", words.name);
  submit.type = "submit";
  this.root.append(name, submit);
  this.root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (name.value.trim()) save(name.value.trim());
    name.value = "";
  });
}

/* What opens: the link, the snippet, the views. */
function Content(words, open) {
  const root = this.root = element("div"), row = element("div", "row"), views = element("ul", "views");
  const status = element("p", "status"), shown = element("textarea", "shown"), form = new Form(words, save);
  status.setAttribute("role", "status");
  Object.assign(shown, { readOnly: true, hidden: true, rows: 3 });
  shown.setAttribute("aria-label", words.copied_text);
  row.append(button("", "", words.copy_link, () => copy(window.location.href)), button("", "", words.copy_embed, () => copy(embedCode())));
  root.append(row, shown, status, element("h4", "", words.views), form.root, views, element("p", "note", words.views_note));

  async function copy(text) {
    shown.value = text; shown.hidden = false;
    try { await navigator.clipboard.writeText(text); status.textContent = words.copied; }
    catch (error) { shown.focus(); shown.select(); status.textContent = words.copy_by_hand; }
  }
  function tell(done, what) { status.textContent = done ? what : words.not_kept; draw(); }
  function save(name) {
    const before = read().views, others = before.filter((view) => view.name !== name);
    const done = keep([...others, { name, page: pageName(), query: window.location.search }]);
    tell(done, others.length < before.length ? words.replaced : words.kept);
  }
  /* The focus goes to the view that takes the place of the removed one, of none to the name. */
  function remove(name) {
    const at = read().views.findIndex((view) => view.name === name);
    tell(keep(read().views.filter((view) => view.name !== name)), words.removed);
    const left = views.querySelectorAll("li button:last-child");
    (left[Math.min(at, left.length - 1)] || form.input).focus();
  }
  function line(view) {
    const item = element("li");
    item.append(button("", words.open + " " + view.name, view.name, () => open(view)),
      button("", words.remove + " " + view.name, "×", () => remove(view.name)));
    return item;
  }
  function draw() {
    const all = read().views;
    views.replaceChildren(...(all.length ? all.map(line) : [element("li", "none", words.no_views)]));
  }
  this.refresh = function () {
    status.textContent = read().whole ? "" : words.not_read;
    draw();
  };
}

function Panel(parent, { words }) {
  let send = null;
  const content = new Content(words, (view) => { panel.hidePopover(); send({ open: view.query, page: view.page || "" }); });
  const panel = content.root, toggle = button("share", "", undefined, () => {});
  Object.assign(panel, { id: "atlas-share", popover: "auto" });
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", toggle.id = newId());
  toggle.append(sign(), words.title);
  toggle.popoverTargetElement = panel;
  parent.append(toggle, panel);

  /* Below its button, in sight to the left and right. */
  function place() {
    const at = toggle.getBoundingClientRect(), most = document.documentElement.clientWidth - panel.offsetWidth - 8;
    panel.style.left = Math.max(8, Math.min(at.right - panel.offsetWidth, most)) + "px";
    panel.style.top = at.bottom + 6 + "px";
    panel.style.maxHeight = `calc(100vh - ${Math.max(0, at.bottom) + 14}px)`;
  }
  /* A click on the map is not heard here; the page only loses the focus to its frame. */
  function leave() { if (document.activeElement.tagName === "IFRAME") panel.hidePopover(); }
  panel.addEventListener("beforetoggle", (event) => { if (event.newState === "open") content.refresh(); });
  panel.addEventListener("toggle", (event) => {
    const listen = event.newState === "open" ? "addEventListener" : "removeEventListener";
    ["scroll", "resize"].forEach((name) => window[listen](name, place, true));
    window[listen]("blur", leave);
    if (event.newState === "open") place();
  });
  this.apply = function (data, tell) { send = tell; };
}

export default drawnOnce((parent, data) => new Panel(parent, data));
