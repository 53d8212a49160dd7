// Keeps the scroll position of the page while another page is looked at: the chart leaves the page
// then, and comes back later.

const SCROLL_KEY = "thaw-scroll";
const scrollers = new WeakMap();

function scrollParent(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight + 200) return box;
  }
  return document.scrollingElement;
}

function restoreScroll(root) {
  const box = scrollParent(root);
  const remember = () => sessionStorage.setItem(SCROLL_KEY, JSON.stringify([location.pathname, box.scrollTop]));
  scrollers.set(root, { box, remember });
  const [path, top] = JSON.parse(sessionStorage.getItem(SCROLL_KEY) || "[null, 0]");
  if (path === location.pathname && top > 0 && box.scrollTop === 0) box.scrollTop = top;
  box.addEventListener("scroll", remember, { passive: true });
}

function forgetScroll(root) {
  const known = scrollers.get(root);
  known?.box.removeEventListener("scroll", known.remember);
}
