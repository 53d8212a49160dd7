// Keeps for this window which revisions it made and which change waits for a decision, so that
// Undo and the question outlive a reload.

const MADE = "thaw.made";
const UNDO = ".st-key-workshop_undo_last button:enabled";

function kept(set) {
  try {
    const said = JSON.parse(sessionStorage.getItem(MADE) || "{}");
    const made = said.set === set && Array.isArray(said.made) ? said.made : [];
    return { made, waiting: (said.set === set && Number(said.waiting)) || 0 };
  } catch {
    return { made: [], waiting: 0 }; // a browser that refuses storage forgets, and everything else goes on
  }
}

function keep(set, made, waiting) {
  try {
    if (made.length || waiting) sessionStorage.setItem(MADE, JSON.stringify({ set, made, waiting }));
    else sessionStorage.removeItem(MADE);
  } catch {
    // as above
  }
}

// The table keeps Ctrl+Z to itself: pressed on a cell that is not being typed in, it is meant for us.
function undo(pressed) {
  if (!(pressed.ctrlKey || pressed.metaKey) || pressed.shiftKey || pressed.altKey) return;
  if (pressed.key.toLowerCase() !== "z" || !pressed.target.closest?.('[data-testid="stDataFrame"]')) return;
  if (pressed.target.closest("input, textarea, [contenteditable]")) return;
  pressed.preventDefault();
  pressed.stopImmediatePropagation();
  document.querySelector(UNDO)?.click();
}

export default function line({ data, setTriggerValue }) {
  const { set, made, waiting, ask, wanted } = data || {};
  if (set && ask) {
    const found = kept(set);
    if (found.made.length || found.waiting || wanted) {
      setTimeout(() => setTriggerValue("kept", found), 100);
    }
  } else if (set) keep(set, made, waiting);
  document.addEventListener("keydown", undo, true);
  return () => document.removeEventListener("keydown", undo, true);
}
