/* The list of projects below the map: a table that prints, sorts and turns its pages, and tells the
   map which project a person looks at (and hears from the map whose place is looked at). */
const { button, drawnOnce, element, isSecond } = await import("./parts.js" + new URL(import.meta.url).search);

const LIT = "atlas-lit";                          // event of the page: ids of projects under the pointer on the map

function atlasOfMap() {
  const frame = document.querySelector(".st-key-map iframe");
  return frame && frame.contentWindow && frame.contentWindow.Atlas;
}

function light(id) {
  const atlas = atlasOfMap();
  if (atlas && atlas.light) atlas.light(id);
}

/* ‹word› -> a marked word; only what the search found has these signs */
function marked(text) {
  return text.split(/‹([^›]*)›/).map((part, i) => (i % 2 ? element("mark", "", part) : document.createTextNode(part)));
}

/* Bring into view what tells of a project opened in the list, once it is there; it does not move where it is in view. */
function showDetail(tries = 40) {
  const heading = document.querySelector(".st-key-project_detail h2");
  if (!heading) { if (tries) requestAnimationFrame(() => showDetail(tries - 1)); return; }
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ block: "nearest", behavior: isCalm ? "instant" : "smooth" });
}

function Pages(say) {
  const root = element("nav", "pages"), input = element("input"), of = element("span");
  const go = (step) => () => say({ page: Math.max(1, Math.min(last, now + step)) });
  let now = 1, last = 1;
  input.type = "number"; input.min = "1"; input.inputMode = "numeric";
  input.addEventListener("change", () => {
    const wanted = Math.round(Number(input.value));
    if (wanted >= 1) say({ page: Math.min(last, wanted) }); else input.value = String(now);
  });
  const turns = [["first", "«", -Infinity], ["before", "‹", -1], ["next", "›", 1], ["last", "»", Infinity]]
    .map(([name, sign, step]) => [name, button("", "", sign, go(step))]);
  const [first, before, next, end] = turns.map((turn) => turn[1]);
  root.append(first, before, input, of, next, end);
  this.root = root;
  this.apply = function (data) {
    const back = document.activeElement, words = data.words;
    now = data.page; last = data.pages;
    root.hidden = last === 1;
    root.setAttribute("aria-label", words.pages);
    turns.forEach(([name, node]) => node.setAttribute("aria-label", words[name]));
    first.disabled = before.disabled = now === 1;
    next.disabled = end.disabled = now === last;
    if (root.contains(back) && back.disabled) input.focus();
    input.value = String(now); input.max = String(last);
    input.setAttribute("aria-label", words.page);
    of.textContent = words.of.replace("{n}", last.toLocaleString(words.language));
  };
}

function Rows(tell) {
  const root = element("div", "rows"), table = element("table"), head = element("thead"), body = element("tbody");
  const caption = element("caption");
  let rows = new Map();
  table.append(caption, head, body);
  root.append(table);
  let isDown = false;                             // asking for the place would lay out the page before its time
  root.addEventListener("scroll", () => {
    root.classList.toggle("aside", root.scrollLeft > 0);
    isDown = root.scrollTop > 0;
  }, { passive: true });

  function cell(row, column, i) {
    const node = element(i ? "td" : "th", column.kind), text = row[i];
    if (!i) {
      node.scope = "row";
      node.append(button("open", "", text, () => {}));
    } else if (column.kind === "found") node.append(...marked(text));
    else node.textContent = text;
    return node;
  }
  function line(data, at) {
    const node = element("tr"), id = data.ids[at];
    node.append(...data.columns.map((column, i) => cell(data.rows[at], column, i)));
    node.addEventListener("click", (event) => { if (!isSecond(event)) say({ open: node.getAttribute("aria-current") ? "" : id }); });
    node.addEventListener("pointerenter", () => light(id));
    node.addEventListener("pointerleave", () => light(null));
    node.addEventListener("focusin", () => light(id));
    node.addEventListener("focusout", () => light(null));
    return node;
  }
  function heads(columns) {
    const row = element("tr");
    row.append(...columns.map((column) => { const node = element("th", column.kind, column.name); node.scope = "col"; return node; }));
    head.replaceChildren(row);
  }
  let shown = "", named = "", opening = "";
  const say = (what) => { opening = what.open; tell(what); };
  this.root = root;
  this.light = (ids) => rows.forEach((row, id) => row.classList.toggle("lit", ids.has(id)));
  this.apply = function (data) {
    caption.textContent = data.words.caption;
    const names = JSON.stringify(data.columns), all = JSON.stringify([data.ids, data.rows]);
    if (names !== named) heads(data.columns);
    if (names !== named || all !== shown) {
      rows = new Map(data.ids.map((id, at) => [id, line(data, at)]));
      body.replaceChildren(...rows.values());
      if (isDown) root.scrollTop = 0;
    }
    named = names; shown = all;
    rows.forEach((row, id) => {
      if (id === data.chosen) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
      row.querySelector(".open").setAttribute("aria-pressed", String(id === data.chosen));
    });
    if (opening && opening === data.chosen) { opening = ""; showDetail(); }
  };
}

function Panel(parent) {
  const root = element("div", "atlas-list"), top = element("div", "top"), label = element("label"), select = element("select");
  const hint = element("p", "hint"), position = element("p", "position");
  let send = null;
  const say = (what) => send(what), rows = new Rows(say), pages = new Pages(say);
  position.setAttribute("role", "status");
  select.addEventListener("change", () => say({ order: select.value }));
  label.append(element("span"), select);
  top.append(label, pages.root);
  root.append(top, hint, rows.root, position);
  parent.append(root);
  document.addEventListener(LIT, (event) => { if (root.isConnected) rows.light(new Set(event.detail)); });
  this.apply = function (data, tell) {
    send = tell;
    label.firstChild.textContent = data.words.order;
    select.replaceChildren(...data.orders.map(([value, name]) => new Option(name, value, false, value === data.order)));
    hint.textContent = data.words.hint;
    position.textContent = data.position;
    rows.apply(data); pages.apply(data);
  };
}

export default drawnOnce((parent) => new Panel(parent));
