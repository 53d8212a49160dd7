// A waterfall as a list: one row for each event, its bar between where the line stood without it
// and with it. Rows are buttons, so that mouse and keyboard open an event alike.

function span(className, text, style) {
  const node = document.createElement("span");
  node.className = className;
  if (text !== undefined) node.textContent = text;
  Object.assign(node.style, style || {});
  return node;
}

function track(row, zero) {
  const node = span("track");
  node.setAttribute("aria-hidden", "true");
  node.append(
    span("zero", undefined, { left: `${zero}%` }),
    span("bar", undefined, { left: `${row.left}%`, width: `${row.width}%` }),
  );
  return node;
}

function rowOf(row, zero, tell) {
  const item = document.createElement("li");
  item.className = row.kind;
  const body = document.createElement(row.id ? "button" : "div");
  body.className = "row";
  if (row.id) {
    body.type = "button";
    body.title = "Open this event";
    body.addEventListener("click", () => tell(row.id));
  }
  body.append(span("what", row.what), span("share", row.share));
  if (row.detail) body.append(span("detail", row.detail));
  body.append(track(row, zero));
  item.append(body);
  return item;
}

export default function waterfall({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".thaw-waterfall");
  const tell = (id) => setTriggerValue("picked", { id, at: Date.now() });
  list.setAttribute("aria-label", data.name);
  list.replaceChildren(...data.rows.map((row) => rowOf(row, data.zero, tell)));
}
