// What the lines and the shades of a chart mean; the sample is drawn as in the chart.

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { solid: "", dash: "9 5", dot: "2.5 4", dashdot: "9 4 2.5 4" };

function svgNode(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

export function drawLegend(place, entries) {
  place.replaceChildren(...entries.map(({ name, colour, dash, kind }) => {
    const item = document.createElement("span");
    const sample = svgNode("svg", { width: 34, height: 14 });
    if (kind === "shade") {
      sample.append(svgNode("rect", { x: 1, y: 1, width: 32, height: 12, fill: colour }));
    } else if (kind === "hatch") {
      sample.append(svgNode("path", { d: "M1 13L13 1M9 13L21 1M17 13L29 1M25 13L33 5", stroke: colour, "stroke-width": 2 }));
    } else {
      sample.append(svgNode("line", {
        x1: 0, x2: 34, y1: 7, y2: 7, stroke: colour, "stroke-width": 3, "stroke-dasharray": DASHES[dash] || "",
      }));
    }
    item.append(sample, name);
    return item;
  }));
}
