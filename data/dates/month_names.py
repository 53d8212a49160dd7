"""Words in dates: months, days of the week, seasons, “about”, in two dozen languages of Europe.

Names of months and days are those of Unicode's CLDR (by way of Babel), with letters folded to plain
ones, so “červen”, “cerven” and Cyrillic “јун” are found alike.
"""

from collections import defaultdict
from functools import cache

from data.basics.search_text import fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_LANGUAGES = _words(
    "en de fr es it pt nl pl cs sk sl hr sr sr_Latn bs mk bg ru uk be hu ro tr sv da nb fi el"
)
# Written by people, not in CLDR: the genitive of Serbian, umlauts spelt out, old abbreviations.
_MORE = {
    "januara": 1, "februara": 2, "marta": 3, "aprila": 4, "maja": 5, "juna": 6, "jula": 7,
    "avgusta": 8, "augusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12,
    "maerz": 3, "sept": 9, "jaenner": 1, "janner": 1, "feber": 2,
}  # fmt: skip

SEASONS = {
    21: "spring fruhling fruehling fruhjahr printemps primavera jaro jaro wiosna proljece prolece"
    " vesna vesnoy pomlad tavasz lente voorjaar jar var forar",
    22: "summer sommer ete verano estate leto leta lato ljeto letom nyar zomer sommar verao",
    23: "autumn fall herbst automne otono autunno podzim jesien jesen jeseni osen' oseni osenyu"
    " osz herfst host outono",
    24: "winter hiver invierno inverno zima zimy zimi zimoy tel vinter",
}
SEASON_OF = {word: number for number, words in SEASONS.items() for word in words.split()}
ABOUT = _words(
    "c ca circa about around approximately approx roughly near um etwa gegen ungefahr zirka "
    "vers environ hacia aproximadamente alrededor verso oko okolo kolem asi ok priblizno "
    "priblizne przyblizeniu early mid late beginning end middle anfang mitte ende debut fin "
    "pocatek konec sredina pocetak kraj poczatek koniec nachalo konets seredina inicio mediados "
    "rane pozne"
)
UNSURE = _words(
    "probably perhaps possibly presumably maybe vermutlich wahrscheinlich vielleicht peut-etre "
    "probablement quiza probablemente forse mozda verovatno vjerojatno moze snad asi-snad chyba "
    "prawdopodobnie vozmozhno veroyatno"
)
DECADE = _words("s er ern es tych te ties aa ih e h")
FILLERS = _words(
    "the of in on at a an de del di da do den der das des dem am im le la les el il lo los en "
    "dne dnia roku rok r g goda god godine godina leta-gospodnje year years jahr jahre annee "
    "annees ano anos anno anni u v w we th st nd rd er ere o m ad ce n l d from von od"
)
UNTIL = _words("to until till through thru and bis und do az po a au al hasta jusqu'a fino y et e")


def plain(text: str) -> str:
    """A text in small plain letters, without the apostrophes that stand for soft signs."""
    return fold(text).replace("'", "")


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
                    if word.isalpha():
                        found[word][month].add(language)
    for word, month in _MORE.items():
        found[word][month].add("sr_Latn" if word.endswith("a") else "de")
    return {w: {m: frozenset(ls) for m, ls in ms.items()} for w, ms in found.items()}


@cache
def weekdays() -> frozenset[str]:
    """Names of the days of the week."""
    from babel import Locale

    words = set()
    for language in _LANGUAGES:
        days = Locale.parse(language).days
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                words |= {plain(str(name)).strip(". ") for name in days[use][width].values()}
    return frozenset(word for word in words if word not in months() and len(word) > 1)
