// A sheet of paper on the screen: the very file that is handed out, as wide as A4, made smaller to
// fit. The frame may do nothing: no script, no forms, no way out of it.

const WIDE = 794; // px of A4

export default function paper({ data, parentElement }) {
  const sheet = parentElement.querySelector(".thaw-paper");
  let frame = sheet.querySelector("iframe");
  if (!frame) {
    frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "");
    frame.tabIndex = 0;
    sheet.append(frame);
  }
  frame.title = data.title;
  if (frame.srcdoc !== data.html) frame.srcdoc = data.html;
  const fit = () => {
    const shrink = Math.min(1, sheet.clientWidth / WIDE);
    if (!shrink) return;
    sheet.style.setProperty("--shrink", shrink);
    frame.style.transform = `scale(${shrink})`;
    frame.style.height = `${sheet.clientHeight / shrink}px`;
    sheet.dataset.ready = "1";
  };
  fit();
  sheet.watch?.disconnect();
  sheet.watch = new ResizeObserver(fit);
  sheet.watch.observe(sheet);
  return () => sheet.watch?.disconnect();
}
