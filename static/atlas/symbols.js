/* Symbols, popups and the legend. Text from the data is only ever set as textContent. */
(function () {
  "use strict";
  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? String(values[key]) : all; });
  }

  function symbol(kind, text) {
    const box = element("div", "atlas-symbol " + kind), inner = element("i");
    inner.appendChild(element("b", "", text));
    box.appendChild(inner);
    return box;
  }

  const TARGET_PX = 24;                            // least size of what is pressed, WCAG 2.5.8

  function icon(kind, text, size) {
    const mark = symbol(kind, text), target = Math.max(size, TARGET_PX);
    mark.style.width = mark.style.height = size + "px";
    mark.style.margin = (target - size) / 2 + "px";
    return L.divIcon({ html: mark, className: "", iconSize: [target, target] });
  }

  function sizeOf(n, clustered) {
    const base = clustered ? 26 : (n === 1 ? 14 : 22);
    return Math.round(base + 5 * Math.log10(n) * (clustered ? 1.5 : 1));
  }

  function compact(n) { return n < 1000 ? String(n) : (n / 1000).toFixed(n < 10000 ? 1 : 0) + "k"; }

  function kindOf(p, clustered) {
    if (clustered) return "cluster";
    return (p.leads ? "lead" : "partner") + (p.sure ? "" : " uncertain");
  }

  /* rows: [{head, tail, onClick}] */
  function popup(title, subtitle, rows) {
    const box = element("div", "atlas-popup"), list = element("ul");
    box.appendChild(element("h2", "", title));
    if (subtitle) box.appendChild(element("p", "", subtitle));
    rows.forEach(function (row) {
      const item = element("li"), button = element("button");
      button.type = "button";
      button.appendChild(element("strong", "", row.head));
      if (row.tail) button.appendChild(element("span", "", row.tail));
      button.addEventListener("click", row.onClick);
      item.appendChild(button); list.appendChild(item);
    });
    box.appendChild(list);
    return box;
  }

  function legend(title, rows, open) {
    const box = element("details", "atlas-legend"), list = element("ul");
    box.open = open;
    box.appendChild(element("summary", "", title));
    rows.forEach(function (row) {
      const item = element("li");
      if (row.colour) {
        const swatch = element("span", "swatch");
        swatch.style.background = row.colour; item.appendChild(swatch);
      } else item.appendChild(symbol(row.kind, row.text || ""));
      item.appendChild(element("span", "", row.label));
      list.appendChild(item);
    });
    box.appendChild(list);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }

  /* Colour of class k of a shading; few classes are spread over the whole ramp. */
  function shadeColour(colours, shade, k) {
    if (k < 0) return colours.nodata;
    const n = shade.legend.filter(function (row) { return row.k >= 0; }).length;
    return colours.classes[Math.round((k + 1) * (colours.classes.length - 1) / n)];
  }

  window.AtlasSymbols = { element: element, fill: fill, icon: icon, sizeOf: sizeOf, compact: compact,
    kindOf: kindOf, popup: popup, legend: legend, shadeColour: shadeColour };
})();
