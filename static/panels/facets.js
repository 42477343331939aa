/* The facets at the side as one element of the page: a click sends their counts as plain numbers, and
   the names of all values once a visit (the element "facet_names", which shows nothing). */
const { Box, button, element } = await import("./box.js" + new URL(import.meta.url).search);

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

/* Two ways to read several countries: a choice of one, moved by arrows as radio buttons are. */
function Mode(words, say) {
  const root = element("div", "atlas-mode st-key-filter_country_mode"), names = Object.keys(words.modes);
  root.setAttribute("role", "radiogroup");
  root.setAttribute("aria-label", words.mode);
  const buttons = names.map((name) => button("", "", words.modes[name], () => say({ mode: name })));
  buttons.forEach((each) => each.setAttribute("role", "radio"));
  root.append(...buttons);
  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key], at = buttons.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next.focus(); next.click();
  });
  this.root = root;
  this.apply = function (chosen) {
    buttons.forEach((each, i) => {
      each.setAttribute("aria-checked", String(names[i] === chosen));
      each.tabIndex = names[i] === chosen ? 0 : -1;
    });
  };
}

function Panel(parent, names) {
  const root = element("div", "atlas-facets"), parts = new Map();
  let send = null;
  const say = (what) => send(Object.assign({ version: names.version }, what));
  parent.append(root);
  function part(key) {
    if (!parts.has(key)) {
      parts.set(key, key === "mode" ? new Mode(names.words, say) : new Box(key, names.boxes[key], names.words, say));
      root.append(parts.get(key).root);
    }
    return parts.get(key);
  }
  this.version = names.version;
  this.remove = function () { root.remove(); };
  this.apply = function (data, setTriggerValue) {
    send = (what) => setTriggerValue("said", what);
    data.boxes.forEach((each) => {
      part(each.key).apply(each);
      if (each.mode) part("mode").apply(each.mode);
    });
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
