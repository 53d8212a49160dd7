// How tall a chart is: as tall as the window has room for under what stands above it, within reason.

const LEAST = 0.8; // of the planned height: then names on the axis still stand clear of each other
const MOST = 1.45;
const UNDER = 14; // px below the years

// Args: `planned`, the height in the layout; `top`, px from the top of the page; `window`, its height.
export function fittedHeight(planned, top, window) {
  const room = window - top - UNDER;
  return room < planned * LEAST ? planned : Math.round(Math.min(planned * MOST, room));
}

// How far a part of the page stands from its top, however far the page is scrolled.
export function topOf(part) {
  let scrolled = 0;
  for (let node = part.parentElement; node; node = node.parentElement) scrolled += node.scrollTop;
  return part.getBoundingClientRect().top + scrolled;
}
