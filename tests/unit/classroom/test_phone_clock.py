"""The number by which a phone counts its answers, whatever its clock says."""

import json

from tests.harness import ROOT
from tests.in_node import run_node

NET = ROOT / "components" / "classroom" / "phone" / "net.js"
# A phone whose clock stands in the year 2100, is set right, and whose page is loaded again.
SCRIPT = """
const kept = {};
globalThis.document = { getElementById: () => ({ textContent: '{"words": {}}' }) };
globalThis.localStorage = {
  getItem: (key) => kept[key] ?? null, setItem: (key, text) => { kept[key] = text; },
};
globalThis.fetch = async () => { throw new Error("no network"); };
const { Line } = await import(%s);
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


def test_a_clock_set_back_takes_no_answer_back() -> None:
    done = run_node("--input-type=module", "-e", SCRIPT % json.dumps(NET.as_uri()))
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts == sorted(set(counts)) and len(counts) == 4
    assert counts[-1] < 2**53  # as the class takes it
