// Tells Python when the page has found its server again, so that what was typed meanwhile is looked at
// without a click. Streamlit shows the state of the line in this attribute only.

const STATE = "data-test-connection-state";
const SOON = 100; // ms: by then Streamlit has told the server which widgets there are

export default function found({ setTriggerValue }) {
  const app = document.querySelector(`[${STATE}]`);
  if (!app) return undefined;
  let lost = app.getAttribute(STATE) !== "CONNECTED";
  const watching = new MutationObserver(() => {
    const connected = app.getAttribute(STATE) === "CONNECTED";
    if (connected && lost) setTimeout(() => setTriggerValue("found", Date.now()), SOON);
    lost = !connected;
  });
  watching.observe(app, { attributes: true, attributeFilter: [STATE] });
  return () => watching.disconnect();
}
