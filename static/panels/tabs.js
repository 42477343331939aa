/* A choice of one of a few, each with its number: which list is shown. */
const { drawnOnce, Radios } = await import("./parts.js" + new URL(import.meta.url).search);

function Panel(parent, data) {
  let send = null;
  const radios = new Radios("atlas-tabs", data.label, data.names, (value) => send(value));
  parent.append(radios.root);
  this.apply = function (next, tell) {
    send = tell;
    radios.apply(next.chosen, next.names);
  };
}

export default drawnOnce((parent, data) => new Panel(parent, data));
