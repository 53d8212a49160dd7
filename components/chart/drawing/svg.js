// Markup of the picture, as text: the same for the page and for a file to take home.

import { escapeHtml } from "./text.js";

const tidy = (value) => (typeof value === "number" ? Math.round(value * 100) / 100 : escapeHtml(value));

// An element. Attributes without a value are left out; numbers are rounded; text is escaped.
export function node(name, attributes = {}, inner = "") {
  let written = "";
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) written += ` ${key}="${tidy(value)}"`;
  }
  return inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

export const group = (attributes, parts) => node("g", attributes, parts.join("") || " ");

// Text with a halo of paper where it lies over the picture.
export function words(text, x, y, { size, weight, fill, anchor, halo, ...more }) {
  return node("text", {
    x, y, "font-size": size, "font-weight": weight, fill, "text-anchor": anchor,
    ...(halo && { stroke: halo, "stroke-width": 3.6, "stroke-opacity": 0.92, "stroke-linejoin": "round", "paint-order": "stroke" }),
    ...more,
  }, escapeHtml(text));
}

// A colour as a file format without rgba() knows it: [colour, opacity].
export function solid(colour) {
  const [, r, g, b, a] = /rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)/.exec(colour) || [];
  return r === undefined ? [colour, 1] : [`rgb(${r},${g},${b})`, Number(a)];
}
