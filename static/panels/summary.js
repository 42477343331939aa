/* At the top: the figures of what is found, and the chips of what is filtered. */
const { button, drawnOnce, element, isSecond } = await import("./parts.js" + new URL(import.meta.url).search);

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

/* A button a value of the filters; pressing it takes the value away. The focus then goes to the chip in
   its place, else to the one before, of none to the sentence that there is none. */
function Chips(say) {
  const root = element("div", "atlas-chips st-key-chips"), none = element("p", "none");
  let shown = "", nodes = new Map();
  none.tabIndex = -1;
  function chip({ facet, value, label, remove }) {
    const node = button("", remove, undefined, (event) => { if (!isSecond(event)) say({ facet, value }); });
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
    const at = Array.from(root.children).indexOf(document.activeElement);
    nodes = new Map(chips.map((each) => [JSON.stringify(each), nodes.get(JSON.stringify(each)) || chip(each)]));
    const wanted = chips.length ? Array.from(nodes.values()) : [none];
    Array.from(root.children).forEach((node) => { if (!wanted.includes(node)) node.remove(); });
    wanted.forEach((node, i) => { if (root.children[i] !== node) root.insertBefore(node, root.children[i] || null); });
    if (at >= 0 && !root.contains(document.activeElement)) wanted[Math.min(at, wanted.length - 1)].focus();
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
