"""Words in dates: months and days of the week, in some fifty languages.

Names of months and days are those of Unicode's CLDR (by way of Babel), with letters folded to plain
ones, so “červen”, “cerven” and Cyrillic “јун” are found alike.
"""

from collections import defaultdict
from functools import cache

from data.basics.search_text import fold
from data.dates.languages import inflected


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_EUROPE = _words(
    "en de fr es it pt nl pl cs sk sl hr sr sr_Latn bs mk bg ru uk be hu ro tr sv da nb fi el"
)
_LANGUAGES = _EUROPE + _words(
    "ar ar_LB ar_DZ ar_MA fa he hi bn ur id ms vi sq et lv lt ka hy az kk uz is ga cy ca gl eu af"
    " mt"
)
# Written by people, not in CLDR: the genitive of Serbian, umlauts spelt out, old abbreviations.
_MORE = {
    "januara": 1, "februara": 2, "marta": 3, "aprila": 4, "maja": 5, "juna": 6, "jula": 7,
    "avgusta": 8, "augusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12,
    "maerz": 3, "sept": 9, "jaenner": 1, "janner": 1, "feber": 2,
}  # fmt: skip

_OTHERWISE = frozenset(("dag", "gun"))  # days, where they are no months of far languages


def plain(text: str) -> str:
    """A text in small plain letters, without the apostrophes that stand for soft signs."""
    folded = " ".join(text.lower().split()) if text.isascii() else fold(text)
    return folded.replace("'", "").replace("`", "")


@cache
def months() -> dict[str, dict[int, frozenset[str]]]:
    """For each word the months it can mean, and in which languages."""
    from babel import Locale

    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language in _LANGUAGES:
        names = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in names[use][width].items():
                    word = plain(str(name)).strip(". ")
                    if word.isalpha() and len(word) > 2 and word not in _OTHERWISE:
                        found[word][month].add(language)
                        if language == "he":  # “in June” is one word
                            found[plain("ב") + word][month].add(language)
    for language, month, word in inflected.forms():
        found[plain(word)][month].add(language)
    for word, month in _MORE.items():
        found[word][month].add("sr_Latn" if word.endswith("a") else "de")
    return {w: {m: frozenset(ls) for m, ls in ms.items()} for w, ms in found.items()}


@cache
def weekdays() -> frozenset[str]:
    """Names of the days of the week."""
    from babel import Locale

    words = set()
    for language in (*_EUROPE, "ar", "fa", "he", "hi"):
        days = Locale.parse(language).days
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                words |= {plain(str(name)).strip(". ") for name in days[use][width].values()}
    return frozenset(word for word in words if word not in months() and len(word) > 1)


@cache
def short_weekdays() -> frozenset[str]:
    """Names of the days of the week in two letters, as they stand before a date in digits."""
    from babel import Locale

    days = [Locale.parse(language).days["stand-alone"] for language in _EUROPE]
    names = [name for found in days for name in found.get("short", {}).values()]
    return frozenset(plain(str(name)).strip(". ") for name in names) | weekdays()
