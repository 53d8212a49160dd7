// What the card and the other panels beside the chart need of the browser: a new one begins at its
// top, Escape goes back to the chart, and on a phone a swipe down puts the sheet away.

const FAR = 70; // px of a swipe that is meant

function scrollerOf(node) {
  return node.closest(".st-key-side");
}

function watchKeys() {
  const onKey = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector(".thaw-meaning:popover-open")) return; // the browser closes that first
    const chart = document.querySelector(".thaw-chart");
    if (!chart || !event.target.closest?.(".st-key-side, .st-key-filter_panel")) return;
    event.preventDefault();
    chart.focus();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

function watchSwipe(side, away) {
  let from = null;
  const start = ({ touches: [touch] }) => { from = side.scrollTop <= 0 ? touch.clientY : null; };
  const end = ({ changedTouches: [touch] }) => {
    if (from !== null && touch.clientY - from > FAR) away();
    from = null;
  };
  side.addEventListener("touchstart", start, { passive: true });
  side.addEventListener("touchend", end, { passive: true });
  return () => {
    side.removeEventListener("touchstart", start);
    side.removeEventListener("touchend", end);
  };
}

const isSheet = (side) => getComputedStyle(side).getPropertyValue("--thaw-sheet").trim() === "1";

export default function sheet({ data, parentElement, setTriggerValue }) {
  const side = scrollerOf(parentElement);
  if (!side) return undefined;
  if (side.thawShows !== data.shows) side.scrollTop = 0;
  side.thawShows = data.shows;
  const stops = [watchKeys(side), watchSwipe(side, () => {
    if (data.closes && isSheet(side)) setTriggerValue("closed", { at: Date.now() });
  })];
  return () => stops.forEach((stop) => stop());
}
