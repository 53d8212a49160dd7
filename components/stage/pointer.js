// A hand on the chart of a stage: dragging moves along the line, a click picks, the wheel zooms.

export function followPointer(stage, signal) {
  const { svg } = stage.parts;
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    if (stage.draw && !stage.draw.done) return;
    from = { x: event.clientX, y: event.clientY, view: stage.plot.view, far: false };
  }, { signal });
  window.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const box = svg.getBoundingClientRect();
    const days = ((event.clientX - from.x) * (stage.plot.width / box.width)) / stage.plot.scale.across;
    if (Math.abs(event.clientX - from.x) < 5 && !from.far) return;
    from.far = true;
    stage.look({ ...from.view, from: from.view.from - days, to: from.view.to - days }, true);
  }, { signal });
  window.addEventListener("pointerup", (event) => {
    const start = from;
    from = null;
    if (!start) return;
    if (start.far) stage.plot.draw(stage.plot.view);
    else if (svg.contains(event.target)) stage.pick(event);
  }, { signal });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !stage.root.classList.contains("ls-present")) return;
    event.preventDefault();
    stage.zoom(event.deltaY > 0 ? 1.25 : 0.8);
  }, { signal, passive: false });
}
