// Why here: chapters by size on one common axis; each opens to its events, and each event is a button.

const MOST = 5; // events of a chapter that are told at once

function make(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function bar(kind, span) {
  const node = make("span", `bar ${kind}`);
  node.style.left = `${span.left}%`;
  node.style.width = `${span.width}%`;
  return node;
}

function track(bars, zero) {
  const node = make("span", "track");
  node.setAttribute("aria-hidden", "true");
  const line = make("span", "zero");
  line.style.left = `${zero}%`;
  node.append(...bars, line);
  return node;
}

function fill(body, what, detail, share, bars, zero) {
  const name = make("span", "what");
  name.append(make("span", "name", what), make("span", "detail", detail));
  body.append(name, track(bars, zero), make("span", "share", share));
  return body;
}

function eventRow(event, zero, tell) {
  const item = make("li", `event ${event.kind}`);
  const body = make(event.id ? "button" : "div", "row");
  if (event.id) {
    body.type = "button";
    body.title = event.title;
    body.addEventListener("click", () => tell(event.id));
  }
  fill(body, event.what, event.detail, event.share, [bar("net", event.bar)], zero);
  item.append(body);
  return item;
}

function restRow(rest, zero, open) {
  const item = make("li", `event rest ${rest.kind}`);
  const body = make("button", "row");
  body.type = "button";
  body.addEventListener("click", open);
  fill(body, `${rest.count} smaller`, "show all", rest.share, [bar("net", rest.bar)], zero);
  item.append(body);
  return item;
}

function listOf(group, zero, tell) {
  const list = make("ol", "events");
  const all = group.events.map((event) => eventRow(event, zero, tell));
  if (!group.rest) list.append(...all);
  else {
    const open = () => {
      list.replaceChildren(...all);
      all[MOST]?.querySelector("button")?.focus();
    };
    list.append(...all.slice(0, MOST), restRow(group.rest, zero, open));
  }
  return list;
}

function groupRow(group, zero, tell, opened) {
  const item = make("li", `group ${group.kind}`);
  const head = make("button", "row");
  head.type = "button";
  const bars = [bar("all warming", group.warmed), bar("all cooling", group.cooled), bar("net", group.bar)];
  fill(head, group.what, group.detail, group.share, bars, zero);
  const list = listOf(group, zero, tell);
  const show = (open) => {
    head.setAttribute("aria-expanded", String(open));
    list.hidden = !open;
    if (open) opened.add(group.key);
    else opened.delete(group.key);
  };
  head.addEventListener("click", () => show(list.hidden));
  show(opened.has(group.key));
  item.append(head, list);
  return item;
}

function scaleRow(ticks) {
  const item = make("li", "scale");
  const line = make("span", "track");
  for (const tick of ticks) {
    const mark = make("span", "tick", tick.text);
    mark.style.left = `${tick.at}%`;
    line.append(mark);
  }
  item.setAttribute("aria-hidden", "true");
  item.append(make("span", "what"), line, make("span", "share"));
  return item;
}

export default function why({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".thaw-why");
  const tell = (id) => setTriggerValue("picked", { id, at: Date.now() });
  const opened = (list.thawOpened ??= new Set());
  list.setAttribute("aria-label", data.name);
  const total = make("li", "total");
  fill(total, "Adds up to", "", data.total.share, [bar("net", data.total.bar)], data.zero);
  list.replaceChildren(
    scaleRow(data.ticks),
    ...data.groups.map((group) => groupRow(group, data.zero, tell, opened)),
    total,
  );
}
