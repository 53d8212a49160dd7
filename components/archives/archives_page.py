"""Any pair: choose two states out of an archive and see their line, and the reports behind it."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import style
from components.address.notes_view import render_unknown
from components.address.query_view import query_now, write_query
from components.archives.pair_figure import pair_spec
from components.chart import chart_view
from components.chart.plain_chart_view import plain_payload, render_plain
from components.figures.line_figure import Backdrop, steps_of
from components.style.number_words import degrees
from components.style.page_style_view import render_style, theme_name
from components.style.palette_figure import palette
from components.style.words_view import plain, render_lead, render_words
from data import temperature
from data.archive import Archive, ArchiveProblem
from data.archive.opening import profile_title
from data.archive.place import VARIABLE, any_there, folders, known
from data.codes import cameo
from data.questions import coverage
from data.temperature import MODELS, Trace

KEY = "pair"
MOST_ROWS = 2000  # of the table of reports
AIR = pd.DateOffset(months=6)


@dataclass(frozen=True, eq=False)
class Pair:
    """What the page shows, gathered once.

    Attributes:
        archive: the archive, by `name`.
        a, b: the two actors.
        model: name of the model.
        once: whether reports of one act count once.
    """

    archive: Archive
    name: str
    a: str
    b: str
    model: str
    once: bool

    def title(self) -> str:
        """The two names."""
        return f"{_name(self.archive, self.a)} and {_name(self.archive, self.b)}"


def worth_a_page() -> bool:
    """Whether there is an archive to choose from."""
    return any_there()


def render() -> None:
    """The page."""
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    render_style(f"<style>{rules}</style>" + chart_view.preload())
    render_unknown(("archive", "a", "b", "model", "once"))
    st.html(
        '<header class="thaw-head"><h1>Any pair</h1><p>Two states out of an archive</p></header>'
    )
    found = known()
    for name, one in found.items():
        if isinstance(one, ArchiveProblem):
            st.warning(plain(f"{name}: {one}"), icon="⚠️")
    archives = {name: one for name, one in found.items() if isinstance(one, Archive)}
    if archives:
        _pair(archives)
    else:
        _none()


def _none() -> None:
    st.write("There is no archive here yet. Make one of a folder of files, in a terminal:")
    st.code("python -m data.archive build FOLDER ARCHIVE --profile gdelt", language="sh")
    st.text(
        f"Archives are looked for in {folders()[0]} and in the folders that the environment "
        f"variable {VARIABLE} names."
    )


@st.fragment
def _pair(archives: dict[str, Archive]) -> None:
    pair = _choice(archives)
    if pair is None:
        st.text("This archive holds no two states with reports between them.")
        return
    trace = _trace(pair)
    volume = _volume(str(pair.archive.folder), pair.archive.ledger.kept, pair.a, pair.b)
    render_lead(_lead(pair, trace, volume))
    _chart(pair, trace, volume)
    _reports(pair)
    render_words(
        f"Made of {profile_title(pair.archive.ledger)}: {pair.archive.ledger.note} The line is "
        "exact: each day's reports are added up and none is left out. The bars below say how many "
        "reports each year has.",
        "a line that somebody has read through. A machine coded the reports; read the strongest "
        "ones before you believe a step.",
    )


def _choice(archives: dict[str, Archive]) -> Pair | None:
    """Archive, actors, model and switch; all in the address."""
    query = {key: values[0] for key, values in query_now().items() if values}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = _select("Archive", list(archives), query.get("archive"), "archive", width=200)
        archive = archives[name]
        pairs = _pairs(str(archive.folder), archive.ledger.kept)
        if pairs.empty:
            return None
        names = _actors(pairs)
        a = _select("One state", names, query.get("a"), "a", archive)
        partners = _partners(pairs, a)
        b = _select("and the other", partners, query.get("b"), "b", archive)
        model = _select(
            "Model", _models(archive), query.get("model"), "model",
            titles={key: model.title for key, model in MODELS.items()}, width=220,
        )  # fmt: skip
        st.session_state.setdefault(f"{KEY}_once", query.get("once") == "yes")
        once = st.toggle(
            "Count reports of one act once",
            key=f"{KEY}_once",
            help="Reports of the same two states, on the same day, with the same code, count as "
            "one, with their mean score.",
        )
    wanted = {"archive": name, "a": a, "b": b, "model": model} | ({"once": "yes"} if once else {})
    write_query(wanted)
    return Pair(archive, name, a, b, model, once)


def _select(
    label: str,
    options: list[str],
    asked: str | None,
    key: str,
    archive: Archive | None = None,
    titles: dict[str, str] | None = None,
    width: int = 260,
) -> str:
    """A list to type into; an answer that is no longer there gives way to the first."""
    full = f"{KEY}_{key}"
    if st.session_state.get(full) not in options:
        st.session_state[full] = asked if asked in options else options[0]

    def words(option: str) -> str:
        if archive is not None:
            name = _name(archive, option)
            return name if name == option else f"{name} ({option})"
        return (titles or {}).get(option, option)

    return str(st.selectbox(label, options, format_func=words, key=full, width=width))


def _name(archive: Archive, actor: str) -> str:
    """An actor's name, in the letters of a name where the archive shouts."""
    name = archive.name(actor)
    return name.title() if name.isupper() and len(name) > 3 else name


def _models(archive: Archive) -> list[str]:
    """The models; for reports, whose volume grows, the one that does not add up comes first."""
    names = list(MODELS)
    return sorted(names, key=lambda name: name != "window") if archive.ledger.reports else names


@st.cache_data(max_entries=4, show_spinner=False)
def _pairs(folder: str, _kept: int) -> pd.DataFrame:
    from data import archive

    return archive.open(folder).pairs()


def _actors(pairs: pd.DataFrame) -> list[str]:
    """All actors, most reported first."""
    ends = pd.concat([pairs.set_index(end)["reports"] for end in ("a", "b")])
    return [str(k) for k in ends.groupby(level=0).sum().sort_values(ascending=False).index]


def _partners(pairs: pd.DataFrame, actor: str) -> list[str]:
    """The actors that one has reports with, most reported first."""
    mine = pairs[(pairs["a"] == actor) | (pairs["b"] == actor)]
    return [str(b if a == actor else a) for a, b in zip(mine["a"], mine["b"], strict=True)]


@st.cache_data(max_entries=16, show_spinner="Reading the pair …")
def _relation(folder: str, kept: int, a: str, b: str, once: bool) -> pd.DataFrame:
    from data import archive

    return archive.open(folder).relation(a, b, once=once)


@st.cache_data(max_entries=16, show_spinner=False)
def _volume(folder: str, kept: int, a: str, b: str) -> pd.Series:
    from data import archive

    return archive.open(folder).volume(a, b)


def _trace(pair: Pair) -> Trace:
    ledger = pair.archive.ledger
    table = _relation(str(pair.archive.folder), ledger.kept, pair.a, pair.b, pair.once)
    return temperature.trace(table, model=pair.model)


def _lead(pair: Pair, trace: Trace, volume: pd.Series) -> Markup:
    """What the picture says in two sentences."""
    years = f"{volume.index[0]} to {volume.index[-1]}"
    line = trace.curve["degrees"].dropna()
    told = Markup("<strong>{}</strong>, {:,} reports from {}.").format(
        pair.title(), int(volume.sum()), years
    )
    if line.empty:
        return told
    low, high = line.idxmin(), line.idxmax()
    return told + Markup(" Coldest in {} ({}), warmest in {} ({}).").format(
        pd.Timestamp(str(low)).year, degrees(line.min()),
        pd.Timestamp(str(high)).year, degrees(line.max()),
    )  # fmt: skip


def _chart(pair: Pair, trace: Trace, volume: pd.Series) -> None:
    first, last = trace.events["middle"].min(), trace.events["middle"].max()
    start, end = first - AIR, last + AIR
    nothing = pd.DataFrame({"chapter_id": [], "label": [], "start": [], "end": []})
    spans = {name: nothing[name].astype("datetime64[us]") for name in ("start", "end")}
    table = _relation(str(pair.archive.folder), pair.archive.ledger.kept, pair.a, pair.b, pair.once)
    silences = coverage.silences(table, since=start, until=end)
    back = Backdrop(start, end, nothing.assign(**spans), silences)
    curve = steps_of(trace, start, end)
    lead = str(_lead(pair, trace, volume).striptags())
    words = {
        "title": pair.title(),
        "sentence": lead,
        "footer": [
            f"Model: {MODELS[pair.model].title}. Source: {profile_title(pair.archive.ledger)}.",
            pair.archive.ledger.note,
            "Chart: Thaw.",
        ],
        "filename": f"thaw-{pair.a}-{pair.b}",
    }
    payload = plain_payload(
        pair_spec(curve, volume, back, palette(theme_name())),
        alt=f"The temperature by date, over the number of reports of each year. {lead}",
        theme=theme_name(),
        words=words,
    )
    render_plain(payload, "pair_chart")


def _reports(pair: Pair) -> None:
    """The strongest reports of each month, so that a step can be looked into."""
    rows = pair.archive.reports(pair.a, pair.b)
    meanings = {code: cameo.name(str(code)) or "" for code in rows["code"].unique()}
    shown = pd.DataFrame(
        {
            "Day": pd.to_datetime(rows["day"]).dt.strftime("%Y-%m-%d"),
            "By": rows["initiator"].map(lambda actor: _name(pair.archive, str(actor))),
            "Code": rows["code"],
            "What the code means": rows["code"].map(meanings),
            "Score": rows["score"],
            "Address": rows["address"],
        }
    )
    strongest = shown.reindex(rows["score"].abs().sort_values(ascending=False).index[:MOST_ROWS])
    st.subheader("The strongest reports of each month")
    st.dataframe(strongest, hide_index=True, height=320)
