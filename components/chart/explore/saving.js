// Saves the chart as a picture, as it is zoomed now, and fits it to paper when the page is printed.

import { PICTURES, poster } from "../drawing/poster.js";
import { facesOf, give, nameOf, pngOf } from "../page/files.js";

const PAPER = { width: 1010, height: 560 }; // px: a lying A4 page without its margins

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

// On paper the chart is light and as wide as the page, however its place on the screen changes
// meanwhile: the rules for paper move it, and a chart drawn anew while one prints is on paper too.
export const paper = () => (window.thawOnPaper ? PAPER : null);

// The listeners are set once for the page, however often this script is read, and look for the
// chart that is there when they are called.
function onPaper(printing) {
  window.thawOnPaper = printing;
  const chart = chartHere();
  if (!chart?.drawn) return;
  chart.theme = chart.box = chart.kept = null;
  chart.drawNow();
}

export function bindPaper() {
  if (window.thawPrints) return;
  window.thawPrints = true;
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));
}
