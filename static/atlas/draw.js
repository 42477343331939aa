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
