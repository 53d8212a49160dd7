// The picture's part of the menu: a size and two buttons; the chart on the page draws the picture.

export default function takeHomeMenu({ parentElement }) {
  const root = parentElement.querySelector(".thaw-picture");
  const told = root.querySelector(".thaw-picture-told");
  const size = root.querySelector("select");
  root.querySelectorAll("button").forEach((button) => {
    button.onclick = async () => {
      button.disabled = true;
      told.textContent = "";
      const done = await window.thawSavePicture?.(button.dataset.format, size.value).catch(() => false);
      told.textContent = done ? "" : "The chart is not drawn yet. Close this window and try again when it is.";
      button.disabled = false;
    };
  });
}
