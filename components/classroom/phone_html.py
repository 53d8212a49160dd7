"""The pupil's page as one file: style, script, words and the first question in it.

One answer of the server is all that an old phone on a slow network waits for. What may run is named
by its hash, so that no text of anybody can ever run beside it.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import brotli

from components.classroom import squeezing
from data.classroom.limits import SENTENCE_MOST

FOLDER = Path(__file__).parent / "phone"
MODULES = ("net.js", "make.js", "draw.js", "kinds.js", "phone.js")  # each after what it needs
DRAWS = "draw.js"  # which only a class that draws needs
_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
LANGUAGE = "en"
FIRST = 2  # questions that the page brings along: one to read, one to go on to


@cache
def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return squeezing.style(_part("phone.css"))


@cache
def _script(*, draws: bool) -> str:
    # In a function of its own: `top`, `name` and others are the window's already.
    needed = (name for name in MODULES if draws or name != DRAWS)
    parts = (_EXPORT.sub("", _IMPORT.sub("", _part(name))) for name in needed)
    return squeezing.script("(() => {\n" + "\n".join(parts) + "\n})();")


@cache
def words() -> dict[str, Any]:
    """Every text of the page."""
    return json.loads(_part(f"words.{LANGUAGE}.json"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def policy(*, draws: bool) -> str:
    """What the page may do: run its own script, ask this server, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(_script(draws=draws))}",
            f"style-src {_hash(_style())}",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def page(base: str, state: dict[str, Any] | None, word: str = "") -> str:
    """The page.

    Args:
        base: path of the classes, such as `/class`.
        state: where a class stands, as `waiting.told` gives it; None asks for a code.
        word: why there is none, a key of `refusals.SENTENCES`.
    """
    given = {
        "base": base,
        "state": state and _first_of(state),
        "word": word,
        "most": SENTENCE_MOST,
        "words": words(),
    }
    data = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    # “</script>” in a pupil's or a table's text must not end the block it stands in.
    for mark, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"),
                          ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):  # fmt: skip
        data = data.replace(mark, written)
    draws = state is not None and state["draws"]
    parts = {
        "lang": words()["lang"],
        "policy": policy(draws=draws),
        "css": _style(),
        "js": _script(draws=draws),
        "given": data,  # last: nothing is looked for in what comes from a table
    }
    html = _part("phone.html")
    for name, text in parts.items():
        before, _, after = html.partition(f"{{{name}}}")
        html = f"{before}{text}{after}"
    return html


def _first_of(state: dict[str, Any]) -> dict[str, Any]:
    """A state with the first questions only; the page asks for the others while these are read."""
    return {**state, "questions": state["questions"][:FIRST]}


def packed(html: str, accepted: str) -> tuple[bytes, str]:
    """The page as it is sent, and the name of its packing (empty for none)."""
    taken = {part.split(";")[0].strip() for part in accepted.split(",")}
    if "br" in taken:
        return brotli.compress(html.encode(), mode=brotli.MODE_TEXT, quality=6), "br"
    if "gzip" in taken:
        return gzip.compress(html.encode(), 9, mtime=0), "gzip"
    return html.encode(), ""
