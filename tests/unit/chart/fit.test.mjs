// How tall a chart of Explain is: what the window has left, within reason.

import assert from "node:assert/strict";
import test from "node:test";

import { keep, sceneNow, sceneOf } from "../../../components/chart/explore/store.js";
import { fittedHeight, topOf } from "../../../components/chart/plain_chart/fit.js";

test("a chart takes the height that is left, and its years stay above the fold", () => {
  assert.equal(fittedHeight(400, 300, 720), 406);
  assert.ok(320 + fittedHeight(480, 320, 720) <= 720);
});

test("it neither towers over the page nor is squeezed until names meet", () => {
  assert.equal(fittedHeight(400, 100, 2000), 580);
});

test("where too little is left it keeps the height that was planned", () => {
  assert.equal(fittedHeight(400, 500, 720), 400);
  assert.equal(fittedHeight(400, 5000, 720), 400);
});

test("where it stands does not depend on how far the page is scrolled", () => {
  const outer = { parentElement: null, scrollTop: 250 };
  const part = { parentElement: { parentElement: outer, scrollTop: 0 }, getBoundingClientRect: () => ({ top: 80 }) };
  assert.equal(topOf(part), 330);
});

test("a scene whose line comes by itself is there once both are, in any order", async () => {
  globalThis.window ??= {};
  const line = { days: [0, 9], degrees: [1, null], revision: "l" };
  keep({ revision: "first", line: { revision: "l" } });
  assert.equal(sceneNow("first"), undefined);
  const waited = sceneOf("first");
  keep(line);
  assert.deepEqual((await waited).line, line);
  keep({ revision: "second", line: { revision: "l" } });
  assert.deepEqual(sceneNow("second").line, line);
  keep({ revision: "whole", line: { days: [], degrees: [] } });
  assert.deepEqual(sceneNow("whole").line.days, []);
});
