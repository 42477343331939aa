/* At the top: the figures of what is found, and the chips of what is filtered. */
const { button, drawnOnce, element } = await import("./parts.js" + new URL(import.meta.url).search);

function Figures() {
  const root = element("dl", "atlas-figures");
  this.root = root;
  this.apply = function (figures) {
    root.hidden = !figures.length;
    root.replaceChildren(...figures.map((each) => {
      const box = element("div");
      if (each.hint) box.title = each.hint;
      box.append(element("dt", "", each.name), element("dd", "", each.value));
      if (each.note) box.append(element("dd", "note", each.note));
      return box;
    }));
  };
}

/* A button a value of the filters; pressing it takes the value away. */
function Chips(say) {
  const root = element("div", "atlas-chips st-key-chips"), none = element("p", "none");
  let shown = "";
  function chip({ facet, value, label, remove }) {
    const node = button("", remove, undefined, () => say({ facet, value }));
    const sign = element("span", "sign", "×");
    sign.setAttribute("aria-hidden", "true");
    node.title = remove;
    Object.assign(node.dataset, { facet, value });
    node.append(element("span", "name", label), sign);
    return node;
  }
  this.root = root;
  this.apply = function (chips, noneText) {
    const now = JSON.stringify([chips, noneText]);
    if (now === shown) return;
    shown = now;
    none.textContent = noneText;
    root.replaceChildren(...(chips.length ? chips.map(chip) : [none]));
  };
}

function Panel(parent) {
  let send = null;
  const figures = new Figures(), chips = new Chips((what) => send(what));
  parent.append(figures.root, chips.root);
  this.apply = function (data, tell) {
    send = tell;
    figures.apply(data.figures);
    chips.apply(data.chips, data.none);
  };
}

export default drawnOnce((parent) => new Panel(parent));
