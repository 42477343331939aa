/* "Within 50 km of Smiltene": a place and a radius, which become an area of the filters. */
const { element, head, newId } = await import("./parts.js" + new URL(import.meta.url).search);

export function Near(names, words, say) {
  const root = element("form", "atlas-near st-key-near"), place = element("input", "st-key-near_place"), radius = element("select", "st-key-near_radius");
  const label = element("label", "", names.label), within = element("label", "within"), row = element("div", "row");
  const add = element("button", "st-key-near_add", names.add), problem = element("p", "problem");
  let asked = false;
  place.id = label.htmlFor = newId();
  Object.assign(place, { type: "text", maxLength: 100, placeholder: names.hint, autocomplete: "off", spellcheck: false });
  radius.append(...names.radii.map(([km, text]) => new Option(text, String(km), km === names.usual, km === names.usual)));
  within.append(element("span", "", names.within), radius);
  add.type = "submit";
  problem.setAttribute("role", "alert");
  row.append(place, within);
  root.append(head(label, names.label, names.help, words, place), row, add, problem);
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!place.value.trim()) { place.focus(); return; }
    asked = true;
    say({ near: place.value, km: Number(radius.value) });
  });
  this.root = root;
  this.apply = function (next) {
    problem.textContent = next.problem;
    problem.hidden = !next.problem;
    if (asked && !next.problem) place.value = "";
    asked = false;
  };
}
