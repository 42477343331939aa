/* Written by python -m dashboard.build_bundle; change static/atlas/ instead. */
/* Colours of the map, one set a theme. Contrast of text on its symbol is at least 4.5:1,
   of symbols on land and sea at least 3:1 (tests/browser checks the computed values). */
(function () {
  "use strict";
  const light = {
    sea: "#dbe6ee", land: "#eeece6", region: "#fbfaf6", border: "#8a8f98", lake: "#dbe6ee",
    paper: "#ffffff", ink: "#1b2430", muted: "#4e5a68", rule: "#c9d0d8", hover: "#eef3fa",
    link: "#0b4f9e", focus: "#b34700", halo: "#ffffff", "on-symbol": "#ffffff",
    partner: "#0b5fa5", lead: "#a3320b", cluster: "#123a6b", activity: "#1d6b3a",
    uncertain: "#4e5a68", chosen: "#d98200", line: "#a3320b", nodata: "#e2e2de",
    outline: "#6f7a86", picked: "#a3320b",
    classes: ["#eef5fb", "#d6e6f4", "#abcde6", "#6ba6d3", "#3277b5", "#0b4a86"]
  };
  const dark = {
    sea: "#0c1924", land: "#1a242d", region: "#2f3d4a", border: "#75818d", lake: "#0c1924",
    paper: "#1a242e", ink: "#eef2f6", muted: "#b3bfcb", rule: "#3b4853", hover: "#243240",
    link: "#8fc3ff", focus: "#ffb454", halo: "#0d1821", "on-symbol": "#08131c",
    partner: "#7fbdf5", lead: "#ff9d76", cluster: "#c5defa", activity: "#7fd69c",
    uncertain: "#b3bfcb", chosen: "#ffd166", line: "#ff9d76", nodata: "#2b3641",
    outline: "#8b97a3", picked: "#ff9d76",
    classes: ["#24445f", "#2b5f8c", "#3a7cb4", "#5a9bd3", "#8bbfec", "#cfe6fb"]
  };
  window.AtlasPalette = { light: light, dark: dark };
})();

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

/* Clusters of very many places, made anew for what is in sight: places are gathered into small cells
   of the screen, which is one walk over plain arrays, and only the cells are clustered. Supercluster
   alone took a second for 170,000 places, this takes a twentieth. It answers the same questions. */
(function () {
  "use strict";
  const TILE_PX = 256, CELL_PX = 16, RADIUS_PX = 62;
  const LAST_ZOOM = 12;                            // at the next one every place stands alone, as with few places

  function mercator(lon, lat) {
    const sin = Math.sin(lat * Math.PI / 180);
    return [lon / 360 + 0.5, 0.5 - 0.25 * Math.log((1 + sin) / (1 - sin)) / Math.PI];
  }

  function sums(p) { return { n: p.n, leads: p.leads, sure: p.sure }; }

  function add(sum, p) { sum.n += p.n; sum.leads += p.leads; sum.sure += p.sure; }

  function feature(at, properties) {
    return { type: "Feature", properties: properties, geometry: { type: "Point", coordinates: at } };
  }

  function leaf(p) { return feature(p.at, Object.assign({ place: p.place }, sums(p))); }

  function InSight(places) {
    const all = Array.from(places.values()), x = new Float64Array(all.length), y = new Float64Array(all.length);
    let cells = [], clusters = null, zoom = 0;
    all.forEach(function (p, i) { const at = mercator(p.at[0], p.at[1]); x[i] = at[0]; y[i] = at[1]; });

    /* -> numbers of the places between two corners */
    function within(box) {
      const a = mercator(box[0], box[3]), b = mercator(box[2], box[1]), found = [];
      for (let i = 0; i < x.length; i++) if (x[i] >= a[0] && x[i] <= b[0] && y[i] >= a[1] && y[i] <= b[1]) found.push(i);
      return found;
    }

    function gather(numbers) {
      const size = CELL_PX / (TILE_PX * Math.pow(2, zoom)), across = Math.ceil(1 / size), found = new Map();
      numbers.forEach(function (i) {
        const key = Math.floor(x[i] / size) + across * Math.floor(y[i] / size), cell = found.get(key);
        if (cell) cell.push(i); else found.set(key, [i]);
      });
      return Array.from(found.values());
    }

    function cellFeature(members, number) {
      const sum = { n: 0, leads: 0, sure: 0, cell: number };
      let lon = 0, lat = 0;
      members.forEach(function (i) { const p = all[i]; add(sum, p); lon += p.at[0]; lat += p.at[1]; });
      return feature([lon / members.length, lat / members.length], sum);
    }

    /* A cell that nothing else is near: its one place, or a cluster of its own (numbered from -1 down). */
    function alone(found) {
      const cell = found.properties.cell, members = cells[cell];
      if (members.length === 1) return leaf(all[members[0]]);
      return feature(found.geometry.coordinates, Object.assign(sums(found.properties), { cluster: true, cluster_id: -1 - cell }));
    }

    this.getClusters = function (box, atZoom) {
      const numbers = within(box);
      if (atZoom > LAST_ZOOM) return numbers.map(function (i) { return leaf(all[i]); });
      zoom = atZoom;
      cells = gather(numbers);
      clusters = new Supercluster({ radius: RADIUS_PX, minZoom: zoom, maxZoom: zoom, minPoints: 2, map: sums, reduce: add }).load(cells.map(cellFeature));
      return clusters.getClusters(box, zoom).map(function (found) { return found.properties.cluster ? found : alone(found); });
    };
    this.getClusterExpansionZoom = function () { return Math.min(zoom + 2, LAST_ZOOM + 1); };
    this.getLeaves = function (id) {
      const found = id < 0 ? [-1 - id] : clusters.getLeaves(id, Infinity).map(function (each) { return each.properties.cell; });
      return [].concat.apply([], found.map(function (cell) { return cells[cell].map(function (i) { return leaf(all[i]); }); }));
    };
  }

  window.AtlasGrid = { InSight: InSight };
})();

/* Positions and labels of the catalogue, and what a selection of them looks like.
   The binary file is written by data/static_files.py: uint32 n; float32 lon[n], lat[n];
   uint32 project[n], place[n]; uint8 flags[n]; all little-endian. */
(function () {
  "use strict";
  const NOWHERE = 0xFFFFFFFF;
  const LEAD = 1, IN_REGION = 2, UNCERTAIN = 4;

  function readPositions(buffer) {
    const n = new DataView(buffer).getUint32(0, true);
    let at = 4;
    const take = function (Type, size) { const a = new Type(buffer.slice(at, at + n * size)); at += n * size; return a; };
    return {
      n: n, lon: take(Float32Array, 4), lat: take(Float32Array, 4),
      project: take(Uint32Array, 4), place: take(Uint32Array, 4), flags: take(Uint8Array, 1)
    };
  }

  /* base64 of a little-endian bitset of projects -> their partners that the map shows */
  function partnersOf(points, text, outside) {
    const bytes = Uint8Array.from(atob(text), function (sign) { return sign.charCodeAt(0); }), found = [];
    for (let i = 0; i < points.n; i++) {
      const project = points.project[i];
      if (!(bytes[project >> 3] >> (project & 7) & 1) || points.place[i] === NOWHERE) continue;
      if (outside || points.flags[i] & IN_REGION) found.push(i);
    }
    return found;
  }

  /* partners -> one feature a place, with how many partners, leads and sure locations it has */
  function placesOf(points, partners) {
    const places = new Map();
    for (const i of partners) {
      const key = points.place[i];
      let p = places.get(key);
      if (!p) places.set(key, p = { place: key, n: 0, leads: 0, sure: 0, partners: [], at: [points.lon[i], points.lat[i]] });
      p.n += 1; p.partners.push(i);
      if (points.flags[i] & LEAD) p.leads += 1;
      if (!(points.flags[i] & UNCERTAIN)) p.sure += 1;
    }
    return places;
  }

  function features(places) {
    return Array.from(places.values(), function (p) {
      return { type: "Feature", properties: { place: p.place, n: p.n, leads: p.leads, sure: p.sure },
        geometry: { type: "Point", coordinates: p.at } };
    });
  }

  const MANY = 20000;                              // places from which only those in sight are clustered

  function cluster(places) {
    if (places.size > MANY) return new window.AtlasGrid.InSight(places);
    return new Supercluster({
      radius: 62, maxZoom: 12, minPoints: 2,
      map: function (q) { return { n: q.n, leads: q.leads, sure: q.sure }; },
      reduce: function (sum, q) { sum.n += q.n; sum.leads += q.leads; sum.sure += q.sure; }
    }).load(features(places));
  }

  window.AtlasPoints = { readPositions: readPositions, partnersOf: partnersOf, placesOf: placesOf, cluster: cluster };
})();

/* Base map and region layers: our own polygons, drawn on one canvas, restyled by theme. */
(function () {
  "use strict";
  const S = window.AtlasSymbols;

  /* Names of the files tell their content, so a kept copy is always the right one. */
  function getJson(url) {
    return fetch(url, { cache: "force-cache" }).then(function (answer) {
      if (!answer.ok) throw new Error("The map file " + url + " answered " + answer.status + ". Run: python -m data.build");
      return answer.json();
    });
  }

  function Base(map, files) {
    const pane = map.createPane("atlas-base"), layers = {};
    pane.style.zIndex = 150; pane.style.pointerEvents = "none";
    const renderer = L.canvas({ pane: "atlas-base", padding: 0.4 });
    this.restyle = function (colours) {
      const styles = {
        land: { stroke: false, fillColor: colours.land, fillOpacity: 1 },
        region: { stroke: false, fillColor: colours.region, fillOpacity: 1 },
        lakes: { stroke: false, fillColor: colours.lake, fillOpacity: 1 },
        borders: { color: colours.border, weight: 1, fill: false }
      };
      Object.keys(layers).forEach(function (name) { layers[name].setStyle(styles[name]); });
    };
    this.load = function (colours) {
      const self = this, order = ["land", "region", "lakes", "borders"];
      return Promise.all(order.map(function (name) { return getJson(files[name]); })).then(function (found) {
        order.forEach(function (name, i) {
          layers[name] = L.geoJSON(found[i], { renderer: renderer, pane: "atlas-base", interactive: false }).addTo(map);
        });
        self.restyle(colours);
      });
    };
  }

  /* What the regions extend over, without islands of the high north (Svalbard, Novaya Zemlya), unless there is nothing
     else: at their latitudes everything else would be a few pixels. */
  const NORTHERNMOST = 70.4;
  function boundsOf(layers) {
    const all = L.latLngBounds([]), main = L.latLngBounds([]);
    layers.forEach(function (layer) {
      const parts = layer.getLatLngs(), rings = L.LineUtil.isFlat(parts[0]) ? parts : parts.map(function (part) { return part[0]; });
      rings.forEach(function (ring) {
        const bounds = L.latLngBounds(ring);
        all.extend(bounds);
        if (bounds.getSouth() < NORTHERNMOST) main.extend(bounds);
      });
    });
    return main.isValid() ? main : all;
  }

  /* One level of regions at a time: shaded by class, outlined when picked, clickable. */
  function Regions(map, files, words, onPick) {
    map.createPane("atlas-regions").style.zIndex = 250;
    const renderer = L.canvas({ pane: "atlas-regions", padding: 0.4 }), loaded = {};
    let shown = null, shade = null, colours = null, picked = new Set();

    function style(feature) {
      const code = feature.properties.code, k = shade.classes[code], on = picked.has(code);
      const fill = k === undefined ? "transparent" : S.shadeColour(colours, shade, k);
      return { color: on ? colours.picked : colours.outline, weight: on ? 3 : 0.7,
        dashArray: on ? "6 3" : null, fillColor: fill, fillOpacity: k === undefined ? 0 : 0.82 };
    }
    function describe(layer) {
      const p = layer.feature.properties, label = shade.labels[p.code];
      return S.element("span", "", p.name + ": " + (label === undefined ? words.region_none : label));
    }
    function show(layer) {
      if (shown && shown !== layer) map.removeLayer(shown);
      shown = layer; layer.setStyle(style); layer.addTo(map);
    }
    this.apply = function (next, codes, palette) {
      shade = next; picked = new Set(codes); colours = palette;
      if (!shade) { if (shown) map.removeLayer(shown); shown = null; return Promise.resolve(); }
      const level = shade.level;
      loaded[level] = loaded[level] || getJson(files[level]).then(function (data) {
        return L.geoJSON(data, { renderer: renderer, pane: "atlas-regions", onEachFeature: function (feature, layer) {
          layer.bindTooltip(describe, { sticky: true, className: "atlas-tooltip" });
          layer.on("click", function (event) { L.DomEvent.stop(event); onPick(feature.properties.code); });
        } });
      });
      return loaded[level].then(function (layer) { if (shade && shade.level === level) show(layer); });
    };
    /* Show the picked regions, by those of the level shown that are in them; of none, all. Of them those with a shade,
       if there are any: of Russia, most has none. */
    this.fit = function (codes) {
      const within = [], shaded = [];
      if (shown) shown.eachLayer(function (layer) {
        const code = layer.feature.properties.code;
        if (codes.length && !codes.some(function (each) { return code.startsWith(each); })) return;
        within.push(layer);
        if (shade.classes[code] !== undefined) shaded.push(layer);
      });
      const bounds = boundsOf(shaded.length || !codes.length ? shaded : within);
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [8, 8], maxZoom: 9, animate: false });
    };
  }

  window.AtlasRegions = { Base: Base, Regions: Regions, getJson: getJson };
})();

/* Drawing an area on the map: a rectangle, a circle or a polygon, corner by corner.

   A corner is set by a click, a tap, or Enter: with the keyboard the arrow keys move the map below
   the cross in its middle. Rectangle and circle have two corners (the second of a circle lies on
   it); a polygon is finished by setting the first or the last corner again. Escape gives up.
   What is drawn becomes a code (dashboard/areas.py), goes to Python, and comes back as a filter. */
(function () {
  "use strict";
  const S = window.AtlasSymbols;
  const UNITS = 1000, MAX_CORNERS = 40, MAX_RADIUS_KM = 2000, LAT_MOST = 85, NEAR_PX = 9;

  function units(latlng) {
    const lat = Math.max(-LAT_MOST, Math.min(LAT_MOST, latlng.lat));
    const lng = Math.max(-180, Math.min(180, latlng.lng));
    return [Math.round(lng * UNITS), Math.round(lat * UNITS)];
  }

  /* -> the code of an area, or nothing if it has no extent */
  function codeOf(kind, corners) {
    const at = corners.map(units), lons = at.map(function (p) { return p[0]; }), lats = at.map(function (p) { return p[1]; });
    if (kind === "circle") {
      const km = Math.round(corners[0].distanceTo(corners[1]) / 1000);
      return km < 1 ? null : ["c"].concat(at[0], Math.min(km, MAX_RADIUS_KM)).join("_");
    }
    const box = [Math.min.apply(null, lons), Math.min.apply(null, lats), Math.max.apply(null, lons), Math.max.apply(null, lats)];
    if (box[0] === box[2] || box[1] === box[3]) return null;
    return kind === "box" ? ["b"].concat(box).join("_") : ["p"].concat.apply(["p"], at).join("_");
  }

  /* the shape of an area, from its code */
  function shapeOf(code, style) {
    const parts = code.split("_"), n = parts.slice(1).map(Number);
    if (parts[0] === "c") return L.circle([n[1] / UNITS, n[0] / UNITS], Object.assign({ radius: n[2] * 1000 }, style));
    if (parts[0] === "b") return L.rectangle([[n[1] / UNITS, n[0] / UNITS], [n[3] / UNITS, n[2] / UNITS]], style);
    const corners = [];
    for (let i = 0; i < n.length; i += 2) corners.push([n[i + 1] / UNITS, n[i] / UNITS]);
    return L.polygon(corners, style);
  }

  function Draw(map, words, onArea) {
    map.createPane("atlas-areas").style.zIndex = 260;
    const shown = L.layerGroup().addTo(map), sketch = L.layerGroup().addTo(map), renderer = L.svg({ pane: "atlas-areas" });
    const hint = S.element("div", "atlas-draw-hint"), cross = S.element("div", "atlas-draw-cross");
    const hints = { box: words.draw_hint_box, circle: words.draw_hint_circle, polygon: words.draw_hint_polygon };
    const buttons = {};
    let kind = null, corners = [], colour = "#a3320b";
    hint.setAttribute("role", "status"); hint.hidden = cross.hidden = true;
    map.getContainer().append(hint, cross);

    function style() { return { renderer: renderer, pane: "atlas-areas", color: colour, weight: 2.5, dashArray: "8 5", fillColor: colour, fillOpacity: 0.06 }; }
    function near(a, b) { return map.latLngToContainerPoint(a).distanceTo(map.latLngToContainerPoint(b)) < NEAR_PX; }

    function preview(to) {
      sketch.clearLayers();
      const all = corners.concat(to ? [to] : []), line = Object.assign({ interactive: false }, style());
      corners.forEach(function (at) { L.circleMarker(at, Object.assign({}, line, { radius: 5, dashArray: null, fillOpacity: 1 })).addTo(sketch); });
      const code = all.length > 1 && codeOf(kind, all);
      if (kind === "polygon" && all.length < 3) L.polyline(all, line).addTo(sketch);
      else if (code) shapeOf(code, line).addTo(sketch);
    }

    function stop() {
      kind = null; corners = []; sketch.clearLayers();
      hint.hidden = cross.hidden = true;
      map.getContainer().classList.remove("atlas-drawing");
      map.doubleClickZoom.enable();
      Object.keys(buttons).forEach(function (name) { buttons[name].setAttribute("aria-pressed", "false"); });
    }

    function finish() {
      const code = codeOf(kind, corners);
      stop();
      if (code) onArea(code);
    }

    function setCorner(at) {
      const last = corners[corners.length - 1];
      if (kind === "polygon" && corners.length > 2 && (near(at, last) || near(at, corners[0]))) { finish(); return; }
      if (last && near(at, last)) return;
      corners.push(at); preview();
      if (corners.length === (kind === "polygon" ? MAX_CORNERS : 2)) finish();
    }

    this.start = function (name) {
      const same = kind === name;
      stop();
      if (same) return;
      kind = name; hint.textContent = hints[name]; hint.hidden = false;
      map.closePopup(); map.doubleClickZoom.disable();
      map.getContainer().classList.add("atlas-drawing");
      buttons[name].setAttribute("aria-pressed", "true");
      map.getContainer().focus({ preventScroll: true });
    };
    this.button = function (name, link) { buttons[name] = link; link.setAttribute("aria-pressed", "false"); };
    this.apply = function (codes, colours) {
      colour = colours.picked; shown.clearLayers();
      codes.forEach(function (code) {
        const shape = shapeOf(code, style());
        shape.on("click", function (event) { L.DomEvent.stop(event); onArea(code); });
        shape.bindTooltip(S.element("span", "", words.area), { sticky: true, className: "atlas-tooltip" }).addTo(shown);
      });
    };

    map.on("click", function (event) { if (kind) setCorner(event.latlng); });
    map.on("mousemove", function (event) { if (kind) { cross.hidden = true; preview(event.latlng); } });
    map.on("move", function () { if (kind && !cross.hidden) preview(map.getCenter()); });
    map.getContainer().addEventListener("keydown", function (event) {
      if (!kind || event.target !== map.getContainer()) return;
      if (event.key === "Escape") stop();
      else if (event.key === "Enter" || event.key === " ") setCorner(map.getCenter());
      else { if (event.key.startsWith("Arrow")) cross.hidden = false; return; }
      event.preventDefault();
    });
  }

  window.AtlasDraw = { Draw: Draw, codeOf: codeOf };
})();

/* The same project on map and list: the list asks for a light (Atlas.light), the map says which
   projects are under the pointer or have the focus (event "atlas-lit" of the page). */
(function () {
  "use strict";
  const S = window.AtlasSymbols, SIZE_PX = 30;

  function say(ids) {
    try { window.parent.document.dispatchEvent(new window.parent.CustomEvent("atlas-lit", { detail: ids })); }
    catch (error) { console.info("The page around the map is on another origin; its list is left alone."); }
  }

  function Lights(map, points, labels) {
    const layer = L.layerGroup().addTo(map);
    const rowOf = new Map(labels.projects.map(function (project, row) { return [project[0], row]; }));
    this.clear = function () { layer.clearLayers(); };
    /* Rings around the places of a project that are shown now -> how many. */
    this.show = function (id, places) {
      const row = id ? rowOf.get(id) : undefined;
      layer.clearLayers();
      if (row === undefined) return 0;
      places.forEach(function (p) {
        if (!p.partners.some(function (i) { return points.project[i] === row; })) return;
        L.marker([p.at[1], p.at[0]], { icon: S.icon("light", "", SIZE_PX), interactive: false, keyboard: false, zIndexOffset: 2000 }).addTo(layer);
      });
      return layer.getLayers().length;
    };
  }

  window.AtlasLight = { Lights: Lights, say: say };
})();

/* The map of the Baltic Cooperation Atlas inside streamlit-folium's frame.

   Python sends the constant part once (Atlas.start) and, a click, only what changed
   (Atlas.apply): a bitset of the partners to show, the shading of one level of regions, the
   chosen project. Clicks go back as {kind, value, nonce}. Nothing here asks another host.

   window.atlasMap = {selected, drawn, revision, painted} is the contract with the tests. */
(function () {
  "use strict";
  const S = window.AtlasSymbols, P = window.AtlasPoints, R = window.AtlasRegions, D = window.AtlasDraw, H = window.AtlasLight;
  /* Widths of the map from which its legend is open by itself: on a phone it would hide half of it. */
  const SHADED_PX = 420, PLAIN_PX = 700;
  let map, config, words, base, draw, regions, points, labels, lights, colours;
  let places = new Map(), index = null, state = null, legendBox = null;
  const layers = {};
  window.atlasMap = { selected: 0, drawn: 0, revision: null, painted: null };

  function tell(kind, value) {
    window.Streamlit.setComponentValue({ atlas: { kind: kind, value: value, nonce: Date.now() + "-" + Math.random().toString(36).slice(2, 8) } });
  }

  function painted(revision) {
    requestAnimationFrame(function () { requestAnimationFrame(function () { setTimeout(function () {
      window.atlasMap.painted = revision;
      window.atlasMap.painted_at = Date.now();
    }, 0); }); });
  }

  function setTheme(name) {
    if (colours === window.AtlasPalette[name]) return;
    colours = window.AtlasPalette[name];
    const root = document.documentElement;
    Object.keys(colours).forEach(function (key) { if (typeof colours[key] === "string") root.style.setProperty("--" + key, colours[key]); });
    root.style.colorScheme = name;
    if (base) base.restyle(colours);
  }

  function setLanguage(code) {
    document.documentElement.lang = code;
    try {
      window.parent.document.documentElement.lang = code;
      window.frameElement.title = words.frame_title;
    } catch (error) { console.info("The page around the map is on another origin; its language is left alone."); }
  }

  /* ---- partners ---- */
  function projectRows(partners) {
    const rows = new Map();
    partners.forEach(function (i) {
      const at = points.project[i], row = rows.get(at) || { names: [] };
      row.names.push(labels.partners[i]); rows.set(at, row);
    });
    return Array.from(rows, function (entry) {
      const project = labels.projects[entry[0]];
      return { head: project[1], tail: entry[1].names.join(" · "), onClick: function () { map.closePopup(); tell("project", project[0]); } };
    }).sort(function (a, b) { return a.head.localeCompare(b.head, config.language); });
  }

  function openPlace(place, latlng) {
    const p = places.get(place), name = labels.places[place];
    const rows = projectRows(p.partners);
    const count = S.fill(words.place_count, { partners: p.n, projects: rows.length });
    L.popup({ maxWidth: 320, autoPanPadding: [20, 20] }).setLatLng(latlng)
      .setContent(S.popup(name[0] + " (" + name[1] + ")", count, rows)).openOn(map);
  }

  /* Leaflet moves each marker in three dimensions, which makes each a layer of the picture of its own;
     in two, all share one, and a click is painted a good deal sooner (docs/BENCHMARKS.md). */
  const Mark = L.Marker.extend({ _setPos: function (at) {
    L.Marker.prototype._setPos.call(this, at);
    this._icon.style.transform = "translate(" + at.x + "px, " + at.y + "px)";
  } });

  /* Leaflet lets a marker have the focus, but gives it no key of a button. */
  function onPress(mark, action) {
    mark.on("click", action);
    mark.on("keydown", function (event) {
      if (event.originalEvent.key !== "Enter" && event.originalEvent.key !== " ") return;
      L.DomEvent.stop(event.originalEvent);
      action();
      (document.querySelector(".atlas-popup button") || map.getContainer()).focus({ preventScroll: true });
    });
  }

  function addSymbol(feature, layer) {
    const q = feature.properties, c = feature.geometry.coordinates, clustered = Boolean(q.cluster);
    const latlng = L.latLng(c[1], c[0]);          // the one place where lon, lat become lat, lon
    const text = clustered || q.n > 1 ? S.compact(q.n) : "";
    const name = clustered ? S.fill(words.cluster, { n: q.n })
      : S.fill(words.place, { name: labels.places[q.place][0], n: q.n, leads: q.leads });
    const mark = new Mark(latlng, { icon: S.icon(S.kindOf(q, clustered), text, S.sizeOf(q.n, clustered)), title: name, alt: name, riseOnHover: true });
    onPress(mark, function () {
      if (clustered) map.setView(latlng, Math.min(index.getClusterExpansionZoom(q.cluster_id), map.getMaxZoom()));
      else openPlace(q.place, latlng);
    });
    mark.on("add", function () {
      const e = mark.getElement();
      if (!e) return;
      e.setAttribute("role", "button"); e.setAttribute("aria-label", name);
      ["pointerenter", "focus"].forEach(function (kind) { e.addEventListener(kind, function () { H.say(idsOf(feature)); }); });
      ["pointerleave", "blur"].forEach(function (kind) { e.addEventListener(kind, function () { H.say([]); }); });
    });
    layer.addLayer(mark);
  }

  /* -> ids of the projects with a partner in a symbol */
  function idsOf(feature) {
    const q = feature.properties, found = new Set();
    const all = q.cluster ? index.getLeaves(q.cluster_id, Infinity) : [feature];
    all.forEach(function (leaf) { places.get(leaf.properties.place).partners.forEach(function (i) { found.add(points.project[i]); }); });
    return Array.from(found, function (row) { return labels.projects[row][0]; });
  }

  function light(id) {
    if (lights) window.atlasMap.lit = lights.show(id, places);
  }

  function drawPartners() {
    layers.partners.clearLayers();
    if (!index || !state || !state.partners) { window.atlasMap.drawn = 0; return; }
    const b = map.getBounds().pad(0.15);
    const box = [Math.max(b.getWest(), -180), Math.max(b.getSouth(), -85), Math.min(b.getEast(), 180), Math.min(b.getNorth(), 85)];
    const found = index.getClusters(box, Math.floor(map.getZoom()));
    found.forEach(function (feature) { addSymbol(feature, layers.partners); });
    window.atlasMap.drawn = found.length;
  }

  /* ---- activities, the chosen project, legend ---- */
  function drawActivities(rows) {
    layers.activities.clearLayers();
    (rows || []).forEach(function (row) {
      const name = row.name + (row.place ? " (" + row.place + ")" : "");
      const mark = L.marker([row.lat, row.lon], { icon: S.icon("activity" + (row.sure ? "" : " uncertain"), "", 20), title: name, alt: name, zIndexOffset: 500 });
      const choose = function () { map.closePopup(); tell("project", row.project_id); };
      onPress(mark, function () {
        L.popup({ maxWidth: 320 }).setLatLng(mark.getLatLng())
          .setContent(S.popup(row.name, row.detail, [{ head: row.project, tail: row.place, onClick: choose }])).openOn(map);
      });
      mark.addTo(layers.activities);
    });
  }

  function drawProject(project) {
    layers.project.clearLayers();
    if (!project) return;
    const at = function (i) { return [points.lat[i], points.lon[i]]; };
    project.lines.forEach(function (pair) {
      const ends = [at(pair[0]), at(pair[1])];
      L.polyline(ends, { color: colours.halo, weight: 5, opacity: 0.8, interactive: false }).addTo(layers.project);
      L.polyline(ends, { color: colours.line, weight: 2.5, interactive: false }).addTo(layers.project);
    });
    project.partners.forEach(function (i) {
      const lead = i === project.lead;
      L.marker(at(i), { icon: S.icon((lead ? "lead" : "partner") + " chosen", "", lead ? 24 : 18), title: labels.partners[i],
        alt: labels.partners[i], zIndexOffset: 1000, keyboard: false, interactive: false }).addTo(layers.project);
    });
  }

  function drawLegend() {
    const rows = [];
    if (state.partners) rows.push({ kind: "cluster", text: "9", label: words.legend_cluster }, { kind: "partner", label: words.legend_partner },
      { kind: "lead", label: words.legend_lead }, { kind: "partner uncertain", label: words.legend_uncertain });
    if (state.activities.length) rows.push({ kind: "activity", label: words.legend_activity });
    if (state.shade) state.shade.legend.forEach(function (row) {
      rows.push({ colour: S.shadeColour(colours, state.shade, row.k), label: row.label });
    });
    const box = S.legend(state.shade ? state.shade.title : words.legend, rows, window.innerWidth > (state.shade ? SHADED_PX : PLAIN_PX));
    if (legendBox.firstChild && legendBox.dataset.touched) box.open = legendBox.firstChild.open;
    box.addEventListener("toggle", function () { legendBox.dataset.touched = "yes"; });
    legendBox.replaceChildren(box);
  }

  /* ---- the map's own part of the link: m=zoom_lon_lat, without a run of the page ---- */
  const CAMERA = /^(\d{1,2})_(-?\d{1,3}(?:\.\d+)?)_(-?\d{1,2}(?:\.\d+)?)$/;
  let moved = false;

  function pageUrl() {
    try { return new URL(window.parent.location.href); }
    catch (error) { console.info("The page around the map is on another origin; its link is left alone."); return null; }
  }

  /* The view of this visit. Embedded in another site a browser may forbid all storage: then it is not kept. */
  function visit(text) {
    try {
      if (text) window.sessionStorage.setItem("atlas-camera", text);
      return window.sessionStorage.getItem("atlas-camera");
    } catch (error) { console.info("This browser keeps nothing here: " + error.message); return null; }
  }

  function camera(text) {
    const found = CAMERA.exec(text || "");
    return found && Math.abs(+found[2]) <= 180 && Math.abs(+found[3]) <= 85 ? found : null;
  }

  function replaceUrl(url) { window.parent.history.replaceState(window.parent.history.state, "", url); }

  function readCamera() {
    const url = pageUrl(), given = url && url.searchParams.get("m"), found = url && (camera(given) || camera(visit()));
    if (given && !camera(given)) { url.searchParams.delete("m"); replaceUrl(url); }   // the page says so
    if (!found) return;
    map.setView([+found[3], +found[2]], Math.min(+found[1], map.getMaxZoom()), { animate: false });
    moved = true;
  }

  function writeCamera() {
    const url = pageUrl(), at = map.getCenter();
    if (!url || !moved) return;
    const text = [Math.round(map.getZoom()), at.lng.toFixed(2), at.lat.toFixed(2)].join("_");
    visit(text);
    if (url.searchParams.get("m") === text) return;
    url.searchParams.set("m", text);
    replaceUrl(url);
  }

  /* ---- the view: only a person or an explicit "fit" moves it ---- */
  function fit(project) {
    const found = project ? project.partners.map(function (i) { return [points.lat[i], points.lon[i]]; })
      : Array.from(places.values(), function (p) { return [p.at[1], p.at[0]]; });
    if (found.length) map.fitBounds(L.latLngBounds(found).pad(0.08), { maxZoom: 9, animate: false });
  }

  function fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
  }

  function button(label, path, action) {
    const box = S.element("div", "leaflet-bar atlas-control"), link = S.element("a");
    link.href = "#"; link.title = label; link.setAttribute("role", "button"); link.setAttribute("aria-label", label);
    link.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="' + path + '"/></svg>';   // constant of this file
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.on(link, "click", function (event) { L.DomEvent.preventDefault(event); action(); });
    box.appendChild(link);
    const control = L.control({ position: "topleft" });
    control.onAdd = function () { return box; };
    control.addTo(map);
    return link;
  }

  function addControls() {
    map.zoomControl.remove();
    L.control.zoom({ position: "topleft", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    button(words.fit, "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", function () { fit(null); });
    button(words.fullscreen, "M3 5h18v14H3zM8 10V9h3M16 14v1h-3", fullscreen);
    draw = new D.Draw(map, words, function (code) { tell("area", code); });
    [["box", words.draw_box, "M4 6h16v12H4z"], ["circle", words.draw_circle, "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 12h8"],
      ["polygon", words.draw_polygon, "M5 8l8-4 7 7-5 9-9-3z"]].forEach(function (tool) {
      draw.button(tool[0], button(tool[1], tool[2], function () { draw.start(tool[0]); }));
    });
    L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(S.element("span", "", config.attribution).outerHTML);
    const control = L.control({ position: "topright" });
    control.onAdd = function () { legendBox = S.element("div"); return legendBox; };
    control.addTo(map);
  }

  function getPositions(url) {
    return fetch(url, { cache: "force-cache" }).then(function (answer) {
      if (!answer.ok) throw new Error("The map file " + url + " answered " + answer.status + ". Run: python -m data.build");
      return answer.arrayBuffer();
    }).then(P.readPositions);
  }

  /* streamlit-folium adds the style sheets after the scripts and does not wait for them. */
  function stylesLoaded() {
    const links = Array.from(document.querySelectorAll('link[rel="stylesheet"]'));
    return Promise.all(links.filter(function (link) { return !link.sheet; }).map(function (link) {
      return new Promise(function (done) { link.addEventListener("load", done); link.addEventListener("error", done); });
    }));
  }

  let ready = null;
  function start(leafletMap, given) {
    map = leafletMap; config = given; words = given.words;
    map.getContainer().style.visibility = "hidden";
    setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    base = new R.Base(map, given.files.base);
    regions = new R.Regions(map, given.files.levels, words, function (code) { tell("region", code); });
    ["activities", "partners", "project"].forEach(function (name) { layers[name] = L.layerGroup().addTo(map); });
    addControls(); setLanguage(given.language); readCamera();
    map.on("moveend", function () { moved = true; drawPartners(); writeCamera(); });
    const styled = stylesLoaded().then(function () { map.invalidateSize({ animate: false }); map.getContainer().style.visibility = ""; });
    ready = Promise.all([base.load(colours), getPositions(given.files.positions), R.getJson(given.files.labels), styled])
      .then(function (found) { points = found[1]; labels = found[2]; lights = new H.Lights(map, points, labels); });
  }

  function apply(next) {
    ready.then(function () {
      const before = state || {};
      state = next;
      setTheme(next.theme);
      if (next.bits !== before.bits || next.outside !== before.outside) {
        places = P.placesOf(points, P.partnersOf(points, next.bits, next.outside));
        index = P.cluster(places);
        lights.clear();
        window.atlasMap.selected = Array.from(places.values()).reduce(function (sum, p) { return sum + p.n; }, 0);
      }
      draw.apply(next.areas, colours);
      drawPartners(); drawActivities(next.activities); drawProject(next.project); drawLegend();
      const wish = next.fit && next.fit.nonce !== (before.fit || {}).nonce ? next.fit.what : "";
      if (wish && wish !== "regions") fit(wish === "project" ? next.project : null);
      return regions.apply(next.shade, next.picked, colours).then(function () { if (wish === "regions") regions.fit(next.picked); });
    }).then(function () {
      window.atlasMap.revision = next.revision;
      window.setTimeout(writeCamera, 700);       // the page rewrites its link after a click
      painted(next.revision);
    }).catch(function (error) { console.error("Atlas: " + error.message); });
  }

  window.Atlas = { start: start, apply: apply, light: light };
})();
