// Sentences on the page: text, bound numbers that can be opened, links that drive the chart, and
// terms of the glossary. Everything is set as text; nothing from a file becomes HTML.

export function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  });
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

// One piece as a node. `plain` leaves out what can be pressed (for presenting).
function nodeOf(piece, plain) {
  const stale = piece.now || piece.bad;
  if (piece.k === "t") {
    if (piece.term === undefined || plain) return document.createTextNode(piece.t);
    return element("button", { type: "button", class: "ls-term", "data-term": piece.term, text: piece.t });
  }
  if (plain && !stale) return document.createTextNode(piece.t);
  const made = element("button", {
    type: "button", class: piece.k === "b" ? "ls-bond" : "ls-link", text: piece.t,
    "data-stale": Boolean(stale),
  });
  if (!stale) return made;
  const told = piece.now ? ` (now ${piece.now})` : ` (${piece.bad})`;
  return element("span", { class: "ls-stale" }, made, element("strong", { text: told }));
}

export function write(parent, pieces, { plain = false, onPiece = () => {} } = {}) {
  parent.replaceChildren(...pieces.map((piece) => {
    const node = nodeOf(piece, plain);
    const button = node.matches?.("button") ? node : node.querySelector?.("button");
    button?.addEventListener("click", () => onPiece(piece, button));
    return node;
  }));
}

// The first sentence of a text in pieces: what a projector shows below its heading.
export function firstSentence(pieces) {
  const kept = [];
  for (const piece of pieces) {
    const end = piece.k === "t" ? piece.t.search(/[.!?…]["”’)]?(\s|$)/) : -1;
    if (end >= 0) {
      const after = piece.t.slice(end).match(/^[.!?…]["”’)]?/)[0].length;
      kept.push({ ...piece, t: piece.t.slice(0, end + after) });
      return kept;
    }
    kept.push(piece);
  }
  return kept;
}

// A heading that a sentence follows on the same line.
export function closed(pieces) {
  return /[.!?…”"]$/.test(textOf(pieces)) ? [...pieces, { k: "t", t: " " }] : [...pieces, { k: "t", t: ". " }];
}

export const textOf = (pieces) => pieces.map(({ t }) => t).join("");
