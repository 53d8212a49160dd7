"""One page to take home: chart, event list, settings, sources and citation in a single HTML file.

The page is complete by itself: the drawing of Explore and the faces of its text are in it, its
content security policy allows no request, and of scripts only the one that is named by its hash.
Everything from a table is escaped.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from components.chart.frame_html import frame_html
from components.chart.scene_data import scene_payload
from components.figures.explore_figure import ExploreScene
from components.served.bundle import bundle
from components.style.effect_words import effect_words
from components.style.faces import faces_inside
from components.style.number_words import score
from components.style.palette_figure import FONT, SERIF, SIGNS, Palette, palette
from data.basics import columns as c
from data.basics.safe_text import encoded, printable
from data.codes import cameo
from data.events import citing, conditions
from data.exports.json_file import citing_lines
from data.exports.view import View
from data.questions.effect import effect_of

MIME = "text/html"
LIST_MOST = 2000  # events that the page lists: more would make a file nobody can open
_FOLDER = Path(__file__).parent
_SHEETS = (
    _FOLDER.parent / "chart" / "explore" / "chart.css",
    _FOLDER / "take_home_page.css",
)
_SHARED = (
    *("paper", "text", "muted", "grid", "zero", "band", "line"),
    *("warm", "cold", "neutral"),
)


def page_html(
    view: View,
    scene: ExploreScene,
    visible: tuple[str, str] | None = None,
    finding: str = "",
) -> bytes:
    """The page, as UTF-8.

    Args:
        view: the shown events and the words about them.
        scene: the same view, ready to draw.
        visible: first and last date that the chart shows at first (ISO text); None for all.
        finding: what the view says, as a headline; without it the title is one.

    Returns:
        1 MB, most of it the faces of the text, and 2 kB for each event. Of more than `LIST_MOST`
        events the chart has all and the list the first ones, and says so.
    """
    about, script = view.about, _script()
    page = Template(_read(_FOLDER / "take_home_page.html")).substitute(
        policy=_policy(script),
        title=_clean(about.title),
        headline=_clean(finding or about.title),
        sentence=_clean(about.sentence if not finding else f"{about.title}. {about.sentence}"),
        frame=frame_html(),
        chart_name=_clean(f"{about.title}: temperature and events"),
        style=_style(),
        facts=Markup("").join(_pairs(about.lines()[1:])),
        count=f"The events shown ({len(view.shown)})",
        events=Markup("").join(_items(view)),
        cut=_cut(len(view.shown)),
        scene=_scene_json(scene, visible),
        script=script,
    )
    return encoded(page)


@cache
def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The drawing and the page's own modules, with the line ends that an HTML parser leaves."""
    return _one_script(f"(() => {{\n{bundle('page.js', _FOLDER / 'page')}\n}})();")


def _one_script(code: str) -> str:
    """Code that stays within one script element, however it is written."""
    ends = code.replace("\r\n", "\n").replace("\r", "\n")
    return ends.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _policy(*scripts: str) -> str:
    """Nothing from anywhere, except what stands in the page itself."""
    hashes = " ".join(f"'sha256-{_digest(code)}'" for code in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _clean(text: object) -> Markup:
    return escape(printable(text))


@cache
def _style() -> str:
    light, dark = _variables(palette("light")), _variables(palette("dark"))
    sheets = "\n".join(_read(file) for file in _SHEETS)
    return (
        f"{faces_inside()}\n:root {{ --font: {FONT}; --serif: {SERIF}; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} }} }}\n{sheets}"
    )


def _variables(colours: Palette) -> str:
    return " ".join(f"--{name}: {getattr(colours, name)};" for name in _SHARED)


def _scene_json(scene: ExploreScene, visible: tuple[str, str] | None) -> str:
    """What the page's script draws. No “<” stands in it, so it cannot end its script element.

    Of the events it has those that are shown, in the order of the list.
    """
    sent = scene_payload(replace(scene, every=scene.shown, memories=None)).decode()
    start = json.dumps({"view": visible, "chapter": None})
    return f'{start[:-1]},"scene":{sent}}}'.replace("<", "\\u003c")


def _pairs(facts: Iterable[tuple[str, Any]]) -> list[Markup]:
    row = Markup("<dt>{}</dt><dd>{}</dd>")
    return [row.format(name, printable(text)) for name, text in facts if str(text)]


def _items(view: View) -> list[Markup]:
    """The events as list items, in time order; their ids count from 1."""
    moves = view.moves[[c.EVENT_ID, "before", "move", "after"]]
    every = view.dataset.prepared.merge(moves, on=c.EVENT_ID)
    known = {event[c.EVENT_ID]: event for _, event in every.iterrows()}
    events = view.shown.head(LIST_MOST).to_dict("records")
    return [
        _item(number, event, _effect(known.get(event[c.EVENT_ID]), every), view, works)
        for number, (event, works) in enumerate(
            zip(events, citing_lines(view), strict=False), start=1
        )
    ]


def _item(
    number: int, event: dict[Any, Any], effect: Markup, view: View, works: list[citing.Cited]
) -> Markup:
    """One event; what stands in `more` is printed only on request."""
    held = view.dataset.conditions
    parts = [
        Markup('<li id="e{}"><p class="when">{}</p><h3>{}</h3>').format(
            number, printable(event[c.DATE_LABEL]), printable(event[c.TITLE])
        ),
        effect,
        _paragraph("", conditions.said(conditions.labels_in_force(held, event[c.FIRST]))),
        _paragraph("", event[c.SUMMARY]),
        Markup('<div class="more">'),
        _paragraph("Why it counts so: ", event[c.RATIONALE]),
        _works(works),
        _paragraph("Worth knowing: ", event[c.NOTE], "note"),
        _paragraph("", _facts(view, event), "facts"),
        Markup("</div></li>"),
    ]
    return Markup("").join(parts)


def _effect(event: pd.Series | None, every: pd.DataFrame) -> Markup:
    """What the event did to the line, in the words of its card."""
    if event is None or pd.isna(event["move"]):
        return _paragraph("", "Does not count towards the temperature in this view.")
    words = effect_words(effect_of(event, every), scored=not pd.isna(event[c.VALUE]))
    told = f"{SIGNS[words.kind]} {words.moved} {words.levels}".strip()
    return _paragraph("", told, f"effect {words.kind}")


def _facts(view: View, event: dict[Any, Any]) -> str:
    """Category, who acted, score, evidence and code in one line."""
    labels = {category.id: category.label for category in view.dataset.categories}
    who = view.dataset.initiator_names((event[c.INITIATOR],))[0] or "not recorded"
    value, code = float(event[c.VALUE]), event[c.CAMEO]
    facts = [
        labels.get(event[c.CATEGORY], event[c.CATEGORY]) or "No category",
        f"who acted: {who}",
        "no score" if value != value else f"score {score(value)} of ±10",
        f"evidence {float(event[c.WEIGHT]):.0%}",
    ]
    if code:
        facts.append(f"CAMEO {code} {cameo.name(code) or ''}".strip())
    return " · ".join(facts)


def _paragraph(before: str, text: object, kind: str = "") -> Markup:
    if not str(text):
        return Markup("")
    opening = Markup('<p class="{}">').format(kind) if kind else Markup("<p>")
    return opening + Markup("{}{}</p>").format(before, printable(text))


def _works(works: list[citing.Cited]) -> Markup:
    if not works:
        return _paragraph("", "No source is recorded.", "note")
    link = Markup('<li><a href="{}" target="_blank" rel="noopener noreferrer">{}</a></li>')
    plain = Markup("<li>{}</li>")
    items = [
        link.format(printable(work.url), printable(work.text))
        if work.url
        else plain.format(printable(work.text))
        for work in works
    ]
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def _cut(count: int) -> Markup:
    if count <= LIST_MOST:
        return Markup("")
    return _paragraph(
        "",
        f"The list ends after {LIST_MOST:,} of {count:,} events; the chart has all of them. "
        "The table of all events can be taken home as CSV, XLSX or Parquet.",
        "note",
    )
