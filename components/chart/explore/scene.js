// The part that carries the scene, or its line: it draws nothing, it only puts what it was sent where the chart
// finds it. What did not change is not sent again, since Streamlit keeps messages by their content.

import { keep } from "./store.js";

export default function thawScene({ data }) {
  const bytes = data instanceof Uint8Array || data instanceof ArrayBuffer;
  keep(JSON.parse(bytes ? new TextDecoder().decode(data) : data));
}
