// A filter that is clicked shows in the next frame: what it lets through is worked out here by the rule
// of `Selection.mask`, and said to the chart. Python's own answer takes its place when it comes.

const bit = (yes) => (yes ? "1" : "0");

// Which events are shown: one character for each; null for all, undefined where nothing can be said.
// Args: `rest` is what all other filters let through, or null for everything; `codes` has, by the key of
// a filter, the number of its choice that each event falls under (as in `NUMBERS`); `chosen` the
// numbers that are chosen, by the same keys; none keeps all.
export function maskOf({ rest, codes }, chosen) {
  const asked = Object.entries(codes).filter(([key]) => chosen[key].length).map(([key, codes]) => [codes, new Set(chosen[key].map(letter))]);
  const length = Object.values(codes)[0].length;
  const mask = Array.from({ length }, (_, i) => bit((!rest || rest[i] === "1") && asked.every(([codes, wanted]) => wanted.has(codes[i])))).join("");
  if (!mask.includes("1")) return undefined; // then another page comes
  return mask.includes("0") ? mask : null;
}

const letter = (number) => String.fromCharCode(97 + number);

function chosenIn(panel, keys) {
  return Object.fromEntries(keys.map((key) => {
    const buttons = [...panel.querySelectorAll(`.st-key-${key} button[aria-pressed]`)];
    return [key, buttons.flatMap((button, number) => (button.ariaPressed === "true" ? [number] : []))];
  }));
}

const say = (mask, ahead) => mask === undefined || document.dispatchEvent(new CustomEvent("thaw-filtered", { detail: { mask, ahead } }));

export default function foreseen({ data, parentElement }) {
  const sent = typeof data === "string" ? JSON.parse(data) : data;
  const panel = parentElement.closest(".st-key-filter_panel");
  say(sent.shown, false);
  if (!panel || !sent.codes) return undefined;
  const keys = Object.keys(sent.codes);
  const clicked = ({ target }) => {
    if (!keys.some((key) => target.closest(`.st-key-${key} button`))) return;
    requestAnimationFrame(() => panel.isConnected && say(maskOf(sent, chosenIn(panel, keys)), true)); // when the button wears its new state
  };
  panel.addEventListener("click", clicked);
  return () => panel.removeEventListener("click", clicked);
}
