/* Share and saved views: copies this page's address, an embed snippet, and keeps views by name
   in this browser only (localStorage). Names are set as text, never as HTML. */
const STORE = "atlas-saved-views";

function saved() {
  try {
    const found = JSON.parse(window.localStorage.getItem(STORE) || "[]");
    return Array.isArray(found) ? found.filter((v) => typeof v.name === "string" && typeof v.query === "string") : [];
  } catch (error) { console.info("Saved views cannot be read: " + error.message); return []; }
}

function keep(views) { window.localStorage.setItem(STORE, JSON.stringify(views)); }

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

  function list() {
    const box = make("ul", "views");
    saved().forEach((view, at) => {
      const item = make("li");
      item.append(button(view.name, () => setTriggerValue("opened", view.query), words.open + " " + view.name),
        button("×", () => { keep(saved().filter((_, i) => i !== at)); draw(); }, words.remove + " " + view.name));
      box.append(item);
    });
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
      keep(saved().filter((v) => v.name !== label).concat([{ name: label, query: window.location.search }]));
      draw();
    });
    box.append(name, save);
    return box;
  }

  function draw() {
    const row = make("div", "row");
    row.append(button(words.copy_link, () => copy(window.location.href)), button(words.copy_embed, () => copy(embedCode())));
    root.replaceChildren(row, shown, status, make("h4", "", words.views), form(), list(), make("p", "note", words.views_note));
  }
  draw();
}
