// What every picture to take home has in common: its sizes, and the writing in it: title, what is
// shown, what lines and shades mean, settings, source and licence.

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
    margin: { t: 64 + high(title, TITLE) + told + EDGE, b: 42 + high(footer, FOOTER) + EDGE },
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
    block(safe(title), 1, 60 + told, TITLE, "bottom"),
    block(safe(sentence), 1, 56 + keyed, SENTENCE, "bottom"),
    ...(legend.length ? [block(legend, 1, 52, SENTENCE, "bottom")] : []),
    block(safe(footer), 0, -40, FOOTER, "top"),
  ];
}

async function saveDrawn(Plotly, drawn, filename, format, size) {
  const picture = PICTURES[size];
  const { width, height, scale } = picture;
  const url = await Plotly.toImage(drawn, { format, width, height, scale: format === "png" ? scale : 1 });
  const made = format === "png" ? pngOf(url, picture) : svgOf(url, picture);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(made);
  link.download = `${words_to_name(filename)}${size === "screen" ? "" : `-${size}`}.${format}`;
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
