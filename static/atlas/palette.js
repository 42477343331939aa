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
