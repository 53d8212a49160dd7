"""A page on which something is typed runs as soon as it has found its server again."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from components.served import line_found
from tests.in_node import run_node

# A page whose line is cut, sought and found, and that is left after that.
SCRIPT = """
const told = [];
let state = "CONNECTED";
let changed;
globalThis.document = { querySelector: () => ({ getAttribute: () => state }) };
globalThis.MutationObserver = class {
  constructor(act) { changed = act; }
  observe() {}
  disconnect() { changed = () => {}; }
};
globalThis.setTimeout = (act) => act();
const { default: found } = await import(%s);
const leave = found({ setTriggerValue: (name) => told.push(name) });
const counts = [];
const to = (next) => { state = next; changed(); counts.push(told.length); };
const states = ["CONNECTED", "PINGING_SERVER", "CONNECTING", "CONNECTED", "CONNECTED"];
for (const next of states) to(next);
leave();
for (const next of ["PINGING_SERVER", "CONNECTED"]) to(next);
console.log(JSON.stringify([counts, told]));
"""


def test_the_page_is_told_once_when_the_line_is_back() -> None:
    at = json.dumps(line_found.SCRIPT.as_uri())
    done = run_node("--input-type=module", "-e", SCRIPT % at)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[0, 0, 0, 1, 1, 1, 1], ["found"]]


def _bring_in() -> None:
    from components.bring_in import bring_in_page

    bring_in_page.render()


def _workshop() -> None:
    from components.workshop import workshop_page

    workshop_page.render()


def _teach() -> None:
    from components.lessons import teach_page

    teach_page.render()


@pytest.mark.parametrize(
    ("page", "query"),
    [(_bring_in, {}), (_workshop, {}), (_teach, {"do": "rate"}), (_teach, {"do": "draw"})],
)
def test_pages_on_which_something_is_typed_wait_for_the_line(page, query: dict[str, str]) -> None:
    at = AppTest.from_function(page, default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    parts = [part.proto for part in at.get("bidi_component")]
    assert any(line_found.KEY in str(proto) for proto in parts)
