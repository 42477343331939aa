/* What the projects found are about: tables with a bar a row. Rows that stay keep their place in the
   page; only what changed is written. */
const { drawnOnce, element } = await import("./parts.js" + new URL(import.meta.url).search);

const BAR_PERCENT = 56;                           // the longest leaves room for the number after it

function write(node, text) { if (node.textContent !== text) node.textContent = text; }

function Row() {
  const root = element("tr"), name = element("th"), cell = element("td"), bar = element("span", "bar"), number = element("span");
  name.scope = "row";
  cell.append(bar, number);
  root.append(name, cell);
  this.root = root;
  this.apply = function ([label, share, text]) {
    write(name, label); write(number, text);
    if (name.title !== label) name.title = label;
    bar.hidden = !share;
    bar.style.width = (share * BAR_PERCENT).toFixed(1) + "%";
  };
}

function Bars() {
  const root = element("table", "atlas-bars"), caption = element("caption"), head = element("thead"), line = element("tr"), body = element("tbody");
  const heads = [0, 1].map(() => { const node = element("th"); node.scope = "col"; return node; }), rows = [];
  line.append(...heads);
  head.append(line);
  root.append(caption, head, body);
  this.root = root;
  this.apply = function (table) {
    write(caption, table.caption);
    heads.forEach((node, i) => write(node, table.heads[i]));
    while (rows.length < table.rows.length) { rows.push(new Row()); body.append(rows[rows.length - 1].root); }
    while (rows.length > table.rows.length) rows.pop().root.remove();
    table.rows.forEach((row, i) => rows[i].apply(row));
  };
}

function Panel(parent) {
  const title = element("h2"), inner = element("div"), notes = element("div", "atlas-notes"), tables = [];
  parent.append(title, inner, notes);
  this.apply = function (data) {
    write(title, data.title);
    while (tables.length < data.tables.length) { tables.push(new Bars()); inner.append(tables[tables.length - 1].root); }
    while (tables.length > data.tables.length) tables.pop().root.remove();
    data.tables.forEach((table, i) => tables[i].apply(table));
    notes.replaceChildren(...data.notes.map((note) => element("p", "", note)));
  };
}

export default drawnOnce((parent) => new Panel(parent));
