/* A choice of one of a few, each with its number: which list is shown. */
const { Radios } = await import("./parts.js" + new URL(import.meta.url).search);

const panels = new WeakMap();                     // element of the page -> what is drawn in it

function Panel(parent, data) {
  let send = null;
  const radios = new Radios("atlas-tabs", data.label, data.names, (value) => send(value));
  parent.append(radios.root);
  this.apply = function (next, setTriggerValue) {
    send = (value) => setTriggerValue("said", value);
    radios.apply(next.chosen, next.names);
  };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!panels.has(parentElement)) panels.set(parentElement, new Panel(parentElement, data));
  panels.get(parentElement).apply(data, setTriggerValue);
}
