// The picture to take home: title, what is shown, settings, source and licence are in the image.

// px of the layout, how many of the picture's px make one of them, and for paper its real size.
const PICTURES = {
  screen: { width: 1600, height: 1000, scale: 2 }, // 3200 × 2000
  slide: { width: 1280, height: 720, scale: 1.5 }, // 1920 × 1080, text large enough for a wall
  print: { width: 1403.2, height: 992, scale: 2.5, dpi: 300, mm: [297, 210] }, // A4: 3508 × 2480
};
const EDGE = 20; // px around the writing
const TITLE = { size: 26, weight: 700 };
const SENTENCE = { size: 17 };
const FOOTER = { size: 14 };

// The selected event is marked in the picture too.
function ringTraces(scene, selected) {
  const event = scene.events.find((e) => e.id === selected);
  if (!event) return [];
  const marker = { symbol: "circle-open", size: 30, color: scene.colours.text, line: { width: 3 } };
  return [["y", event.x, event.y], ["y2", event.lane_x, event.lane]].map(([yaxis, x, y]) => ({
    type: "scatter", mode: "markers", x: [x], y: [y], yaxis, marker, cliponaxis: false,
  }));
}

// Text in lines that fit the picture; a word that is wider is left to be cut at the edge.
function fittingLines(texts, width, font, family) {
  return texts.flatMap((text) => wrapText(text, width - 2 * EDGE, 6, { ...font, family }) || [text]);
}

// What stands above and below the chart, in lines, and the room that it needs.
function framing(scene, { width }) {
  const { family } = scene.figure.layout.font;
  const words = scene.take_home;
  const title = fittingLines([words.title], width, TITLE, family);
  const sentence = fittingLines([words.sentence], width, SENTENCE, family);
  const footer = fittingLines(words.footer, width, FOOTER, family);
  const heights = [title.length * TITLE.size, sentence.length * SENTENCE.size, footer.length * FOOTER.size];
  const [high, middle, low] = heights.map((height) => height * 1.3);
  return { title, sentence, footer, middle, margin: { t: 64 + high + middle + EDGE, b: 42 + low + EDGE } };
}

function pictureOf(scene, range, selected, picture) {
  const { width, height } = picture;
  const { title, sentence, footer, middle, margin } = framing(scene, picture);
  const size = { width, height, margin };
  const layout = fitLayout(scene, range, size);
  const writing = writingOf(scene, layout, range, size);
  layout.annotations.push(...annotationsOf(scene, writing, layout.font));
  const { text: strong, muted } = scene.colours;
  const block = (lines, y, shift, font, anchor) => ({
    text: lines.map(escapeHtml).join("<br>"), x: 0, xref: "paper", xanchor: "left",
    xshift: EDGE - layout.margin.l, align: "left", y, yref: "paper", yanchor: anchor, yshift: shift,
    showarrow: false, font: { size: font.size, weight: font.weight || 400, color: font === TITLE ? strong : muted },
  });
  layout.paper_bgcolor = scene.colours.paper;
  layout.plot_bgcolor = scene.colours.paper;
  layout.annotations.push(
    block(title, 1, 60 + middle, TITLE, "bottom"),
    block(sentence, 1, 56, SENTENCE, "bottom"),
    block(footer, 0, -40, FOOTER, "top"),
  );
  return { data: [...structuredClone(scene.figure.data), ...ringTraces(scene, selected)], layout };
}

async function savePicture(Plotly, scene, range, selected, format, size = "screen") {
  const picture = PICTURES[size];
  const { width, height, scale } = picture;
  const drawn = pictureOf(scene, range, selected, picture);
  const url = await Plotly.toImage(drawn, { format, width, height, scale: format === "png" ? scale : 1 });
  const made = format === "png" ? pngOf(url, picture) : svgOf(url, picture);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(made);
  link.download = `${words_to_name(scene.take_home.filename)}${size === "screen" ? "" : `-${size}`}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const words_to_name = (text) => String(text).replace(/[^\w.-]+/g, "-").slice(0, 80);

// An SVG that knows its size on paper.
function svgOf(url, { mm }) {
  let text = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  if (mm) text = text.replace(/ width="[\d.]+" height="[\d.]+"/, ` width="${mm[0]}mm" height="${mm[1]}mm"`);
  return new Blob([text], { type: "image/svg+xml" });
}

// A PNG that knows how many of its px make an inch of paper (chunk pHYs, after the header).
function pngOf(url, { dpi }) {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (ch) => ch.charCodeAt(0));
  const header = 8 + 25; // signature and IHDR
  const parts = dpi ? [bytes.slice(0, header), densityChunk(dpi), bytes.slice(header)] : [bytes];
  return new Blob(parts, { type: "image/png" });
}

function densityChunk(dpi) {
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(dpi / 0.0254);
  chunk.setUint32(0, 9); // bytes of content
  [..."pHYs"].forEach((ch, i) => chunk.setUint8(4 + i, ch.charCodeAt(0)));
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1); // the unit is the metre
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return chunk.buffer;
}

// The check sum of PNG (ISO 3309), bit by bit: it is run over 13 bytes.
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
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
