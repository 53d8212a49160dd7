// Saves the chart as a picture, as it is zoomed now, and fits it to paper when the page is printed.

import { withDensity } from "../drawing/png.js";
import { PICTURES, poster } from "../drawing/poster.js";

const PAPER = { width: 1010, height: 560 }; // px: a lying A4 page without its margins

const nameOf = (text, size, format) =>
  `${String(text).replace(/[^\w.-]+/g, "-").slice(0, 80)}${size === "screen" ? "" : `-${size}`}.${format}`;

// The rules of the fonts that the page wears, with the fonts in them: a file has to bring its own.
async function facesOf(families) {
  const wanted = families.split(",").map((name) => name.trim().replace(/["']/g, ""));
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return []; // a sheet that may not be read
    }
  });
  const mine = rules.filter((rule) => wanted.slice(0, 2).includes(rule.style.getPropertyValue("font-family").replace(/["']/g, "")) && rule.style.getPropertyValue("font-style") !== "italic");
  return (await Promise.all(mine.map(inlined))).join("");
}

async function inlined(rule) {
  const source = rule.style.getPropertyValue("src");
  const address = /url\(["']?([^"')]+)["']?\)/.exec(source)?.[1];
  if (!address || address.startsWith("data:")) return rule.cssText;
  const base = rule.parentStyleSheet.href || document.baseURI;
  const answer = await fetch(new URL(address, base)).catch(() => null);
  if (!answer?.ok) return "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return rule.cssText.replace(/src:[^;]+;/, `src: url(data:font/woff2;base64,${btoa(text)});`);
}

async function pngOf(markup, { width, height, scale, dpi }) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([markup], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return new Blob([dpi ? withDensity(bytes, dpi) : bytes], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function give(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function save(chart, format, size = "screen") {
  const picture = PICTURES[size];
  const look = chart.look();
  const faces = await facesOf(`${look.font.family.split(",")[0]}, Source Serif`);
  const told = chart.told.take_home;
  const markup = poster(chart.scene, chart.events, chart.state(), told, picture, look, faces);
  const px = markup.replace(/ width="[\d.]+mm" height="[\d.]+mm"/, ` width="${picture.width}" height="${picture.height}"`);
  const made = format === "png" ? await pngOf(px, picture) : new Blob([markup], { type: "image/svg+xml" });
  give(made, nameOf(told.filename, size, format));
}

const chartHere = () => document.querySelector(".thaw-chart")?.thawChart;

export function bindSaving(chart) {
  chart.save = (format, size) => save(chart, format, size);
  // For the menu, which stands outside the chart. False if there is no chart to save.
  window.thawSavePicture = async (format, size) => {
    const now = chartHere();
    if (!now?.drawn) return false;
    await now.save(format, size);
    return true;
  };
}

// On paper the chart is light and as wide as the page. The listeners are set once for the page,
// however often this script is read, and look for the chart that is there when they are called.
function onPaper(printing) {
  const chart = chartHere();
  if (!chart?.drawn) return;
  chart.theme = printing ? "light" : null;
  chart.box = printing ? PAPER : null;
  chart.kept = null;
  chart.drawNow();
}

export function bindPaper() {
  if (window.thawPrints) return;
  window.thawPrints = true;
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));
}
