/* Small pieces of the page's own elements. Names are set as text, never as HTML. */
export function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function button(className, label, text, onClick) {
  const node = element("button", className, text);
  node.type = "button";
  if (label) node.setAttribute("aria-label", label);
  node.addEventListener("click", onClick);
  return node;
}

/* Whether a click is the second of two quick ones: what it hits may have come there since the first. By keyboard it is 0. */
export const isSecond = (event) => event.detail > 1;

/* Disable a button or not; a focus that it has would fall out of the page and goes to another instead. */
export function disable(node, wanted, otherwise) {
  const isLeft = wanted && node === document.activeElement;
  node.disabled = wanted;
  if (isLeft) otherwise.focus();
}

let made = 0;
export const newId = () => "atlas-part-" + (made += 1);

/* The head of a part: what names it, and a note behind a question mark that describes `of`. */
export function head(naming, name, note, words, of) {
  const root = element("div", "head");
  root.append(naming);
  if (!note) return root;
  const text = element("p", "note", note), toggle = button("help", words.help + " " + name, "?", () => {
    text.hidden = !text.hidden;
    toggle.setAttribute("aria-expanded", String(!text.hidden));
  });
  text.id = newId();
  text.hidden = true;
  toggle.setAttribute("aria-expanded", "false");
  of.setAttribute("aria-describedby", text.id);
  root.append(toggle, text);
  return root;
}

/* A choice of one: names by value; moved by arrows as radio buttons are. */
export function Radios(className, label, names, say) {
  const root = element("div", className), values = Object.keys(names);
  root.setAttribute("role", "radiogroup");
  root.setAttribute("aria-label", label);
  const buttons = values.map((value) => button("", "", names[value], () => say(value)));
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
  this.apply = function (chosen, now) {
    buttons.forEach((each, i) => {
      if (now && each.textContent !== now[values[i]]) each.textContent = now[values[i]];
      each.setAttribute("aria-checked", String(values[i] === chosen));
      each.tabIndex = values[i] === chosen ? 0 : -1;
    });
  };
}

/* What an element of the page is given with each message: its panel is made once a place and then
   told. `make(parent, data)` returns what has `apply(data, send)`; send(what) tells Python. */
export function drawnOnce(make) {
  const panels = new WeakMap();
  return function ({ data, parentElement, setTriggerValue }) {
    if (!panels.has(parentElement)) panels.set(parentElement, make(parentElement, data));
    panels.get(parentElement).apply(data, (what) => setTriggerValue("said", what));
  };
}
