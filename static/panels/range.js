/* A range from a low to a high value: a slider with two handles below the histogram of what it would
   choose from; for years also the buttons that go on and back by one. */
const { element, button, disable, head, newId } = await import("./parts.js" + new URL(import.meta.url).search);

/* Back by a year, play year by year, on by a year; no buttons where no year has projects. */
function Years(words, say) {
  const root = element("div", "years"), sign = element("span"), name = element("span");
  const back = button("st-key-years_back", words.years_back, "‹", () => say({ years: -1 }));
  const next = button("st-key-years_next", words.years_next, "›", () => say({ years: 1 }));
  const play = button("st-key-years_play", "", undefined, () => say({ play: true }));
  sign.setAttribute("aria-hidden", "true");
  [[back, words.years_back], [next, words.years_next], [play, words.years_help]].forEach(([node, title]) => { node.title = title; });
  play.append(sign, name);
  root.append(back, play, next);
  this.root = root;
  this.apply = function (years) {
    root.hidden = !years;
    if (!years) return;
    root.classList.toggle("playing", years.playing);   // history.js looks at it
    disable(back, !years.back, next);
    disable(next, !years.next, back);
    sign.textContent = years.playing ? "❚❚ " : "▶\uFE0E ";
    name.textContent = years.playing ? words.years_pause : words.years_play;
  };
}

/* key: of the part; names: {label, help, low, high}; words of all parts; say(what): to Python. */
export function Range(key, names, words, say) {
  const root = element("div", "atlas-range st-key-" + key), label = element("span", "label", names.label);
  const bars = element("div", "atlas-histogram"), track = element("div", "track"), span = element("div", "span");
  const low = handle(names.low), high = handle(names.high), ends = element("div", "ends");
  const from = element("output"), to = element("output"), note = element("p", "known");
  const years = key === "filter_dates" ? new Years(words, say) : null;
  let values = [], texts = [], isHeld = false, told = [0, 0];

  label.id = newId();
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", label.id);
  bars.setAttribute("role", "img");
  track.append(span, low, high);
  ends.append(from, to);
  root.append(head(label, names.label, names.help, words, root), bars, track, ends, note);
  if (years) root.append(years.root);

  function handle(name) {
    const node = element("input");
    Object.assign(node, { type: "range", min: "0", step: "1" });
    node.setAttribute("aria-label", name);
    node.addEventListener("pointerdown", () => { isHeld = true; });
    node.addEventListener("input", () => { keepOrder(node); draw(); });
    node.addEventListener("change", () => { isHeld = false; tell(); });
    return node;
  }
  /* One handle never passes the other. */
  function keepOrder(moved) {
    if (+low.value > +high.value) moved.value = moved === low ? high.value : low.value;
  }
  function draw() {
    const last = Math.max(1, values.length - 1), a = +low.value, b = +high.value;
    from.textContent = texts[a]; to.textContent = texts[b];
    low.setAttribute("aria-valuetext", texts[a]); high.setAttribute("aria-valuetext", texts[b]);
    span.style.left = 100 * a / last + "%";
    span.style.right = 100 - 100 * b / last + "%";
    low.style.zIndex = a > last / 2 ? 2 : 1;      // both at the right end: the left one must come back
  }
  function tell() {
    const now = [+low.value, +high.value];
    if (now[0] === told[0] && now[1] === told[1]) return;
    told = now;
    say({ range: key, low: values[now[0]], high: values[now[1]] });
  }
  function drawBars(given) {
    bars.setAttribute("aria-label", given.label);
    while (bars.children.length > given.heights.length) bars.lastChild.remove();
    while (bars.children.length < given.heights.length) bars.append(element("i"));
    given.heights.forEach((height, at) => {
      bars.children[at].style.height = height + "%";
      bars.children[at].classList.toggle("out", !given.within[at]);
    });
  }

  this.root = root;
  this.apply = function (next) {
    root.hidden = !next.values.length;
    drawBars(next.bars);
    note.textContent = next.note;
    note.hidden = !next.note;
    if (years) years.apply(next.years);
    if (isHeld) return;                           // somebody moves a handle: it stays in the hand
    ({ values, texts } = next);
    low.max = high.max = String(Math.max(0, values.length - 1));
    low.value = String(next.low); high.value = String(next.high);
    told = [next.low, next.high];
    draw();
  };
}
