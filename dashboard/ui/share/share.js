/* Share and saved views: copies this page's address, an embed snippet, and keeps views by name
   in this browser only (localStorage). Names are set as text, never as HTML. */
const STORE = "atlas-saved-views";

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

function make(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(label, onClick, description) {
  const node = make("button", "", label);
  node.type = "button";
  if (description) node.setAttribute("aria-label", description);
  node.addEventListener("click", onClick);
  return node;
}

function embedCode() {
  const url = new URL(window.location.href);
  url.searchParams.set("embed", "true");
  const frame = make("iframe");
  frame.src = url.href; frame.width = "100%"; frame.height = "720"; frame.title = document.title;
  return frame.outerHTML;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const words = data.words, root = parentElement.querySelector("#atlas-share");
  const status = make("p", "status"); status.setAttribute("role", "status");
  const shown = make("textarea", "shown"); shown.readOnly = true; shown.hidden = true; shown.rows = 3;
  shown.setAttribute("aria-label", words.copied_text);

  async function copy(text) {
    shown.value = text; shown.hidden = false;
    try { await navigator.clipboard.writeText(text); status.textContent = words.copied; }
    catch (error) { shown.focus(); shown.select(); status.textContent = words.copy_by_hand; }
  }

  function tell(done, what) { status.textContent = done ? what : words.not_kept; draw(); }

  function remove(name) {
    tell(keep(read().views.filter((view) => view.name !== name)), words.removed);
  }

  function list() {
    const box = make("ul", "views");
    for (const view of read().views) {
      const item = make("li");
      item.append(button(view.name, () => setTriggerValue("opened", view.query), words.open + " " + view.name),
        button("×", () => remove(view.name), words.remove + " " + view.name));
      box.append(item);
    }
    if (!box.children.length) box.append(make("li", "none", words.no_views));
    return box;
  }

  function form() {
    const box = make("form"), name = make("input");
    name.type = "text"; name.maxLength = 80; name.required = true;
    name.placeholder = words.name; name.setAttribute("aria-label", words.name);
    const save = make("button", "", words.save); save.type = "submit";
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      const label = name.value.trim();
      if (!label) return;
      const { views } = read(), others = views.filter((view) => view.name !== label);
      const done = keep([...others, { name: label, query: window.location.search }]);
      tell(done, others.length < views.length ? words.replaced : words.kept);
    });
    box.append(name, save);
    return box;
  }

  function draw() {
    const row = make("div", "row");
    row.append(button(words.copy_link, () => copy(window.location.href)), button(words.copy_embed, () => copy(embedCode())));
    root.replaceChildren(row, shown, status, make("h4", "", words.views), form(), list(), make("p", "note", words.views_note));
  }
  if (!read().whole) status.textContent = words.not_read;
  draw();
}
