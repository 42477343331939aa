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
