// Pictures as files: with their fonts in them, as PNG of a size, handed to whoever reads.

import { withDensity } from "../drawing/png.js";

export const nameOf = (text, size, format) =>
  `${String(text).replace(/[^\w.-]+/g, "-").slice(0, 80)}${size === "screen" ? "" : `-${size}`}.${format}`;

// The rules of the fonts that the page wears, with the fonts in them: a file has to bring its own.
export async function facesOf(families) {
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

export async function pngOf(markup, { width, height, scale, dpi }) {
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

export function give(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
