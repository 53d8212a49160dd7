// A board never scrolls: the figure has what the other parts leave. Where they leave too little,
// what can be spared goes first (class.css says what, by `data-tight`), then the end of long lists.

import { topOf } from "../../chart/plain_chart/fit.js";

const LOWEST = 260; // px of a figure
const UNDER = 44; // px below everything: what the page itself keeps free there
const PHONE = 760; // px: up to there the parts stand one below the other
const TIGHTEST = 4;

// Args: `root` of the board; `plot`, the drawing, null where there is none; `foot`, px that the
// teacher's buttons take. Returns the height of the drawing; null on a phone, where pages do scroll.
export function fit(root, plot, foot) {
  const [main, aside] = root.children;
  const lists = [...root.querySelectorAll(".class-said, .class-names")];
  const whole = innerHeight - topOf(root) - foot - UNDER;
  const beside = () => getComputedStyle(root).gridTemplateColumns.includes(" ");
  const least = plot ? LOWEST : 0;
  const rest = () => main.offsetHeight - (plot ? plot.offsetHeight : 0);
  const left = () => whole - rest() - (beside() ? 0 : aside.offsetHeight);
  const fits = () => left() >= least && aside.offsetHeight <= whole;
  lists.forEach((list) => show(list, list.children.length));
  root.dataset.tight = 0;
  if (innerWidth <= PHONE) return null;
  for (let level = 0; level <= TIGHTEST; level += 1) {
    root.dataset.tight = level;
    if (fits()) break;
  }
  if (!fits()) lists.forEach((list) => shorten(list, fits));
  return left();
}

function show(list, count) {
  [...list.children].forEach((item, at) => { item.hidden = at >= count; });
  const more = list.children.length - count;
  if (more) list.dataset.more = more;
  else delete list.dataset.more;
}

// As many as fit, at least one.
function shorten(list, fits) {
  let low = 1, high = list.children.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    show(list, middle);
    if (fits()) low = middle;
    else high = middle - 1;
  }
  show(list, low);
}
