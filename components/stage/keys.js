// What the keys of a stage do: steps, looking around, presenting, playing.

const typing = (target) => target?.closest?.("input, textarea, select, [contenteditable=true]");

export function onKey(stage, event) {
  if (!stage.root.isConnected || typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
  const presenting = stage.root.classList.contains("ls-present");
  const inside = stage.root.contains(event.target) || event.target === document.body || presenting;
  if (!inside || (event.key === " " && event.target.closest?.("button, a, summary") && !presenting)) return;
  if (stage.draw && !stage.draw.done && event.target === stage.parts.svg && event.key.startsWith("Arrow")) return;
  const done = acted(stage, event, presenting);
  if (done) event.preventDefault();
}

function acted(stage, event, presenting) {
  if (/^[1-9]$/.test(event.key)) { stage.go(Number(event.key) - 1); return true; }
  const acts = {
    ArrowRight: () => (event.shiftKey ? stage.pan(0.25) : stage.next()),
    ArrowLeft: () => (event.shiftKey ? stage.pan(-0.25) : stage.back()),
    PageDown: () => stage.next(),
    PageUp: () => stage.back(),
    " ": () => (stage.player.on ? stage.player.toggle() : stage.next()),
    Home: () => stage.go(0),
    End: () => stage.go(stage.scene.steps.length - 1),
    0: () => stage.home(),
    "+": () => stage.zoom(0.6),
    "-": () => stage.zoom(1.7),
    f: () => (presenting ? stage.leave() : stage.present()),
    p: () => stage.player.toggle(),
    b: () => presenting && stage.blacken(!stage.black),
    Escape: () => stage.closePop() || (presenting ? stage.leave() : stage.explored && stage.home()),
  };
  const act = acts[event.key] || acts[event.key.toLowerCase()];
  if (!act || stage.scene.mode === "draw") {
    if (event.key === "Escape") return Boolean(stage.closePop());
    return false;
  }
  act();
  return true;
}
