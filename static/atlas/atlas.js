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
