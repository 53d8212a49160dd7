"""Random data sets for property tests: hostile text in every cell that may hold text."""

import csv
import json
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from data import catalog
from data.basics import columns as c
from data.events.data_set import DataSet

# What has broken exports before: formulas, HTML, TeX, quotes, separators, marks that turn text.
NASTY = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "＝1", "a;=1+1", 'x"\n=CELL("h")',
    "<script>alert(1)</script>", "&lt;img src=x onerror=alert(1)&gt;", "<img src=x onerror=a(1)>",
    "javascript:alert(1)", "\\input{/etc/passwd} {unclosed $x$ %", "@book{x, title={}}", "a } b",
    "Šik Čović Đilas", "Тито", "東京", "e\u0301 \u202egnirts", '"', "''", "a,b;c\td|e",
    "line\nbreak",
    "line\r\nbreak", "back\rbreak", "NA", "null", "0012", "1e5", "TRUE", "' quoted", "{}[]#~^_&$%",
    "]]>", "--><!--", "constructor", "__proto__", "${x} {0} %s", "x" * 300,
)  # fmt: skip
_LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
texts = st.one_of(st.sampled_from(NASTY), st.text(_LETTERS, max_size=12)).map(str.strip)
filled = texts.filter(bool)
_plain = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
ids = st.one_of(_plain, filled.filter(lambda t: not set(t) & set(";@")))
dates = st.sampled_from(
    ["1948-06-28", "1948-06", "1949", "1957-02~", "1970-07?", "1944-09-15/1944-11-24", "1968-21"]
)
scores = st.one_of(st.floats(-10, 10).map(lambda x: x + 0.0), st.integers(-10, 10).map(float))


def quietly(examples: int) -> settings:
    """Settings for a test that writes and opens `examples` data sets."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, deadline=None, suppress_health_check=slow)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, object]:
    """The content of a data set: package and tables as rows of text."""
    sources = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    categories = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    events = draw(st.lists(_event(sources, categories), min_size=1, max_size=4))
    return {
        "events": events,
        "sources": [_row(c.SOURCE_COLUMNS, draw, source_id=s, title=draw(filled)) for s in sources],
        "chapters": [_row(c.CHAPTER_COLUMNS, draw, chapter_id="war", title=draw(filled),
                          label=draw(filled), start="1940-01-01", end="1947-12-31")],
        "package": {
            "title": draw(texts),
            "description": draw(texts),
            "version": draw(texts),
            "licenses": [{"title": draw(texts)}],
            "thaw": {
                "actors": [{"id": "A", "name": draw(texts)}, {"id": "B", "name": draw(texts)}],
                "categories": [{"id": k, "label": draw(texts)} for k in categories],
                "notes": [{"from": "1941", "to": "1942", "text": draw(texts)}],
                "parameters": {"k": 0.2},
                "citation": draw(texts),
            },
        },
        "codebook": draw(texts),
    }  # fmt: skip


def _row(columns: tuple[str, ...], draw: st.DrawFn, **given: str) -> dict[str, str]:
    return {name: given[name] if name in given else draw(texts) for name in columns}


@st.composite
def _event(draw: st.DrawFn, sources: list[str], categories: list[str]) -> dict[str, str]:
    cited = ";".join(draw(st.lists(st.sampled_from(sources), max_size=2, unique=True)))
    given = {
        c.DATE: draw(dates),
        c.SCORE: repr(draw(scores)),
        c.EVIDENCE: draw(st.sampled_from(["", "0.5", "1"])),
        c.CATEGORY: draw(st.sampled_from(categories)),
        c.INITIATOR: draw(st.sampled_from(["A", "B", "both", ""])),
        c.SOURCES: cited,
        "own column": draw(texts),
    }
    return _row((*c.EVENT_COLUMNS, "own column"), draw, **given)


def write_folder(content: dict, folder: Path) -> DataSet:
    """Write the content as a data set's folder and open it."""
    folder.mkdir(parents=True)
    for name in ("events", "sources", "chapters"):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(content[name][0]), quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(content[name])
    (folder / "datapackage.json").write_text(json.dumps(content["package"]), encoding="utf-8")
    (folder / "codebook.md").write_bytes(content["codebook"].encode())
    return catalog.open_set(folder.name, folder.parent)
