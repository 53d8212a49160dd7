// Scenes on this page, by their revision. A scene is sent once; what changes names the one it means.

const store = () => (window.thawScenes ??= { kept: new Map(), waiting: new Map() });
const KEPT = 6;

export function keep(scene) {
  const { kept, waiting } = store();
  kept.set(scene.revision, scene);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  waiting.get(scene.revision)?.forEach((tell) => tell(scene));
  waiting.delete(scene.revision);
}

// The scene of a revision, now or as soon as it is here.
export function sceneOf(revision) {
  const { kept, waiting } = store();
  if (kept.has(revision)) return Promise.resolve(kept.get(revision));
  return new Promise((tell) => waiting.set(revision, [...(waiting.get(revision) || []), tell]));
}

export const sceneNow = (revision) => store().kept.get(revision);
