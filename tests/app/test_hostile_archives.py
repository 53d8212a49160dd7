"""Archives that are damaged, of a later version or made by hand, on every page: a sentence each."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.archive.ledger import FILE

NAME = "archive:gdelt:IND:PAK"


def page() -> None:
    import streamlit as st

    from components.archives import archives_page
    from components.bring_in import bring_in_page
    from components.compare import compare_page
    from components.explain import explain_page
    from components.explore import explore_page
    from components.method import method_page
    from components.sources import sources_page

    {
        "pair": lambda: archives_page.render(on_open=lambda *_: None),
        "explore": explore_page.render,
        "explain": lambda: explain_page.render(lambda: None),
        "compare": compare_page.render,
        "method": method_page.render,
        "data": sources_page.render,
        "bring in": bring_in_page.render,
    }[st.session_state["page"]]()


def ledger(folder: Path, **changed: object) -> None:
    file = folder / FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))


def other(folder: Path, which: str, **cells: str | float) -> None:
    file = next(folder.glob(f"{which}*.parquet"))
    pd.read_parquet(file).assign(**cells).to_parquet(file)


def cut(folder: Path, which: str) -> None:
    for file in folder.glob(f"{which}*.parquet"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


HARMED: dict[str, Callable[[Path], object]] = {
    "garbage": lambda folder: (folder / FILE).write_bytes(b"\x00\xff{{"),
    "a list": lambda folder: (folder / FILE).write_text("[1, 2]"),
    "deep": lambda folder: (folder / FILE).write_text("[" * 100_000),
    "later": lambda folder: ledger(folder, version=99),
    "by hand": lambda folder: ledger(folder, parts=[{"name": "../../x"}]),
    "no actors": lambda folder: ledger(folder, actors=["IND"]),
    "no numbers": lambda folder: ledger(folder, parts=7),
    "sums cut off": lambda folder: (cut(folder, "sums"), cut(folder, "large")),
    "pairs cut off": lambda folder: cut(folder, "pairs"),
    "reports cut off": lambda folder: cut(folder, "reports"),
    "reports gone": lambda folder: [file.unlink() for file in folder.glob("reports*")],
    "sums of words": lambda folder: other(folder, "sums", n="much"),
    "days of words": lambda folder: other(folder, "sums", day="yesterday"),
    "scores of words": lambda folder: other(folder, "reports", s="strong"),
    "days of reports": lambda folder: other(folder, "reports", day="soon"),
    "pairs of numbers": lambda folder: other(folder, "pairs", a=7, b=8.5),
    "counts of words": lambda folder: other(folder, "pairs", reports="many"),
}
PAGES = ("pair", "explore", "explain", "compare", "method", "data", "bring in")


@pytest.mark.parametrize("harm", HARMED)
def test_a_harmed_archive_is_told_in_a_sentence_on_every_page(gdelt: Path, harm: str) -> None:
    HARMED[harm](gdelt)
    for name in PAGES:
        at = AppTest.from_function(page, default_timeout=60)
        at.session_state["page"] = name
        at.query_params["sets" if name == "compare" else "set"] = NAME
        if name == "pair":
            at.query_params["archive"] = "gdelt"
        at.run()
        assert not at.exception, name
        said = [str(part.value) for part in (*at.error, *at.warning, *at.text, *at.markdown)]
        assert not any("Traceback" in text or "Error(" in text for text in said), (name, said)
        whole = harm.startswith(("pairs of", "counts of"))  # the pair itself is there
        if name == "pair" or (name in ("explore", "explain") and not whole):
            assert any("gdelt" in text or "archive" in text for text in said), (name, said)
