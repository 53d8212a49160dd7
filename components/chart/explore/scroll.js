// Keeps the scroll position of the page while another page is looked at: the chart leaves the page
// then, and comes back later.

const SCROLL_KEY = "thaw-scroll";
const scrollers = new WeakMap();

// A browser may refuse a page its storage, in a frame on another site above all: then nothing is kept.
function kept() {
  try {
    return sessionStorage.getItem(SCROLL_KEY);
  } catch {
    return null;
  }
}

function keep(text) {
  try {
    sessionStorage.setItem(SCROLL_KEY, text);
  } catch {
    // refused
  }
}

function scrollParent(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(box).overflowY) && !box.className.includes("st-key-")) return box;
  }
  return document.scrollingElement;
}

export function restoreScroll(root) {
  const box = scrollParent(root);
  const path = location.pathname;
  // Whether another page was looked at in between, or the page was opened anew.
  const memory = (window.thawScroll ??= { away: true });
  const [from, top] = JSON.parse(kept() || "[null, 0]");
  const remember = () => {
    if (root.isConnected && location.pathname === path) {
      keep(JSON.stringify([path, box.scrollTop]));
    }
  };
  const listen = () => box.addEventListener("scroll", remember, { passive: true });
  scrollers.set(root, { box, remember, path });
  if (memory.away && from === path && top > 0) scrollWhenTall(box, top, listen);
  else listen();
  memory.away = false;
}

// What stands around the chart comes a moment later: until then the page is not tall enough, and
// what is put above the chart would push it down.
function scrollWhenTall(box, top, then, until = Date.now() + 3000) {
  box.scrollTop = top;
  const coming = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  if ((Math.abs(box.scrollTop - top) <= 1 && !coming) || Date.now() > until) then();
  else setTimeout(() => scrollWhenTall(box, top, then, until), 50);
}

export function forgetScroll(root) {
  const known = scrollers.get(root);
  if (!known) return;
  known.box.removeEventListener("scroll", known.remember);
  const look = () => {
    if (location.pathname !== known.path) window.thawScroll.away = true;
  };
  look();
  setTimeout(look, 300); // the address may change a moment after the chart is gone
}
