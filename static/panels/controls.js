/* Above the map: what it shows, by what regions are shaded and at which level. */
const { button, drawnOnce, element, head, newId } = await import("./parts.js" + new URL(import.meta.url).search);

/* Several of a few: buttons that are pressed or not. */
function Layers(say) {
  const root = element("div", "choice"), label = element("span", "label"), row = element("div", "layers st-key-map_layers");
  let shown = "", on = [];
  row.setAttribute("role", "group");
  root.append(label, row);
  this.root = root;
  this.apply = function (layers) {
    const now = JSON.stringify(layers);
    if (now === shown) return;
    shown = now;
    on = layers.chosen;
    label.textContent = layers.label;
    row.setAttribute("aria-label", layers.label);
    const back = Array.from(row.children).indexOf(document.activeElement);
    row.replaceChildren(...layers.names.map(([value, name]) => {
      const node = button("", "", name, () => say({ layers: on.includes(value) ? on.filter((each) => each !== value) : on.concat(value) }));
      node.setAttribute("aria-pressed", String(on.includes(value)));
      return node;
    }));
    if (back >= 0) row.children[back].focus();
  };
}

function Choice(key, say) {
  const root = element("div", "choice st-key-" + key), label = element("label"), select = element("select");
  let shown = "", top = null;
  select.id = label.htmlFor = newId();
  select.addEventListener("change", () => say(select.value));
  this.root = root;
  this.apply = function (given, words) {
    root.hidden = !given;
    if (!given) return;
    if (!top) root.append(top = head(label, given.label, given.help, words, select), select);
    const now = JSON.stringify(given.names);
    if (now !== shown) select.replaceChildren(...given.names.map(([value, text]) => new Option(text, value)));
    shown = now;
    label.textContent = given.label;
    select.value = given.chosen;
  };
}

function Panel(parent) {
  const root = element("div", "atlas-controls");
  let send = null;
  const say = (what) => send(what), layers = new Layers(say);
  const shade = new Choice("map_shade", (chosen) => say({ shade: chosen })), level = new Choice("map_level", (chosen) => say({ level: chosen }));
  const out = button("st-key-map_out", "", "", () => say({ out: true }));
  root.append(layers.root, shade.root, level.root, out);
  parent.append(root);
  this.apply = function (data, tell) {
    send = tell;
    layers.apply(data.layers);
    shade.apply(data.shade, data.words);
    level.apply(data.level, data.words);
    if (out === document.activeElement && !data.out) root.querySelector(".st-key-map_level select").focus();
    out.textContent = data.out;
    out.hidden = !data.out;
  };
}

export default drawnOnce((parent) => new Panel(parent));
