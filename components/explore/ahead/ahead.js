// Cards sent ahead: whoever picks an event reads its card in the next frame; Python's own card,
// with the buttons to the neighbours, takes its place as soon as it is there.

const WAIT = 4000; // ms after which a card that never came is given up
let known = { scene: "", cards: {} };

// The card that Python has sent, where one is open; ours must not be taken for it.
const theirs = (side) => [...side.querySelectorAll(".thaw-card")].find((card) => !card.closest(".thaw-ahead"));

function putAway(side) {
  const ahead = side.querySelector(":scope > .thaw-ahead");
  if (!ahead) return;
  const held = ahead.contains(document.activeElement);
  ahead.remove();
  side.scrollTop = 0;
  if (held) theirs(side)?.focus({ preventScroll: true });
}

function put(html, place) {
  place.innerHTML = html;
  place.querySelector(".thaw-card").dataset.ahead = "1";
}

function show({ detail: { id, scene } }) {
  const side = document.querySelector(".st-key-side");
  const html = known.scene === scene && known.cards[id];
  if (!html || !side || side.querySelector(".st-key-look_top")) return;
  const open = theirs(side);
  if (open) {
    put(html, open.parentElement);
    side.scrollTop = 0;
    return;
  }
  const ahead = side.querySelector(":scope > .thaw-ahead") || document.createElement("div");
  ahead.className = "thaw-ahead";
  put(html, ahead);
  if (ahead.isConnected) return;
  side.append(ahead);
  const watching = new MutationObserver(() => theirs(side) && done());
  const late = setTimeout(() => done(), WAIT);
  function done() {
    watching.disconnect();
    clearTimeout(late);
    putAway(side);
  }
  watching.observe(side, { childList: true, subtree: true });
}

export default function cardsAhead({ data }) {
  const sent = JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data));
  known = sent;
  document.addEventListener("thaw-picked", show);
  return () => document.removeEventListener("thaw-picked", show);
}
