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
