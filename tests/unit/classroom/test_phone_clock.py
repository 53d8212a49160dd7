"""What a phone keeps: the number by which it counts its answers, and its name."""

import json
from typing import Any

from tests.harness import ROOT
from tests.in_node import run_node

NET = ROOT / "components" / "classroom" / "phone" / "net.js"
BEFORE = """
const kept = {};
globalThis.document = { getElementById: () => ({ textContent: '{"words": {}}' }) };
globalThis.localStorage = {
  getItem: (key) => kept[key] ?? null, setItem: (key, text) => { kept[key] = text; },
};
globalThis.fetch = async () => { throw new Error("no network"); };
const { Line } = await import(%s);
"""
# A phone whose clock stands in the year 2100, is set right, and whose page is loaded again.
CLOCK = """
const counts = [];
const give = (line, value) => {
  line.send = () => {};
  line.give("one", 1, value);
  counts.push(line.given("one", 1).count);
};
Date.now = () => Date.UTC(2100, 0, 1);
const line = new Line("", "ACDEFG", () => {});
give(line, 1);
Date.now = () => Date.UTC(2026, 0, 1);
give(line, 2);
give(new Line("", "ACDEFG", () => {}), 3);
Date.now = () => 8.64e15; // the last moment there is
give(line, 4);
console.log(JSON.stringify(counts));
"""
# The second of a class gives a name, which is taken away; it gives another one.
NAMES = """
const told = [];
let line = new Line("", "ACDEFG", () => {});
const note = () => told.push(line.mine.name);
globalThis.fetch = async (_, { body }) => ({
  ok: true, json: async () => ({ number: 2, name: JSON.parse(body).name ?? "" }),
});
const call = async (name) => {
  line.send = () => {};
  line.call(name);
  await line.join(name);
  note();
};
await call("Ann");
for (const taken of [[], [1, 3], [1, 3, 2], [1, 3, 2]]) { line.unname(taken); note(); }
await call("Bee");
line = new Line("", "ACDEFG", () => {}); // the page is loaded again
for (const taken of [[1, 3, 2], [1, 3, 2, 2], undefined]) { line.unname(taken); note(); }
console.log(JSON.stringify(told));
"""


def told_by(script: str) -> list[Any]:
    done = run_node("--input-type=module", "-e", BEFORE % json.dumps(NET.as_uri()) + script)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_name_that_is_taken_away_is_forgotten_and_another_one_stays() -> None:
    named, again = ["Ann", "Ann", "Ann", "", ""], ["Bee", "Bee", "", ""]
    assert told_by(NAMES) == named + again


def test_a_clock_set_back_takes_no_answer_back() -> None:
    counts = told_by(CLOCK)
    assert counts == sorted(set(counts)) and len(counts) == 4
    assert counts[-1] < 2**53  # as the class takes it
