// This chart as a picture, with the words that belong to it; as it is zoomed now.

const SAMPLES = { solid: "━━", dash: "╍╍", dot: "┅┅", dashdot: "━ ·" };

// The legend in lines of a few entries each; a shade is a block, a line a stroke of its dash.
function legendLines(entries, most = 3) {
  const told = entries.map(({ name, colour, dash, kind }) => {
    const sample = kind === "shade" ? "■" : kind === "hatch" ? "▨" : SAMPLES[dash] || SAMPLES.solid;
    return `<span style="color:${escapeHtml(colour)}">${sample}</span> ${escapeHtml(name)}`;
  });
  const rows = Math.ceil(told.length / most);
  return Array.from({ length: rows }, (_, row) => told.slice(row * most, (row + 1) * most).join("     "));
}

function plainPicture({ scene, plot }, picture) {
  const { width, height } = picture;
  const layout = structuredClone(scene.wide);
  const framed = framing(scene.picture, picture, layout.font.family, legendLines(scene.legend));
  Object.assign(layout, { width, height, paper_bgcolor: scene.picture.paper, plot_bgcolor: scene.picture.paper });
  layout.margin = { ...layout.margin, ...framed.margin };
  const range = [...plot._fullLayout.xaxis.range];
  layout.xaxis.range = range;
  layout.xaxis.autorange = false;
  const frame = new Frame(layout, range, width, height);
  const font = { size: layout.font.size, family: layout.font.family };
  const writing = { frame, labels: [], chapters: placedChapters(scene, frame, font) };
  layout.annotations = [
    ...(layout.annotations || []),
    ...annotationsOf({ colours: scene.picture }, writing, layout.font),
    ...frameNotes(framed, layout, scene.picture),
  ];
  return { data: structuredClone(scene.data), layout };
}

function bindSave(chart, place) {
  place.addEventListener("click", async ({ target }) => {
    const format = target.closest("button")?.dataset.format;
    if (!format || !chart.drawn) return;
    const size = place.querySelector("select").value;
    await saveDrawn(chart.Plotly, plainPicture(chart, PICTURES[size]), chart.scene.picture.filename, format, size);
  });
}
