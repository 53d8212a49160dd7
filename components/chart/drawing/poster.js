// A picture to take home: the chart with title, what is shown, the key, chapters, settings, source
// and licence. One piece of SVG, the same for a screen, a slide, A4 and an A3 poster.

import { isoOf, yearOf, yearText, civil, monthName } from "./days.js";
import { draw } from "./picture.js";
import { node, words } from "./svg.js";
import { escapeHtml, wrapText } from "./text.js";

// px of the layout, how many of the picture's px make one of them, and for paper its real size.
export const PICTURES = {
  screen: { width: 1600, height: 1000, scale: 2 }, // 3200 × 2000
  slide: { width: 1280, height: 720, scale: 1.5 }, // 1920 × 1080, text large enough for a wall
  print: { width: 1403.2, height: 992, scale: 2.5, dpi: 300, mm: [297, 210] }, // A4: 3508 × 2480
  poster: { width: 1587.2, height: 1122.4, scale: 3.125, dpi: 300, mm: [420, 297] }, // A3: 4960 × 3508
};
const EDGE = 28; // px around everything
const SERIF = "'Source Serif', 'Source Serif 4', Georgia, 'Times New Roman', serif";
const TITLE = { size: 28, weight: 600, family: SERIF };
const SENTENCE = { size: 17 };
const KEY = { size: 15 };
const FOOTER = { size: 14 };
const LINE = 1.32;

const dayText = (day) => {
  const [year, month, date] = civil(day);
  return `${date} ${monthName(month)} ${yearText(year)}`;
};

// What dates the picture shows, in words.
export function periodText(scene, [from, to]) {
  const whole = from <= scene.whole[0] && to >= scene.whole[1];
  return whole ? `Years shown: ${yearText(yearOf(from))}–${yearText(yearOf(to))}.` : `Period shown: ${dayText(from)} to ${dayText(to)}.`;
}

// All chapters in view with their years, for the names that have no room over their bands.
export function chaptersText(bands) {
  if (!bands.length || bands.every(({ name }) => name)) return "";
  return `Chapters: ${bands.map(({ chapter }) => `${chapter.label} (${isoOf(chapter.x0).slice(0, -6)}–${isoOf(chapter.x1).slice(0, -6)})`).join("; ")}.`;
}

const lines = (text, width, font, family) => wrapText(text, width, 8, { ...font, family: font.family || family }) || [text];

function block(rows, x, y, font, fill) {
  return rows.map((row, i) => words(row, x, y + font.size * (0.95 + i * LINE), {
    size: font.size, weight: font.weight || 400, fill, ...(font.family && { "font-family": font.family }),
  })).join("");
}

const high = (rows, { size }) => rows.length * size * LINE;

// The key as one row of text with its signs in their colours.
function keyRow(x, y, below, scene, colours) {
  const part = (sign, colour, told) => node("tspan", { fill: colour, "font-weight": 700 }, sign) + escapeHtml(` ${told}   `);
  const lower = { dots: `Dot: ${scene.counted === "report" ? "a bundle of reports" : "one event"}, larger where it moved the line further`, lanes: "Rows: the events of each category", bundles: `Bars: ${scene.counted || "event"}s counted by ${below.unit}` }[below.kind] || "";
  const dashed = scene.silences.length || scene.conditions?.length ? "Dashed: no events near" : "";
  const inner = part("▲", colours.warm, "warms") + part("▼", colours.cold, "cools") + part("●", colours.neutral, "neither")
    + part("○", colours.neutral, "no score") + escapeHtml([lower, dashed].filter(Boolean).join("   "));
  return node("text", { x, y: y + KEY.size, "font-size": KEY.size, fill: colours.muted, "xml:space": "preserve" }, inner);
}

// The picture as SVG markup. `told` has `title`, `sentence`, `footer` (lines).
// Remarks, which are told under the pointer, have no bars here.
export function poster(shown, events, state, told, picture, look, faces = "") {
  const scene = { ...shown, remarks: [] };
  const { width, height } = picture;
  const { colours, font } = look;
  const inner = width - 2 * EDGE;
  const title = lines(told.title, inner, TITLE, font.family);
  const sentence = lines(`${told.sentence.replace(/\.?$/, ".")} ${periodText(scene, state.range)}`, inner, SENTENCE, font.family);
  const size = (foot) => ({ width: inner, height: Math.round(height - 2 * EDGE - top - high(foot, FOOTER) - 16) });
  const top = high(title, TITLE) + high(sentence, SENTENCE) + KEY.size * 1.5 + 26;
  const plain = told.footer.flatMap((line) => lines(line, inner, FOOTER, font.family));
  const first = draw(scene, events, { ...state, kept: null }, size(plain), { ...look, id: "picture" });
  const named = chaptersText(first.bands);
  const foot = named ? [...lines(named, inner, FOOTER, font.family), ...plain] : plain;
  const chart = named ? draw(scene, events, { ...state, kept: null }, size(foot), { ...look, id: "picture" }) : first;
  const at = EDGE + top;
  const sentenceTop = EDGE + high(title, TITLE) + 6;
  return node("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: picture.mm ? `${picture.mm[0]}mm` : width, height: picture.mm ? `${picture.mm[1]}mm` : height,
    viewBox: `0 0 ${width} ${height}`, "font-family": font.family,
  }, [
    faces ? node("style", {}, faces) : "",
    node("title", {}, escapeHtml(told.title)),
    node("rect", { width, height, fill: colours.paper }),
    block(title, EDGE, EDGE, TITLE, colours.text),
    block(sentence, EDGE, sentenceTop, SENTENCE, colours.muted),
    keyRow(EDGE, sentenceTop + high(sentence, SENTENCE) + 4, chart.below, scene, colours),
    node("g", { transform: `translate(${EDGE} ${at})` }, chart.markup),
    block(foot, EDGE, at + size(foot).height + 16, FOOTER, colours.muted),
  ].join(""));
}

