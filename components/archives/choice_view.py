"""The choice of a pair: archive, two actors, model and switch, all of it in the address."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.address.notes_view import render_notes
from components.address.widgets_view import seed_choice
from components.archives import address_view
from data.archive import Archive
from data.archive.actors import aliases
from data.archive.place import stamp
from data.archive.relation_set import Relation
from data.models import VOLUME_FREE
from data.temperature import MODELS

KEY = "pair"
LOUD = "pair_loud"  # in the session: whether volume would move the line of the pair shown last


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
        return f"{self.archive.title(self.a)} and {self.archive.title(self.b)}"

    def set_name(self) -> str:
        """The name by which every page opens it."""
        return Relation(self.name, self.a, self.b, self.once).name


def render_choice(archives: dict[str, Archive]) -> Pair | None:
    """The widgets; None where the archive has no pair."""
    query = address_view.asked()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = list(archives)
        name = (
            _select("Archive", names, query.get("archive"), "archive", width=200)
            if len(names) > 1
            else names[0]
        )
        archive = archives[name]
        pairs = pairs_of(str(archive.folder), stamp(name))
        if pairs.empty:
            return None
        a = _select("One state", _actors(pairs), query.get("a"), "a", archive)
        b = _select("and the other", _partners(pairs, a), query.get("b"), "b", archive)
        loud = _is_loud(archive, pairs, a, b)
        if st.session_state.setdefault(LOUD, loud) != loud:  # another first choice
            st.session_state[LOUD] = loud
            st.session_state.pop(f"{KEY}_model", None)
            query.pop("model", None)
        model = _select(
            "Model", _models(loud), query.get("model"), "model",
            titles={key: model.title for key, model in MODELS.items()}, width=200,
        )  # fmt: skip
        st.session_state.setdefault(f"{KEY}_once", query.get("once") == "yes")
        once = st.toggle(
            "Count reports of one act once",
            key=f"{KEY}_once",
            help="Reports of the same two states, on the same day, with the same code, count as "
            "one, with their mean score.",
        )
    render_notes(address_view.notes())
    wanted = {"archive": name, "a": a, "b": b, "model": model} | ({"once": "yes"} if once else {})
    address_view.write(wanted)
    return Pair(archive, name, a, b, model, once)


def _select(
    label: str,
    options: list[str],
    asked: str | None,
    key: str,
    archive: Archive | None = None,
    titles: dict[str, str] | None = None,
    width: int = 280,
) -> str:
    """A list to type into; an answer that is no longer there gives way to the first."""
    full = f"{KEY}_{key}"
    now = st.session_state.get(full)
    if now not in options:
        meant = archive.called(asked) if archive and asked else asked
        now = meant if meant in options else options[0]
        if asked and meant not in options:
            address_view.note(f"The address asks for {label}: {asked[:40]}, which is not here.")

    def words(option: str) -> str:
        return actor_words(archive, option) if archive else (titles or {}).get(option, option)

    held = seed_choice(full, now, options)
    return str(st.selectbox(label, options, format_func=words, width=width, **held))


def actor_words(archive: Archive, actor: str) -> str:
    """Name, code and what the country calls itself, so that typing any of them finds it."""
    name = archive.title(actor)
    code = f" ({actor})" if name != actor else ""
    return " · ".join([f"{name}{code}", *aliases(actor)])


def _is_loud(archive: Archive, pairs: pd.DataFrame, a: str, b: str) -> bool:
    low, high = sorted((a, b))
    row = pairs[(pairs["a"] == low) & (pairs["b"] == high)].iloc[0]
    return archive.is_loud(int(row["reports"]), row["first"], row["last"])


def _models(loud: bool) -> list[str]:
    """The models; where volume would move the line, the one that does not add up comes first."""
    return sorted(MODELS, key=lambda name: name != VOLUME_FREE) if loud else list(MODELS)


@st.cache_data(max_entries=4, show_spinner=False)
def pairs_of(folder: str, stamp: str) -> pd.DataFrame:
    """All pairs of an archive; `stamp` changes when it is built anew."""
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
