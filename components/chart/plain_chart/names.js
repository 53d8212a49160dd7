// The chapters' names over a Plotly figure: in two rows where needed, never over one another.

import { chapterBands } from "../drawing/chapters.js";
import { daysOfIso } from "../drawing/days.js";
import { Frame } from "../drawing/geometry.js";
import { escapeHtml } from "../drawing/text.js";

export const NAMES = 14; // px over the panels where the lower names stand: above the bar of the chapters

export function element(className, text, style, data) {
  const node = document.createElement("div");
  node.className = className;
  node.textContent = text;
  Object.assign(node.style, style);
  Object.assign(node.dataset, data);
  return node;
}

// Plotly writes dates as text, or as ms since 1970.
export const daysOfRange = (range) => range.map((end) => (typeof end === "number" ? end / 86_400_000 : daysOfIso(end)));

export const frameOf = ({ l, r }, range, width) => new Frame({ left: l, right: width - r, top: 0, bottom: 1 }, range, [0, 1]);

// Names with their places: {chapter, text, x, w, rise} in px; `rise` counts from the lower row up.
export function chapterNames(chapters, frame, font) {
  const spans = chapters.map((chapter) => ({ ...chapter, x0: daysOfIso(chapter.x0), x1: daysOfIso(chapter.x1) }));
  return chapterBands(spans, frame, font).flatMap(({ chapter, name }) => (name ? [{ chapter, ...name }] : []));
}

// The same names as Plotly annotations, for a picture that is saved.
export const nameNotes = (names, frame, { size }, colour) => names.map(({ text, x, w, rise }) => ({
  text: `<b>${escapeHtml(text)}</b>`, x: (x + w / 2 - frame.left) / (frame.right - frame.left), xref: "paper", xanchor: "center",
  y: 1, yref: "paper", yanchor: "bottom", yshift: NAMES + rise, showarrow: false, font: { size, color: colour },
}));
