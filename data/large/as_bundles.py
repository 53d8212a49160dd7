"""A set of very many events as a set of bundles, which every page opens like any other."""

import hashlib
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.dates.historical_date import read_date
from data.events.checking import source_ids
from data.events.data_set import DataSet
from data.large import ids
from data.large.bundling import Grouped, grouped, units_of
from data.large.columns import UNITS, Columns, end_of
from data.large.first_model import shown_first
from data.temperature.bundles import ACT, SPAN, packed

NAMED = 5  # of the strongest events of a bundle
EVENT = "event"  # what the bundles of such a set hold
NAME_MOST = 14  # characters of a side's name on the chart


@dataclass(frozen=True)
class Closer:
    """How closely a set of very many events is looked at.

    Attributes:
        view: two days since 1970-01-01, between which bundles are as narrow as fits.
        event: id of a bundle or an event that is to be there.
        asked: what a filter asks for, in any words; they tell one filter from another.
    """

    view: tuple[int, int] | None = None
    event: str | None = None
    asked: str = ""


def as_bundles(
    events: Columns, closer: Closer | None = None, hits: np.ndarray | None = None
) -> DataSet:
    """The set with bundles in place of its events; the line of it is that of all events.

    Args:
        events: of the whole set.
        closer: how closely it is looked at; None for all years alike.
        hits: which events are asked for (bool); None where no filter is.
    """
    closer = closer or Closer()
    found = grouped(events, units_of(events, closer.view), hits, closer.event)
    table = _table(events, found)
    for name, cells in _acts(events, found).items():
        table[name] = cells
    if hits is not None:
        table[c.HITS] = ~found.rest
    order = np.lexsort((table[c.EVENT_ID].to_numpy(dtype=object), table[c.FIRST].to_numpy()))
    table = table.iloc[order].reset_index(drop=True)
    whole = events.dataset
    digest = hashlib.blake2b(repr((whole.fingerprint, closer)).encode(), digest_size=12)
    kept = [name for name in (*c.EVENT_COLUMNS, c.REPORTS, c.UNIT) if name in table.columns]
    return replace(
        whole, events=table[kept], prepared=table, fingerprint=digest.hexdigest(), held=EVENT,
        **shown_first(whole, events.day),
    )  # fmt: skip


def _acts(events: Columns, found: Grouped) -> dict[str, pd.Series]:
    """The columns of days and of spans; what a bundle has on one day is one act.

    All of a bundle goes one way, so that sums by day lose nothing.
    """
    acts, count = events.acts, len(found.first)
    spread = np.zeros(acts.count, dtype=bool)
    spread[acts.lasting] = True
    point = ~spread[acts.event]
    bundle, day = found.place[acts.event[point]], acts.day[point]
    mass, points = acts.mass[point], (acts.score * acts.weight)[point]
    least, span = (int(day.min()), int(np.ptp(day)) + 1) if len(day) else (0, 1)
    which, keys = pd.factorize(bundle * span + (day - least), sort=True)
    rows = np.empty(len(keys), dtype=ACT)
    rows["day"] = keys % span + least
    rows["weight"], rows["score"] = _sums(which, mass, points, len(keys))
    made = {c.ACTS: packed(rows, keys // span, count)}
    return made | {c.SPANS: _spans(events, found, spread)} if len(acts.lasting) else made


def _sums(
    which: np.ndarray, mass: np.ndarray, points: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """What some acts weigh together, and their mean score."""
    weight = np.bincount(which, weights=mass, minlength=count)
    total = np.bincount(which, weights=points, minlength=count)
    return weight, np.divide(total, weight, out=np.zeros(count), where=weight > 0)


def _spans(events: Columns, found: Grouped, spread: np.ndarray) -> pd.Series:
    """The column of spans: those of one date in one bundle are one."""
    acts, prepared = events.acts, events.dataset.prepared
    which, texts = pd.factorize(prepared[c.DATE].iloc[acts.lasting])
    bundle = found.place[acts.lasting]
    keys, place = np.unique(bundle * len(texts) + which, return_inverse=True)
    weight = prepared[c.WEIGHT].to_numpy(dtype=float)[acts.lasting]
    value = prepared[c.VALUE].to_numpy(dtype=float)[acts.lasting]
    weight = np.where(np.isnan(value), 0.0, weight)
    weight, score = _sums(place, weight, weight * np.nan_to_num(value), len(keys))
    starts = np.searchsorted(acts.event, np.arange(acts.count + 1))
    one = np.full(len(keys), -1)  # of each span one event that has its days
    one[place] = np.arange(len(acts.lasting))
    of = (starts[1:] - starts[:-1])[acts.lasting[one]]
    rows = np.empty(int(of.sum()), dtype=SPAN)
    for name, values in (("weight", weight), ("score", score), ("of", of),
                         (c.FIRST, acts.first[one]), (c.LAST, acts.last[one])):  # fmt: skip
        rows[name] = np.repeat(values, of)
    edges = starts[acts.lasting[one]]
    rows["day"] = acts.day[np.repeat(edges - np.cumsum(of) + of, of) + np.arange(len(rows))]
    return packed(rows, np.repeat(keys // len(texts), of), len(found.first))


def _table(events: Columns, found: Grouped) -> pd.DataFrame:
    """The bundles as a prepared table, without their days."""
    whole = events.dataset.prepared
    count = len(found.first)
    number = np.bincount(found.place, minlength=count)
    out = whole[[name for name in whole.columns if name in _NAMES]].iloc[found.first]
    out = out.reset_index(drop=True).copy()
    out[c.REPORTS], out[c.UNIT] = number, np.array(["day", *UNITS[1:]])[found.unit]
    many = np.flatnonzero(found.unit > 0)
    if len(many):
        made = _bundles(events, found, many, number)
        for name, values in made.items():
            column = (
                out[name].to_numpy(dtype=object).copy()
                if name in _TEXTS
                else out[name].array.copy()
            )
            column[many] = values
            out[name] = (
                pd.Series(column, index=out.index, dtype="str") if name in _TEXTS else column
            )
    return out


_NAMES = {*c.EVENT_COLUMNS, *c.DERIVED}
_TEXTS = {*c.EVENT_COLUMNS, c.DATE_LABEL, c.PRECISION} - {*c.EVENT_NUMBERS}


def _bundles(
    events: Columns, found: Grouped, many: np.ndarray, number: np.ndarray
) -> dict[str, object]:
    """The columns of those bundles that are no single events."""
    first, units = found.first[many], found.unit[many]
    ends = found.start.copy()
    for unit in np.unique(units).tolist():
        here = found.unit == unit
        ends[here] = end_of(found.start[here], UNITS[unit])
    start, end = found.start[many], ends[many]
    value, weight = _means(events, found, many)
    told = (start, units, events.who[first], events.kind[first], events.way[first])
    ids_of = zip(*(part.tolist() for part in told), found.rest[many].tolist(), strict=True)
    edtf, labels, precision = _dates(start, end, units)
    named = _strongest(events, found, many)
    nothing = [""] * len(many)
    return {
        c.EVENT_ID: [
            ids.written(day, UNITS[unit], who, kind, way, rest=rest)
            for day, unit, who, kind, way, rest in ids_of
        ],
        c.DATE: edtf,
        c.DATE_LABEL: labels,
        c.PRECISION: precision,
        c.FIRST: _days(start),
        c.MIDDLE: _days((start + end) // 2),
        c.LAST: _days(end),
        c.LASTED: np.zeros(len(many), dtype=bool),
        c.SPREAD: np.zeros(len(many), dtype=bool),
        c.SCORE: value,
        c.VALUE: value,
        c.WEIGHT: weight,
        c.EVIDENCE: np.full(len(many), np.nan),
        **_words(events, first, number[many]),
        **named,
        **dict.fromkeys((c.CAMEO, c.POINTS, c.CHECKED, c.NOTE), nothing),
    }  # fmt: skip


def _days(numbers: np.ndarray) -> np.ndarray:
    return numbers.astype("datetime64[D]").astype("datetime64[us]")


def _means(events: Columns, found: Grouped, many: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean score of each bundle, NaN where none has one, and the sum of its weights."""
    prepared, count = events.dataset.prepared, len(found.first)
    value = prepared[c.VALUE].to_numpy(dtype=float)
    weight = prepared[c.WEIGHT].to_numpy(dtype=float)
    total = np.bincount(found.place, weights=weight, minlength=count)
    points = np.bincount(found.place, weights=weight * np.nan_to_num(value), minlength=count)
    mean = (points / total).clip(-10, 10)
    mean[np.isnan(value[found.first])] = np.nan  # a bundle goes one way, so all or none
    return mean[many], total[many]


def _dates(
    start: np.ndarray, end: np.ndarray, units: np.ndarray
) -> tuple[list[str], list[str], list[str]]:
    """The dates of bundles as EDTF, in words, and how precise they are; each span read once."""
    known: dict[tuple[int, int], tuple[str, str, str]] = {}
    spans = list(zip(start.tolist(), end.tolist(), units.tolist(), strict=True))
    for first, last, unit in spans:
        if (first, last) not in known:
            known[first, last] = _date(first, last, UNITS[unit])
    told = [known[first, last] for first, last, _ in spans]
    edtf, labels, precision = zip(*told, strict=True)
    return list(edtf), list(labels), list(precision)


def _date(first: int, last: int, unit: str) -> tuple[str, str, str]:
    one, other = ids.iso(first), ids.iso(last)
    cut = {"month": -3, "quarter": -3, "year": -6}.get(unit)
    text = one[:cut] if unit in ("day", "month", "year") else f"{one[:cut]}/{other[:cut]}"
    read = read_date(text)
    return text, f"Week of {read_date(one).label}" if unit == "week" else read.label, read.precision


def _words(events: Columns, first: np.ndarray, number: np.ndarray) -> dict[str, list[str]]:
    """Who did how much of what."""
    dataset = events.dataset
    names = [dataset.initiator_name(name) for name in events.initiators]
    short = {actor.id: actor.short or actor.name for actor in dataset.actors}
    brief = [short.get(name, dataset.initiator_name(name)) for name in events.initiators]
    lanes = [dataset.category_name(name) for name in events.categories]
    rows = list(zip(events.who[first], events.kind[first], number.tolist(), strict=True))
    titles = [
        f"{names[who]}, {counted(many, EVENT)}{f': {lanes[kind]}' if lanes[kind] else ''}"
        for who, kind, many in rows
    ]
    labels = [
        f"{brief[who][:NAME_MOST]}: {lanes[kind].lower() or 'events'}{f' ×{n:,}' if n > 1 else ''}"
        for who, kind, n in rows
    ]
    reasons = [
        "The score of its one event." if many == 1 else f"The mean of the {many:,} events in it."
        for many in number.tolist()
    ]
    return {c.TITLE: titles, c.LABEL: labels, c.RATIONALE: reasons}


def _strongest(events: Columns, found: Grouped, many: np.ndarray) -> dict[str, list[str]]:
    """What the strongest events of each bundle are called, and the works that they cite."""
    order, prepared = events.strongest_first, events.dataset.prepared
    place = found.place[order]
    small = place.astype("uint16") if len(found.first) < 2**16 else place  # sorted faster
    sorted_ = order[np.argsort(small, kind="stable")]
    starts = np.concatenate([[0], np.cumsum(np.bincount(found.place, minlength=len(found.first)))])
    hidden = found.rest[many].tolist()  # nobody can open the card of what a filter hides
    best = [
        sorted_[starts[k] : starts[k] if rest else min(starts[k] + NAMED, starts[k + 1])]
        for k, rest in zip(many.tolist(), hidden, strict=True)
    ]
    every = np.concatenate(best)
    columns = (c.DATE_LABEL, c.TITLE, c.SOURCES)
    cells = [prepared[name].iloc[every].to_numpy(dtype=object).tolist() for name in columns]
    summaries, cited, at = [], [], 0
    for some, bundle in zip(best, many.tolist(), strict=True):
        days, titles, works = (column[at : at + len(some)] for column in cells)
        at += len(some)
        more = int(starts[bundle + 1] - starts[bundle]) - len(some)
        told = "; ".join(f"{day}, {title}" for day, title in zip(days, titles, strict=True))
        summaries.append(f"The strongest: {told}." if more and told else told and f"{told}.")
        known = dict.fromkeys(item for cell in works for item in source_ids(cell))
        cited.append("; ".join(known))
    return {c.SUMMARY: summaries, c.SOURCES: cited}
