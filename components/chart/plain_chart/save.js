// This chart as a picture, with the words that belong to it; as it is zoomed now.

import { civil, monthName, yearText } from "../drawing/days.js";
import { PICTURES } from "../drawing/poster.js";
import { escapeHtml, wrapText } from "../drawing/text.js";
import { facesOf, give, nameOf, pngOf } from "../page/files.js";
import { chapterNames, daysOfRange, frameOf, nameNotes } from "./names.js";

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

const EDGE = 20; // px around the writing
const TITLE = { size: 26, weight: 700 };
const SENTENCE = { size: 17 };
const FOOTER = { size: 14 };

// Text in lines that fit the picture; a word that is wider is left to be cut at the edge.
function fittingLines(texts, width, font, family) {
  return texts.flatMap((text) => wrapText(text, width - 2 * EDGE, 6, { ...font, family }) || [text]);
}

// What stands above and below the chart, in lines, and the room that it needs.
// `legend` has lines of HTML of our own making.
function framing(words, { width }, family, legend = []) {
  const title = fittingLines([words.title], width, TITLE, family);
  const sentence = fittingLines([words.sentence], width, SENTENCE, family);
  const footer = fittingLines(words.footer, width, FOOTER, family);
  const high = (lines, { size }) => lines.length * size * 1.3;
  const keyed = high(legend, SENTENCE);
  const told = keyed + high(sentence, SENTENCE);
  return {
    title, sentence, legend, footer, keyed, told,
    margin: { t: 76 + high(title, TITLE) + told + EDGE, b: 42 + high(footer, FOOTER) + EDGE },
  };
}

// That writing, as annotations of the layout it goes into.
function frameNotes({ title, sentence, legend, footer, keyed, told }, layout, { text, muted }) {
  const block = (lines, y, shift, font, anchor) => ({
    text: lines.join("<br>"), x: 0, xref: "paper", xanchor: "left",
    xshift: EDGE - layout.margin.l, align: "left", y, yref: "paper", yanchor: anchor, yshift: shift,
    showarrow: false, font: { size: font.size, weight: font.weight || 400, color: font === TITLE ? text : muted },
  });
  const safe = (lines) => lines.map(escapeHtml);
  return [
    block(safe(title), 1, 72 + told, TITLE, "bottom"),
    block(safe(sentence), 1, 68 + keyed, SENTENCE, "bottom"),
    ...(legend.length ? [block(legend, 1, 64, SENTENCE, "bottom")] : []),
    block(safe(footer), 0, -40, FOOTER, "top"),
  ];
}

async function saveDrawn(Plotly, drawn, filename, format, size) {
  const picture = PICTURES[size];
  const { width, height, mm } = picture;
  const url = await Plotly.toImage(drawn, { format: "svg", width, height });
  const faces = await facesOf(drawn.layout.font.family.split(",")[0]);
  const markup = decodeURIComponent(url.slice(url.indexOf(",") + 1)).replace(/(<svg[^>]*>)/, (start) => `${start}<style>${faces}</style>`);
  const onPaper = mm ? markup.replace(/ width="[\d.]+" height="[\d.]+"/, ` width="${mm[0]}mm" height="${mm[1]}mm"`) : markup;
  give(format === "png" ? await pngOf(markup, picture) : new Blob([onPaper], { type: "image/svg+xml" }), nameOf(filename, size, format));
}

const dayText = (day) => {
  const [year, month, date] = civil(day);
  return `${date} ${monthName(month)} ${yearText(year)}`;
};

// The dates the picture shows, and the chapters whose names have no room over their bands.
function toldBelow(chapters, names, [from, to]) {
  const period = `Period shown: ${dayText(from)} to ${dayText(to)}.`;
  const missing = names.length < chapters.length ? [`Chapters: ${chapters.map(({ label, x0, x1 }) => `${label} (${x0.slice(0, -6)}–${x1.slice(0, -6)})`).join("; ")}.`] : [];
  return [period, ...missing];
}

function plainPicture({ scene, plot }, picture) {
  const { width, height } = picture;
  const layout = structuredClone(scene.wide);
  const range = [...plot._fullLayout.xaxis.range];
  const days = daysOfRange(range);
  const font = { size: layout.font.size, family: layout.font.family };
  const frame = frameOf(layout.margin, days, width);
  const names = chapterNames(scene.chapters, frame, font);
  const words = { ...scene.picture, footer: [...toldBelow(scene.chapters, names, days), ...scene.picture.footer] };
  const framed = framing(words, picture, layout.font.family, legendLines(scene.legend));
  Object.assign(layout, { width, height, paper_bgcolor: scene.picture.paper, plot_bgcolor: scene.picture.paper });
  layout.margin = { ...layout.margin, ...framed.margin };
  layout.xaxis.range = range;
  layout.xaxis.autorange = false;
  layout.annotations = [
    ...(layout.annotations || []),
    ...nameNotes(names, frame, layout.font, scene.picture.muted),
    ...frameNotes(framed, layout, scene.picture),
  ];
  return { data: structuredClone(scene.data), layout };
}

export function bindSave(chart, place) {
  place.addEventListener("click", async ({ target }) => {
    const format = target.closest("button")?.dataset.format;
    if (!format || !chart.drawn) return;
    const size = place.querySelector("select").value;
    await saveDrawn(chart.Plotly, plainPicture(chart, PICTURES[size]), chart.scene.picture.filename, format, size);
  });
}
