// Text on the picture: its width, its breaks, and how it gets into markup without becoming markup.

export const LINE_HEIGHT = 1.2;

export const escapeHtml = (text) =>
  String(text).replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);

const NARROW_LETTERS = /[iljtf.,:;'’|!()\s-]/;
const guessed = (text, { size, weight = 400 }) =>
  [...text].reduce((sum, ch) => sum + (NARROW_LETTERS.test(ch) ? 0.3 : /[A-ZMW—]/.test(ch) ? 0.66 : 0.53), 0)
  * size * (weight >= 600 ? 1.04 : 1);

const known = new Map();
let pen = null;

// Width of text in px. Where there is no page (in Node) it is guessed from the letters.
export function measure(text, font) {
  if (typeof document === "undefined") return guessed(text, font);
  const key = `${font.weight || 400} ${font.size} ${font.family} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${font.weight || 400} ${font.size}px ${font.family}`;
    width = pen.measureText(text).width;
    if (known.size > 5000) known.clear();
    known.set(key, width);
  }
  return width;
}

export const forgetWidths = () => known.clear(); // when a font has come in that was not there before

// Whether a font that has come in is one that text of this family may be set in.
export const isOwn = (faces, family) => (faces || []).some((face) => family.includes(face.family.replace(/["']/g, "")));

// Breaks text at spaces into lines no wider than `width`; null when a word or the count is too much.
export function wrapText(text, width, most, font) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const fits = lines.every((line) => measure(line, font) <= width);
  return fits && lines.length <= most ? lines : null;
}

// Degrees as they are written: `+48°`, `−74°` with a real minus, `0°` without a sign.
export function degreesText(value) {
  const whole = Math.round(value);
  return whole === 0 ? "0°" : `${whole > 0 ? "+" : "−"}${Math.abs(whole)}°`;
}

export const countText = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

// The lines of a label: bold lead (a year), then its text, broken so that none is wider than `width`.
export function labelLines(lead, text, width, font) {
  const bold = { ...font, weight: 700 };
  const gap = measure(" ", font);
  const lines = [{ lead, words: [], w: measure(lead, bold) }];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    const w = measure(word, font);
    if (line.w + gap + w <= width) {
      line.words.push(word);
      line.w += gap + w;
    } else {
      lines.push({ lead: "", words: [word], w });
    }
  }
  return lines.map(({ lead: first, words, w }) => ({ lead: first, text: words.join(" "), w }));
}
