// What is not finished yet, kept in the tab's own storage: the server's session ends with the line to
// it. What the tab has is also the component's state, so that a session that begins anew after a
// restart is told it with its first message.

const KEY = "thaw unfinished ";
const CALM = 3; // looks in a row at which no script ran
const LOOK = 100; // ms between two looks

const running = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";

// Once no script runs: a message before that carries widgets of the page that one has just left, and
// the server takes them for changed.
function whenCalm(root, act) {
  let calm = 0;
  clearInterval(root.waiting);
  root.waiting = setInterval(() => {
    calm = running() ? 0 : calm + 1;
    if (root.isConnected && calm < CALM) return;
    clearInterval(root.waiting);
    if (root.isConnected) act();
  }, LOOK);
}

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
  if ((root.told ?? "") === found) return;
  root.told = found;
  whenCalm(root, () => setStateValue("held", found));
}
