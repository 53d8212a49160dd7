// A board never scrolls: the figure has what the other parts leave. Where they leave too little,
// what can be spared goes first, in each column by itself (class.css says what): `data-spare` beside
// the figure, `data-tight` over and under it; long lists lose their ends.

import { topOf } from "../../chart/plain_chart/fit.js";

const LOWEST = 260; // px of a figure
const UNDER = 44; // px below everything: what the page itself keeps free there
const PHONE = 760; // px: up to there the parts stand one below the other
const MOST = { spare: 3, tight: 4 };

// Args: `root` of the board; `plot`, the drawing, null where there is none; `foot`, px that the
// teacher's buttons take. Returns the height of the drawing; null on a phone, where pages do scroll.
export function fit(root, plot, foot) {
  const [main, aside] = root.children;
  const whole = innerHeight - topOf(root) - foot - UNDER;
  const beside = () => getComputedStyle(root).gridTemplateColumns.includes(" ");
  const rest = () => main.offsetHeight - (plot ? plot.offsetHeight : 0);
  const left = () => whole - rest() - (beside() ? 0 : aside.offsetHeight);
  const mainFits = () => left() >= (plot ? LOWEST : 0);
  const asideFits = () => (beside() ? aside.offsetHeight <= whole : mainFits());
  const lists = [...root.querySelectorAll(".class-said, .class-names")];
  lists.forEach((list) => show(list, list.children.length));
  Object.keys(MOST).forEach((name) => { root.dataset[name] = 0; });
  if (innerWidth <= PHONE) return null;
  spare(root, "spare", lists.filter((list) => aside.contains(list)), asideFits);
  spare(root, "tight", lists.filter((list) => main.contains(list)), mainFits);
  return left();
}

// Level by level, until it fits: at each the lists have as many items as then have room.
function spare(root, name, lists, fits) {
  for (let level = 0; level <= MOST[name]; level += 1) {
    root.dataset[name] = level;
    lists.forEach((list) => shorten(list, fits));
    if (fits()) return;
  }
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
