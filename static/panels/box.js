/* One facet: a box with what is chosen, and a list of all values with their counts that opens below
   it (combobox with a listbox, WAI-ARIA Authoring Practices 1.2). Names are set as text, never as
   HTML. The list is built when it is opened; a new count changes only its own text. */
const { element, button, head, isSecond, newId } = await import("./parts.js" + new URL(import.meta.url).search);
const OTHER_LETTERS = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i" };

const SHORTEST = 3;                               // letters from which names in other languages are looked at

/* Letters as people type them who have another keyboard: Łódź is found by lodz. */
function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[łøđðþßæœı]/g, (letter) => OTHER_LETTERS[letter]);
}

const without = (all, at) => all.filter((each) => each !== at);

/* key: of the widget; names: {label, help, names, depths}; words of all boxes; say(what): to Python. */
export function Box(key, names, words, say) {
  const id = newId(), keys = names.names.map(folded), others = (names.others || []).map(folded);
  const root = element("div", "atlas-facet st-key-" + key), field = element("div", "field");
  const label = element("label", "", names.label), input = element("input"), list = element("ul", "list");
  const tags = element("span", "tags"), clear = button("clear", words.clear + " " + names.label, "×", () => { set([]); input.focus(); });
  let counts = [], texts = null, chosen = [], options = new Map(), active = null, isOpen = false;

  input.id = label.htmlFor = id;
  list.id = id + "-list";
  Object.entries({ role: "combobox", "aria-label": names.label, "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", type: "text" })
    .forEach(([name, value]) => input.setAttribute(name, value));
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-multiselectable", "true");
  list.setAttribute("aria-label", names.label);
  list.hidden = true;
  field.append(tags, input, clear);
  root.append(head(label, names.label, names.help, words, input), field, list);

  const number = (at) => (texts ? texts[at] : (counts[at] || 0).toLocaleString(words.language));
  const optionText = (at) => words.counted.replace("{label}", names.names[at]).replace("{n}", number(at));

  function drawTags() {
    tags.replaceChildren(...chosen.map((at) => {
      const tag = element("span", "tag");
      tag.append(element("span", "", names.names[at]),
        button("", words.remove + " " + names.names[at], "×", () => { toggle(at); input.focus(); }));
      return tag;
    }));
    clear.hidden = chosen.length < 2;
    input.placeholder = chosen.length ? "" : words.choose;
  }

  /* What would give nothing comes last; what nothing in the catalogue has (it stands after the usual
     values) is there only while it is chosen. */
  function order() {
    const wanted = folded(input.value.trim()), offered = keys.map((_, at) => at).filter((at) => at < names.usual || chosen.includes(at));
    const isWord = wanted.length >= SHORTEST, called = (at, start) => Boolean(others[at]) && (others[at] + "|").includes(start);
    /* first those that are called just so (LV), then those with it in their names, then those that begin so in another language (Deutschl) */
    const turn = (at) => (called(at, "|" + wanted + "|") ? 0 : keys[at].includes(wanted) ? 1 : isWord && called(at, "|" + wanted) ? 2 : 3);
    const turns = wanted ? offered.map(turn) : [], all = wanted ? [0, 1, 2].flatMap((each) => offered.filter((_, at) => turns[at] === each)) : offered;
    return all.filter((at) => counts[at]).concat(all.filter((at) => !counts[at]));
  }

  function option(at) {
    const node = element("li");
    node.id = id + "-" + at;
    node.setAttribute("role", "option");
    if (names.depths && names.depths[at]) node.style.setProperty("--depth", names.depths[at]);
    node.addEventListener("click", (event) => { if (!isSecond(event)) pick(at); });
    return node;
  }

  function drawOption(node, at) {
    const text = optionText(at);
    if (node.textContent !== text) node.textContent = text;
    node.setAttribute("aria-selected", String(chosen.includes(at)));
    node.classList.toggle("none", !counts[at]);
  }

  function drawList() {
    const shown = order(), isSame = shown.length === options.size && shown.join() === Array.from(options.keys()).join();
    options = new Map(shown.map((at) => [at, options.get(at) || option(at)]));
    options.forEach(drawOption);
    if (isSame && list.firstChild) return;        // the same values in the same order: no list is laid out anew
    const top = list.scrollTop;
    list.replaceChildren(...(shown.length ? options.values() : [element("li", "nothing", words.nothing)]));
    list.scrollTop = top;
    activate(options.has(active) ? active : null);
  }

  function activate(at) {
    if (options.has(active)) options.get(active).classList.remove("active");
    active = at;
    if (at === null) { input.removeAttribute("aria-activedescendant"); return; }
    options.get(at).classList.add("active");
    input.setAttribute("aria-activedescendant", options.get(at).id);
    options.get(at).scrollIntoView({ block: "nearest" });
  }

  function open(wanted) {
    if (isOpen === wanted) return;
    isOpen = wanted;
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    if (wanted) { drawList(); list.scrollIntoView({ block: "nearest" }); } else { input.value = ""; activate(null); options = new Map(); }
  }

  /* Shown at once; Python's answer says the same a moment later. */
  function set(next, at) {
    chosen = next;
    drawTags();
    if (isOpen) options.forEach(drawOption);
    say(at === undefined ? { box: key, clear: true } : { box: key, at, on: chosen.includes(at) });
  }
  function toggle(at) { set(chosen.includes(at) ? without(chosen, at) : chosen.concat(at), at); }
  function pick(at) {
    toggle(at);
    if (input.value) { input.value = ""; drawList(); }
    activate(at);
  }

  function move(step) {
    const shown = Array.from(options.keys());
    if (!shown.length) return;
    const from = active === null ? (step > 0 ? -1 : shown.length) : shown.indexOf(active);
    activate(shown[Math.max(0, Math.min(shown.length - 1, from + step))]);
  }

  const PRESSED = {
    ArrowDown() { if (isOpen) move(1); else open(true); },
    ArrowUp() { if (isOpen) move(-1); else open(true); },
    PageDown() { move(8); }, PageUp() { move(-8); },
    Enter() {
      const first = input.value && options.size ? options.keys().next().value : null;
      if (!isOpen) open(true); else if (active !== null || first !== null) pick(active === null ? first : active);
    },
    Escape() { open(false); }
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !input.value && chosen.length) toggle(chosen[chosen.length - 1]);
    else if (PRESSED[event.key]) { event.preventDefault(); PRESSED[event.key](); }
  });
  input.addEventListener("input", () => { activate(null); if (isOpen) drawList(); else open(true); });
  field.addEventListener("click", (event) => { if (!event.target.closest("button")) { input.focus(); open(true); } });
  list.addEventListener("mousedown", (event) => event.preventDefault());    // the box keeps the focus
  root.addEventListener("focusout", (event) => { if (!root.contains(event.relatedTarget)) open(false); });

  this.root = root;
  this.apply = function (next) {
    ({ counts, chosen } = next);
    texts = next.texts || null;
    drawTags();
    if (isOpen) drawList();
  };
}
