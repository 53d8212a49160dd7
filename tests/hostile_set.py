"""A data set with markup in every text field: Markdown, HTML, LaTeX, a formula, links that act."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from zlib import crc32

from tests.small_set import CHAPTERS, EVENTS, INDICATORS, PACKAGE, SOURCES, write_set

ELSEWHERE = "evil.example"
# Begins what Streamlit's Markdown would make a picture, a link, colour, a formula or an icon of.
RAW = re.compile(r"(?<!\\)(!\[|\]\(|\*\*|`|\$|:red|<img)")
KEPT = {  # columns that have to be right for a row to come in at all
    *("event_id", "date", "category", "initiator", "cameo", "score", "evidence", "sources"),
    *("points", "checked", "source_id", "chapter_id", "start", "end", "indicator_id", "value"),
    *("low", "high", "n"),
}
ACTS = {"url": "javascript:fetch('http://evil.example/url')", "year": "data:text/html,<b>y</b>"}


# Every way of writing that Streamlit's Markdown knows: what stands before the word `zq…` goes
# wherever it is taken for more than text. Each field begins with others of them.
WAYS = (
    "**zqa**", "__zqb__", "*zqc*", "_zqd_", "~~zqe~~", "`zqf`", "$zqg$", "$$zqh$$", ":red[zqi]",
    ":blue-background[zqj]", ":small[zqk]", ":rainbow[zql]", ":material/zqm:", ":green-badge[zqn]",
    "[zqo](http://{}/o)", "![zqp](http://{}/p.png)", "[zqq][r]", "[r]: http://{}/r 'zqr'",
    "<http://{}/zqs>", "<b>zqt", "<u zqu>", "&#60;zqv", "[^zqw]", "[^zqw]: zqx",
    "\\(zqy\\)", "<sub>zqz", "# zqA", "> zqB", "- zqC", "1. zqD", "| zqE |", "- [x] zqF",
    "<svg onload=alert(1)>zqG", "<a href=//{}/h>zqH", ":streamlit:zqI", "==zqJ==",
    "{{zqK}}", "<iframe src=//{}/zqL>", "[zqM](<//{}/m>)", "\\*zqN",
)  # fmt: skip
_GONE = (
    (r"\*\*", "a"), ("__", "b"), (r"\*", "c"), ("_", "d"), ("~~", "e"), ("`", "f"), (r"\$", "g"),
    (r"\$\$", "h"), (r"[\[(]", "ijkln"), ("material/", "m"), (r"[\[(]", "opqM"), (">", "tzGH"),
    (r"# ", "A"), ("> ", "B"), ("- ", "C"), (r"\| ", "E"), (r"[\])] ", "F"), (":", "I"),
    ("==", "J"),
)  # fmt: skip
# For JavaScript. In labels Thaw itself makes square brackets round.
PARSED = "|".join(f"(?<!{sign})zq[{words}](?![a-z])" for sign, words in _GONE)


def markup(field: str) -> str:
    """Text that asks another host for a picture wherever it is taken for more than text."""
    ask = f"http://{ELSEWHERE}/{field}"
    first = crc32(field.encode()) % len(WAYS)
    some = " ".join((*WAYS[first:], *WAYS[:first])[:8]).replace("{}", ELSEWHERE)
    return (
        f"![p]({ask}.png) **b** [l]({ask}) <img src={ask}.gif onerror=alert(1)> :red[r] $x$ "
        f"{some} `c` &lt;img src={ask}&gt; =1+1 {field}"
    )


def _table(text: str, name: str) -> str:
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        for column in row.keys() - KEPT:
            row[column] = ACTS.get(column) or markup(f"{name}-{column}")
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _described(value: Any, path: str = "package") -> Any:
    """The package's description with markup for every text that is not an id."""
    if isinstance(value, dict):
        kept = ("id", "name") if "title" in value and path == "package" else ("id",)
        return {k: v if k in kept else _described(v, f"{path}-{k}") for k, v in value.items()}
    if isinstance(value, list):
        return [_described(item, path) for item in value]
    return markup(path) if isinstance(value, str) else value


def write_hostile_set(root: Path, name: str = "hostile") -> Path:
    """Write the set to `root/name`. Its rows are in order, so that all of them come in."""
    return write_set(
        root,
        name,
        events_csv=_table(EVENTS, "events"),
        sources_csv=_table(SOURCES, "sources"),
        chapters_csv=_table(CHAPTERS, "chapters"),
        indicators_csv=_table(INDICATORS, "indicators"),
        datapackage_json=json.dumps(_described(PACKAGE)),
    )
