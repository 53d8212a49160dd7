// What lies over the plot: labels with their leaders, chapter names, the rings of the selected
// event. Plain elements, because they are many times faster to move than Plotly's annotations.

const SVG = "http://www.w3.org/2000/svg";

function element(className, lines, style, data) {
  const node = document.createElement("div");
  node.className = className;
  lines.forEach((line, i) => {
    if (i) node.append(document.createElement("br"));
    node.append(line);
  });
  Object.assign(node.style, style);
  Object.assign(node.dataset, data);
  return node;
}

// From the event's mark to the edge of its label.
function leader({ anchor, box, centre }) {
  const inside = (p) => p.x >= box.x0 && p.x <= box.x1 && p.y >= box.y0 && p.y <= box.y1;
  const at = (t) => ({ x: anchor.x + (centre.x - anchor.x) * t, y: anchor.y + (centre.y - anchor.y) * t });
  let [near, far] = [0, 1];
  for (let k = 0; k < 12; k += 1) {
    const middle = (near + far) / 2;
    if (inside(at(middle))) far = middle;
    else near = middle;
  }
  const line = document.createElementNS(SVG, "line");
  const end = at(far);
  const length = Math.hypot(end.x - anchor.x, end.y - anchor.y) || 1;
  const gap = Math.min(5, length) / length;
  line.setAttribute("x1", anchor.x + (end.x - anchor.x) * gap);
  line.setAttribute("y1", anchor.y + (end.y - anchor.y) * gap);
  line.setAttribute("x2", end.x);
  line.setAttribute("y2", end.y);
  return line;
}

function drawOverlay(overlay, scene, writing) {
  const leaders = document.createElementNS(SVG, "svg");
  writing.labels.forEach((spot) => leaders.append(leader(spot)));
  const labels = writing.labels.map(({ item, box }) => element("thaw-label", item.lines, {
    left: `${box.x0}px`, top: `${box.y0}px`, width: `${item.w}px`, height: `${item.h}px`,
    background: scene.colours.label_box,
  }, { event: item.id }));
  const chapters = writing.chapters.map(({ chapter, lines, x0, x1 }) => element(
    "thaw-band-name", lines,
    { left: `${x0}px`, width: `${x1 - x0}px`, bottom: `calc(100% - ${writing.frame.top - 3}px)` },
    { chapter: chapter.id, ...(chapter.id === scene.chapter && { chosen: "1" }) },
  ));
  overlay.replaceChildren(leaders, ...chapters, ...labels);
}

// Rings stand where the event stands on the line and in its lane; none if it is out of sight.
function placeRings(rings, plot, event) {
  const { xaxis, yaxis, yaxis2 } = plot._fullLayout;
  const places = event ? [[event.x, yaxis, event.y], [event.lane_x, yaxis2, event.lane]] : [];
  rings.forEach((ring, i) => {
    ring.hidden = !places[i];
    if (ring.hidden) return;
    const [date, axis, value] = places[i];
    const left = xaxis.d2p(date);
    ring.hidden = value === null || left < 0 || left > xaxis._length;
    ring.style.transform = `translate(${xaxis._offset + left}px, ${axis._offset + axis.d2p(value)}px)`;
  });
}
