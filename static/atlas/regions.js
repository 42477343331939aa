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
