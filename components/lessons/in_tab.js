// What is not finished yet, kept in the tab's own storage: the server's session ends with the line to
// it. What the tab has is also the component's state, so that a session that begins anew after a
// restart is told it with its first message.

const KEY = "thaw unfinished ";

export default function inTab({ data, parentElement, setStateValue }) {
  const { place, text } = data;
  const root = parentElement.querySelector("i");
  let found = text ?? "";
  try {
    if (text === null) found = sessionStorage.getItem(KEY + place) ?? "";
    else if (text) sessionStorage.setItem(KEY + place, text);
    else sessionStorage.removeItem(KEY + place);
  } catch {
    // A browser that keeps nothing, or is full: a restart is still outlived, a reload is not.
  }
  if (root.told === found) return;
  root.told = found;
  setStateValue("held", found);
}
