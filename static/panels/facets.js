/* The filters at the side as one element of the page: a click sends their counts as plain numbers, and
   the names of all values once a visit (the element "facet_names", which shows nothing). */
const version = new URL(import.meta.url).search;
const [{ Radios, button, disable, element, head }, { Box }, { Range }, { Near }] = await Promise.all(
  ["parts", "box", "range", "near"].map((name) => import("./" + name + ".js" + version)));

const named = new Map();                          // version -> {names, ready, tell}
const panels = new WeakMap();                     // element of the page -> what is drawn in it

function namesOf(version) {
  if (!named.has(version)) {
    const each = {};
    each.ready = new Promise((done) => { each.tell = done; });
    named.set(version, each);
  }
  return named.get(version);
}

function takeNames(bytes) {
  const names = JSON.parse(new TextDecoder().decode(bytes));
  namesOf(names.version).tell(names);
}

function Head(words, say) {
  const reset = button("st-key-filters_reset", "", "↺ " + words.reset, () => say({ reset: true }));
  this.root = element("div", "atlas-filters-head");
  const title = element("h3", "", words.title);
  title.tabIndex = -1;
  this.root.append(title, reset);
  this.apply = function (next) { disable(reset, !next.can_reset, title); };
}

/* What the numbers count, and what one should know about it. */
function Count(words, say) {
  const radios = new Radios("atlas-mode", words.counted_label, words.quantities, (quantity) => say({ quantity }));
  const note = element("p", "known");
  this.root = element("div", "atlas-counted st-key-counted");
  this.root.append(head(element("span", "label", words.counted_label), words.counted_label, words.counted_help, words, radios.root), radios.root, note);
  this.apply = function (next) {
    radios.apply(next.chosen);
    note.textContent = next.note;
    note.hidden = !next.note;
  };
}

function Countries(key, names, words, say) {
  const box = new Box(key, names, words, say);
  const mode = new Radios("atlas-mode st-key-filter_country_mode", words.mode, words.modes, (chosen) => say({ mode: chosen }));
  this.root = element("div", "atlas-countries");
  this.root.append(box.root, mode.root);
  this.apply = function (next) { box.apply(next); mode.apply(next.mode); };
}

/* The filters that few need, folded away: what is folded is not sent either. */
function More(draw, say) {
  const inner = element("div", "atlas-facets"), toggle = button("st-key-filters_more", "", "", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    inner.hidden = !open;
    say({ more: open });
  });
  this.root = element("div", "atlas-more");
  this.root.append(toggle, inner);
  this.apply = function (next) {
    toggle.textContent = next.label;
    toggle.setAttribute("aria-expanded", String(next.open));
    inner.hidden = !next.open;
    draw(inner, next.parts);
  };
}

function Outside(words, say) {
  const label = element("label", "atlas-outside st-key-filter_outside"), box = element("input");
  box.type = "checkbox";
  box.addEventListener("change", () => say({ outside: box.checked }));
  label.append(box, element("span", "", words.outside));
  this.root = label;
  this.apply = function (next) { box.checked = next.on; };
}

function Panel(parent, names) {
  const root = element("div", "atlas-facets"), parts = new Map(), words = names.words;
  let send = null;
  const say = (what) => send(Object.assign({ version: names.version }, what));
  const kinds = {
    head: () => new Head(words, say),
    counted: () => new Count(words, say),
    box: (key) => new Box(key, names.boxes[key], words, say),
    countries: (key) => new Countries(key, names.boxes[key], words, say),
    range: (key) => new Range(key, names.ranges[key], words, say),
    more: () => new More(draw, say),
    near: () => new Near(names.near, words, say),
    outside: () => new Outside(words, say)
  };
  function draw(into, given) {
    given.forEach((each) => {
      if (!parts.has(each.key)) {
        parts.set(each.key, kinds[each.kind](each.key));
        into.append(parts.get(each.key).root);
      }
      parts.get(each.key).apply(each);
    });
  }
  parent.append(root);
  this.version = names.version;
  this.remove = function () { root.remove(); };
  this.apply = function (data, setTriggerValue) {
    send = (what) => setTriggerValue("said", what);
    draw(root, data.parts);
  };
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (data instanceof Uint8Array) { takeNames(data); return; }
  const names = await namesOf(data.version).ready;
  let panel = panels.get(parentElement);
  if (!panel || panel.version !== data.version) {
    if (panel) panel.remove();
    panels.set(parentElement, panel = new Panel(parentElement, names));
  }
  panel.apply(data, setTriggerValue);
}
