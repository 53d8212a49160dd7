// How tall a chart of Explain is: what the window has left, within reason.

import assert from "node:assert/strict";
import test from "node:test";

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
