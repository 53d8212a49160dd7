"""One page to take home: chart, event list, settings, sources and citation in a single HTML file.

The page is complete by itself: plotly.js is in it, its content security policy allows no request,
and of scripts only the two that are named by their hash. Everything from a table is escaped.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import pandas as pd
from markupsafe import Markup, escape
from plotly.io.json import to_json_plotly

from components.figures.chapter_figure import chapter_bands
from components.figures.explore_figure import ExploreScene, explore_spec, label_candidates
from components.style.effect_words import effect_words
from components.style.number_words import score
from components.style.palette_figure import FONT, SIGNS, Palette, palette
from data.basics import columns as c
from data.basics.safe_text import encoded, printable
from data.codes import cameo
from data.events import citing, conditions
from data.exports.json_file import citing_lines
from data.exports.view import View
from data.questions.effect import effect_of

MIME = "text/html"
LIST_MOST = 2000  # events that the page lists: more would make a file nobody can open
LABELS_MOST = 10
_FOLDER = Path(__file__).parent
_CHART = _FOLDER.parent / "chart"
_SCRIPTS = ("labels.js", "scene.js", "take_home_page.js")
_SHARED = (
    *("paper", "text", "muted", "grid", "zero", "band", "line"),
    *("warm", "cold", "neutral"),
)
_DRAWN = ("text", "muted", "label_box", "paper", "warm", "cold", "neutral")


def page_html(view: View, scene: ExploreScene, visible: tuple[str, str] | None = None) -> bytes:
    """The page, as UTF-8.

    Args:
        view: the shown events and the words about them.
        scene: the same view, ready to draw.
        visible: first and last date that the chart shows at first (ISO text); None for all.

    Returns:
        5 MB for plotly.js and 2 kB for each event. Of more than `LIST_MOST` events the chart has
        all and the list the first ones, and says so.
    """
    plotly, script = _plotly_js(), _scripts()
    about = view.about
    page = Template(_part("take_home_page.html")).substitute(
        policy=_policy(plotly, script),
        title=_clean(about.title),
        sentence=_clean(about.sentence),
        chart_name=_clean(f"{about.title}: temperature and events. The list below says the same."),
        style=_style(),
        facts=Markup("").join(_pairs(about.lines()[1:])),
        count=f"The events shown ({len(view.shown)})",
        events=Markup("").join(_items(view)),
        cut=_cut(len(view.shown)),
        scene=_scene_json(view, scene, visible),
        plotly=plotly,
        script=script,
    )
    return encoded(page)


@cache
def _part(name: str) -> str:
    folder = _FOLDER if name.startswith("take_home") else _CHART
    return (folder / name).read_text(encoding="utf-8")


@cache
def _plotly_js() -> str:
    """The plotly.js of the installed package, with the line ends that an HTML parser leaves."""
    source = files("plotly") / "package_data" / "plotly.min.js"
    return _one_script(source.read_text(encoding="utf-8"))


@cache
def _scripts() -> str:
    own = "\n".join(_part(name) for name in _SCRIPTS)
    return _one_script(f"(() => {{\n{own}\n}})();")


def _one_script(code: str) -> str:
    """Code that stays within one script element, however it is written."""
    ends = code.replace("\r\n", "\n").replace("\r", "\n")
    return ends.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _policy(*scripts: str) -> str:
    """Nothing from anywhere, except what stands in the page itself."""
    hashes = " ".join(f"'sha256-{_digest(code)}'" for code in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _clean(text: object) -> Markup:
    return escape(printable(text))


def _style() -> str:
    light, dark = _variables(palette("light")), _variables(palette("dark"))
    return (
        f":root {{ --font: {FONT}; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} }} }}\n{_part('take_home_page.css')}"
    )


def _variables(colours: Palette) -> str:
    return " ".join(f"--{name}: {getattr(colours, name)};" for name in _SHARED)


def _scene_json(view: View, scene: ExploreScene, visible: tuple[str, str] | None) -> str:
    """What the page's script draws. No “<” stands in it, so it cannot end its script element."""
    whole = [f"{scene.start:%Y-%m-%d}", f"{scene.end:%Y-%m-%d}"]
    shared = {
        "labels": label_candidates(scene.shown),
        "labels_most": LABELS_MOST,
        "chapters": chapter_bands(scene.chapters),
        "whole": whole,
        "view": list(visible) if visible else whole,
        "ids": view.shown[c.EVENT_ID].to_list(),
    }
    themes = ",".join(f'"{name}":{_theme_json(scene, name)}' for name in ("light", "dark"))
    text = f'{json.dumps(shared, ensure_ascii=False)[:-1]},"themes":{{{themes}}}}}'
    return text.replace("<", "\\u003c")


def _theme_json(scene: ExploreScene, theme: str) -> str:
    colours = palette(theme)
    drawn = json.dumps({name: getattr(colours, name) for name in _DRAWN})
    return f'{{"figure":{to_json_plotly(explore_spec(scene, colours))},"colours":{drawn}}}'


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
        _paragraph("Where sources differ: ", event[c.NOTE], "note"),
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
