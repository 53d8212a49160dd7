// Scenes on this page, by their revision. A scene is sent once; what changes names the one it means.
// A long line may come by itself, since other bundles of the same events have the same line.

const store = () => (window.thawScenes ??= { kept: new Map(), waiting: new Map() });
const lines = () => (window.thawLines ??= { kept: new Map(), waiting: new Map() });
const KEPT = 6;

function put({ kept, waiting }, one) {
  kept.delete(one.revision);
  kept.set(one.revision, one);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  waiting.get(one.revision)?.forEach((tell) => tell(one));
  waiting.delete(one.revision);
}

function whenHere({ kept, waiting }, revision) {
  if (kept.has(revision)) return Promise.resolve(kept.get(revision));
  return new Promise((tell) => waiting.set(revision, [...(waiting.get(revision) || []), tell]));
}

// A scene, or a line by itself: a scene whose line is still on its way waits for it.
export function keep(sent) {
  if (sent.degrees) put(lines(), sent);
  else if (!sent.line.revision) put(store(), sent);
  else if (lines().kept.has(sent.line.revision)) put(store(), { ...sent, line: lines().kept.get(sent.line.revision) });
  else whenHere(lines(), sent.line.revision).then((line) => put(store(), { ...sent, line }));
}

// The scene of a revision, now or as soon as it is here.
export const sceneOf = (revision) => whenHere(store(), revision);

export const sceneNow = (revision) => store().kept.get(revision);
