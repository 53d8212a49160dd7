"""What the name of a column of a stranger's table says, by the words of `vocabulary`."""

import re
from functools import cache
from itertools import pairwise

from data.basics import columns as c
from data.basics.search_text import fold
from data.dates.languages import words
from data.dates.languages.month_names import plain
from data.reading import score_words
from data.reading.doubts import name_words as said_by
from data.reading.doubts import named_scale
from data.reading.vocabulary import fields as f
from data.reading.vocabulary.far_names import FAR
from data.reading.vocabulary.near_names import NAMES

FIELDS = tuple(NAMES)
_NAMELESS = re.compile(
    r"(?:column|col|field|var|variable|unnamed|spalte|feld|colonne|columna|colonna|kolumna|sloupec"
    r"|kolona|stolbets|lie|ie|yeol)?[ :_]*\d*|[a-z]\d{0,2}"
)


def plain_name(name: str) -> str:
    """A column's name in plain small letters, words apart: `EventDate (UTC)` is `event date`.

    >>> plain_name("EventDate (UTC)"), plain_name("Évènement"), plain_name("iyear")
    ('event date', 'evenement', 'iyear')
    """
    apart = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", re.sub(r"[(\[{].*?[)\]}]", " ", name) or name)
    plain = re.sub(r"[^a-z0-9]+", " ", fold(apart).replace("'", "")).strip()
    return plain or re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()


def _keys(name: str) -> set[str]:
    """The plain name, with and without blanks between its words, and without a 1 behind it."""
    found = {plain_name(name), plain_name(name.casefold())}
    return found | {re.sub(r"(?<=[a-z]) ?1$", "", key) for key in found}


@cache
def fields_of() -> dict[str, tuple[str, ...]]:
    """For each plain name the fields it may mean."""
    found: dict[str, dict[str, None]] = {}
    for field_name, text in NAMES.items():
        for name in f"{text}|{FAR.get(field_name, '')}".split("|"):
            if key := plain_name(name):
                found.setdefault(key, {})[field_name] = None
    return {key: tuple(fields) for key, fields in found.items()}


_PARTS = (f.END_YEAR, f.END_MONTH, f.END_DAY)  # “dyad end year” is no end but its year
_CANONICAL = {*c.EVENT_COLUMNS, *NAMES}


def meanings(name: str, *, aimed: bool = False) -> dict[str, float]:
    """The fields a column's name may mean, and how surely.

    Args:
        name: as it stands in the file.
        aimed: whether another column names a target, so that the source is who acted.
    """
    known = fields_of()
    found: dict[str, float] = {}
    for key in _keys(name):
        found |= dict.fromkeys(known.get(key, ()), 0.9)
    if name.strip().casefold() in _CANONICAL:
        found[name.strip().casefold()] = 1.0
    tokens = plain_name(name).split()
    pairs = [" ".join(pair) for pair in pairwise(tokens)]
    parts = {part for pair in pairs for part in known.get(pair, ()) if part in _PARTS}
    for token in () if parts else tokens:
        for field_name in known.get(token, ()):
            if field_name != c.EVENT_ID or "of" not in tokens:  # a number of deaths is no id
                found.setdefault(field_name, 0.6)
    found = dict.fromkeys(parts, 0.7) | found
    if found.get(f.END, 0.0) >= 0.9 > found.get(c.DATE, 1.0):
        found.pop(c.DATE)  # “end date” is no date of the beginning
    _take_back(found, name, aimed)
    if set(tokens) & said_by.OF_THE_EVENT:
        for field_name in {c.DATE, f.YEAR, f.MONTH, f.DAY} & found.keys():
            found[field_name] += 0.15  # it goes before a year that does not say whose it is
    _put_back(found, name)
    return found


def _put_back(found: dict[str, float], name: str) -> None:
    """The same day in the calendar of today goes before that of another one; a reign is no end."""
    ways = {score_words.direction_of(token) for token in plain_name(name).split()}
    if {1, -1} <= ways:
        found[f.WORDS] = 0.9  # good or bad?
    if set(plain_name(name).split()) & said_by.RULERS:
        found.pop(f.END, None)  # how long somebody ruled
    if style_of(name) > 0:
        found[c.DATE] = max(found.get(c.DATE, 0.0), 0.6)
    if style_of(name) < 0 or set(fold(name).split()) & said_by.OTHER_CALENDARS:
        for field_name in {c.DATE, f.YEAR} & found.keys():
            found[field_name] -= 0.2


def style_of(name: str) -> int:
    """−1 where a header says that its days are of the Julian calendar, 1 of ours, else 0."""
    said = plain(name)
    if words.NEW_STYLE.search(said):
        return 1
    return -1 if words.OLD_STYLE.search(said) else 0


def _is_turned(name: str) -> bool:
    """Whether more of what a column counts is colder; “from cooling to warming” says both."""
    inside = set(re.findall(r"[a-z]+", fold(name)))  # “Goldstein (reversed)”
    tokens = set(plain_name(name).split())
    cooler = tokens & said_by.TURNED_ROUND and not (
        "cooling" in tokens and tokens & said_by.WARM_TOO
    )
    return bool(cooler or inside & (said_by.SIGN_TURNED | said_by.SUMMED)) or named_scale.is_turned(
        name
    )


def _take_back(found: dict[str, float], name: str, aimed: bool) -> None:
    """Meanings that other words of the name speak against."""
    tokens = set(plain_name(name).split())
    if (tokens & said_by.NOT_THE_EVENTS and len(tokens) > 1) or tokens <= said_by.NOT_THE_EVENTS - {
        "source"
    }:
        for field_name in (c.DATE, f.YEAR, f.MONTH, f.DAY, f.END):
            found.pop(field_name, None)
    if aimed and "source" in tokens:
        found.pop(c.SOURCES, None)
        found[c.INITIATOR] = 0.95
    if tokens & said_by.TARGETS:
        found.pop(c.INITIATOR, None)
        found.pop(c.TITLE, None)
    if _is_turned(name) or tokens & said_by.NO_SCORE_ITSELF:
        found.pop(c.SCORE, None)  # more of it is colder, so nobody knows what a number means
    if found.get(c.SCORE, 1.0) < 0.9 and not tokens & said_by.STRONG_SCORES:
        found.pop(c.SCORE)
    if found.get(f.YEAR, 1.0) < 0.9 and tokens & said_by.OTHER_NUMBERS:
        found.pop(f.YEAR)
    if found.get(f.DURATION, 1.0) < 0.9 and not tokens & said_by.LASTING:
        found.pop(f.DURATION)


def is_weak(name: str) -> bool:
    """Whether a name may as well be that of any other figure: value, change, points."""
    return set(plain_name(name).split()) <= said_by.ANY_FIGURE


def is_any_code(name: str) -> bool:
    """Whether a name says only that a column holds codes of some kind."""
    return plain_name(name) in ("code", "kod")


def is_strong_score(name: str) -> bool:
    """Whether a name says that a column holds scores, whatever their scale."""
    tokens = {token.rstrip("0123456789") for token in plain_name(name).split()}
    strong = tokens & said_by.STRONG_SCORES and not tokens & said_by.NO_SCORE_ITSELF
    return bool(strong and not _is_turned(name)) or (
        c.SCORE in meanings(name) and any(sign > "\u0370" for sign in name)
    )


def is_other_date(name: str) -> bool:
    """Whether a name says that its dates are not those of the events: accessed, published."""
    return bool(set(plain_name(name).split()) & said_by.NOT_THE_EVENTS)


def is_latest(name: str) -> bool:
    """Whether a name says that its dates are the latest that may be: some day until then."""
    return bool(set(plain_name(name).split()) & {"latest", "max", "ante", "taq", "upper", "not"})


def is_year(name: str) -> bool:
    """Whether a name says that a column holds the years of the events, and nothing else."""
    return meanings(name).get(f.YEAR, 0.0) >= 0.9


def is_whereto(name: str) -> bool:
    """Whether a name may be that of an end, or of a state: from Moscow, to Belgrade."""
    return plain_name(name) in ("to", "a", "do", "na", "an")


def is_stamp(name: str) -> bool:
    """Whether a name says that its numbers may count seconds: a timestamp, an epoch."""
    return bool(set(plain_name(name).split()) & said_by.STAMPS)


def is_other_number(name: str) -> bool:
    """Whether a name says that its numbers are no years: a page, a number, a code."""
    return bool(set(plain_name(name).split()) & (said_by.OTHER_NUMBERS | said_by.NOT_THE_EVENTS))


def is_target(name: str) -> bool:
    """Whether a name says that a column holds whom an act was aimed at."""
    return bool(set(plain_name(name).split()) & said_by.TARGETS)


def is_nameless(name: str) -> bool:
    """Whether a name says nothing at all: `column 3`, `q2`, `x`."""
    return _NAMELESS.fullmatch(plain_name(name)) is not None


def is_known(name: str) -> bool:
    """Whether a name is one of those that mean a field."""
    return any(key in fields_of() for key in _keys(name))
