// The theme that the page wears now: Streamlit repaints a changed one without asking Python.

export function themeOf(root) {
  const [r, g, b] = getComputedStyle(root).color.match(/\d+/g).map(Number);
  return r + g + b > 382 ? "dark" : "light";
}

export const accentOf = (root) => getComputedStyle(root).getPropertyValue("--st-primary-color").trim() || "#1d5f9e";
