// The picture to take home: title, what is shown, settings, source and licence are in the image.

// The selected event is marked in the picture too.
function ringTraces(scene, selected) {
  const event = scene.events.find((e) => e.id === selected);
  if (!event) return [];
  const marker = { symbol: "circle-open", size: 30, color: scene.colours.text, line: { width: 3 } };
  return [["y", event.x, event.y], ["y2", event.lane_x, event.lane]].map(([yaxis, x, y]) => ({
    type: "scatter", mode: "markers", x: [x], y: [y], yaxis, marker, cliponaxis: false,
  }));
}

function pictureOf(scene, range, selected, picture) {
  const { width, height } = picture;
  const framed = framing(scene.take_home, picture, scene.figure.layout.font.family);
  const size = { width, height, margin: framed.margin };
  const layout = fitLayout(scene, range, size);
  const writing = writingOf(scene, layout, range, size);
  layout.paper_bgcolor = scene.colours.paper;
  layout.plot_bgcolor = scene.colours.paper;
  layout.annotations.push(
    ...annotationsOf(scene, writing, layout.font), ...frameNotes(framed, layout, scene.colours),
  );
  return { data: [...structuredClone(scene.figure.data), ...ringTraces(scene, selected)], layout };
}

async function savePicture(Plotly, scene, range, selected, format, size = "screen") {
  const drawn = pictureOf(scene, range, selected, PICTURES[size]);
  await saveDrawn(Plotly, drawn, scene.take_home.filename, format, size);
}

// For the menu, which stands outside the chart: saves the picture of the chart on this page, as it
// is zoomed now. False if there is none to save.
window.thawSavePicture = async (format, size) => {
  const chart = document.querySelector(".thaw-chart")?.thawChart;
  if (!chart?.drawn) return false;
  await savePicture(chart.Plotly, chart.scene, chart.range, chart.selected, format, size);
  return true;
};

// On paper the chart has the width of an upright page. The listeners are set once for the page,
// however often this script is read, and look for the chart that is there when they are called.
const PAPER = "700px";

function fitToPaper(width) {
  const chart = document.querySelector(".thaw-chart")?.thawChart;
  if (!chart?.drawn) return;
  chart.root.style.width = width;
  chart.draw();
}

if (!window.thawPrints) {
  window.thawPrints = true;
  window.addEventListener("beforeprint", () => fitToPaper(PAPER));
  window.addEventListener("afterprint", () => fitToPaper(""));
}

// The address of this view; without clipboard rights (plain http on a network) it is shown to copy.
async function copyLink(announce, field) {
  const address = window.location.href;
  try {
    await navigator.clipboard.writeText(address);
    announce("Link copied.");
    return true;
  } catch {
    field.hidden = false;
    field.value = address;
    field.focus();
    field.select();
    announce("Copy the link from the field.");
    return false;
  }
}
