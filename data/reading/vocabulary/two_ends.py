"""Headers that name one end of what lasted, or a part of it: “Year from”, “Day (end)”, `emonth`.

A header is read with those beside it: “Year 2” is the year of an end only where a “Year 1” stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from data.basics import columns as c
from data.basics.search_text import fold
from data.reading.doubts.name_words import NOT_THE_EVENTS, RULERS, words_of
from data.reading.vocabulary import fields as f

_BEGIN, _END, _NEITHER = "begin", "end", ""
_WHOLE, _YEAR, _MONTH, _DAY = "date", "year", "month", "day"
_FIELDS = {
    (_BEGIN, _WHOLE): c.DATE,
    (_BEGIN, _YEAR): f.YEAR,
    (_BEGIN, _MONTH): f.MONTH,
    (_BEGIN, _DAY): f.DAY,
    (_END, _WHOLE): f.END,
    (_END, _YEAR): f.END_YEAR,
    (_END, _MONTH): f.END_MONTH,
    (_END, _DAY): f.END_DAY,
}
DATED = (*_FIELDS.values(), f.DURATION)  # what such a header does not mean beside
_LETTERS = {"y": f.YEAR, "m": f.MONTH, "d": f.DAY}  # where all three are there
_SURE, _IF_DATED = 0.95, 0.85  # the latter only where dates stand in the column

_PARTS = {
    _WHOLE: "date dates datum data fecha dato tarih tarihi imerominia datums",
    _YEAR: "year yr yrs yyyy y jahr annee an ano anno rok roku godina godine god goda jaar ar yil"
    " yili vuosi ev eve etos anul leto",
    _MONTH: "month mon mnth mth mo mm m monat mois mes mese miesiac miesiaca mesic mesice mjesec"
    " mjeseca mesec meseca mesyats mesyatsa maand manad maned ay ayi kuukausi honap minas luna",
    _DAY: "day dy dd d tag jour dia giorno dzien dnia den dne dan dana dnya dag gun gunu paiva nap"
    " imera ziua",
}
_SIDES = {
    _BEGIN: "start started starts starting starter begin began begins begun beginning beg from"
    " since onset first commence commenced commencement opening opened open initial initiated"
    " launch launched earliest 1 i b s st strt"
    " beginn anfang von start ab seit debut commencement depuis inicio comienzo desde da inizio dal"
    " poczatek poczatku od rozpoczecie rozpoczecia zacatek zacatku pocetak pocetka nachalo nachala"
    " aanvang van baslangic baslama alku kezdet kezdete inceput enarxi enarxis fra",
    _END: "end ended ends ending finish finished finishes until till to termination terminated"
    " terminate last close closed closing closes conclusion concluded final stop stopped stops"
    " through thru latest 2 e"
    " ende bis schluss fin jusque jusqu hasta final termino fim fine al koniec konca do zakonczenie"
    " zakonczenia konec konce kraj kraja zavrsetak zavrsetka svrsetak konets kontsa okonchanie"
    " okonchaniya po einde eind tot bitis son loppu veg vege sfarsit lixi lixis telos slut til",
}
# A side only where the other one stands as well; on its own a letter is no word either.
_FAINT = words_of("1 2 i b s e st strt first last ab al da do po to from earliest latest")
_COUNTED = words_of("1 2")
_BARE = words_of("1 2 i b e st strt")
_FILLING = words_of("of the in on at des du de der del della di zu zum a as is event events")
_NOT_THE_EVENTS = NOT_THE_EVENTS | RULERS
_SCRIPTS = (
    (r"年月日|日期|日時|날짜|일자|تاريخ|تاریخ", _WHOLE),
    ("开始|開始|起始|시작|البدء|البداية", _BEGIN),
    ("结束|結束|終了|终止|終止|종료|الانتهاء|النهاية", _END),
    ("年份|年度|年|연도|년도|년|سنة", _YEAR),
    ("月份|月|월|شهر", _MONTH),
    ("日|일|يوم", _DAY),
)
_FUSED = re.compile(
    r"(?:(?P<before>start|strt|st|begin|beg|b|s|end|fin|e|from|to)"
    r"(?P<part>year|yr|month|mnth|mon|mo|day|dy))"
    r"|(?:(?P<part_>year|yr|month|mnth|mon|mo|day|dy)"
    r"(?P<behind>start|strt|begin|beg|st|end|fin|from|to))"
)


def _table(words: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, text in words.items() for word in text.split()}


_PART_OF, _SIDE_OF = _table(_PARTS), _table(_SIDES)


def _tokens(header: str) -> list[str]:
    """The words of a header, also those in brackets; numbers behind a word stand alone."""
    for sign, word in _SCRIPTS:
        header = re.sub(sign, f" {word} ", header)
    header = re.sub(r"\(\d+\)$", "", header)  # that it stands twice
    apart = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Za-z])(?=\d)", " ", header)
    found = []
    for token in re.findall(r"[a-z]+|\d+", fold(apart).replace("'", "")):
        both = _FUSED.fullmatch(token)
        if both and token not in _PART_OF:
            found += [both["before"] or both["behind"], both["part"] or both["part_"]]
        else:
            found.append(token)
    return found


def read_header(header: str) -> tuple[str, str, bool, frozenset[str]] | None:
    """Which end a header names, which part of it, whether only faintly, and its other words.

    >>> read_header("Crisis end month")
    ('end', 'month', False, frozenset({'crisis'}))
    >>> read_header("Crisis") is None
    True
    """
    parts: list[str] = []
    sides: list[str] = []
    other: list[str] = []
    for token in _tokens(header):
        if token in _SIDE_OF:
            sides.append(token)
        elif token in _PART_OF:
            parts.append(_PART_OF[token])
        elif token not in _FILLING:
            other.append(token)
    if len(parts) > 1:  # “end date month”
        parts = [part for part in parts if part != _WHOLE] or parts[:1]
    if len(sides) > 1 and sides[-1] in _COUNTED:
        sides.pop()  # “end year 1”
    said = {_SIDE_OF[side] for side in sides}
    if not parts + sides or len(parts) > 1 or len(said) > 1 or not (parts or set(sides) - _BARE):
        return None
    if sides and _COUNTED.issuperset(sides) and (parts or [_WHOLE]) == [_WHOLE]:
        return None  # two dates, of whatever
    faint = bool(sides) and _FAINT.issuperset(sides)
    return next(iter(said), _NEITHER), next(iter(parts), _WHOLE), faint, frozenset(other)


def meanings_beside(headers: Iterable[str]) -> dict[str, dict[str, float]]:
    """What headers mean that name two ends, or are the letters y, m and d; others are not there.

    Two ends of something else than the event, beside its date, mean nothing here.

    >>> meanings_beside(["Year 1", "Year 2", "Event"])
    {'Year 1': {'year': 0.95}, 'Year 2': {'end_year': 0.95}}
    >>> meanings_beside(["Year 2", "Event"]), meanings_beside(["Y", "M", "D"])["M"]
    ({}, {'month': 1.0})
    """
    headers = list(headers)
    plain = {header: header.strip().casefold() for header in headers}
    found: dict[str, dict[str, float]] = {}
    if {*_LETTERS} <= {*plain.values()}:
        found = {h: {_LETTERS[one]: 1.0} for h, one in plain.items() if one in _LETTERS}
    groups: dict[frozenset[str], dict[tuple[str, str], list[tuple[str, bool]]]] = {}
    for header in headers:
        read = None if header in found else read_header(header)
        if read:
            side, part, faint, other = read
            group = groups.setdefault(other, defaultdict(list))
            group[side, part].append((header, faint))
    own = groups.get(frozenset(), {})
    whole = {(_BEGIN, _WHOLE), (_NEITHER, _WHOLE)} & own.keys()
    dated = whole | {(_BEGIN, _YEAR), (_NEITHER, _YEAR)} & own.keys()
    for other, group in groups.items():
        family = _family(group, alone=not other)
        if not other or not (dated or other & _NOT_THE_EVENTS):
            found |= family
        elif whole and family.keys() & {named for named, _ in _begins(group)}:
            found |= {header: {} for header in family}  # a term in office beside the date
    return found


def _begins(group: dict[tuple[str, str], list[tuple[str, bool]]]) -> list[tuple[str, bool]]:
    return group.get((_BEGIN, _WHOLE), []) + group.get((_BEGIN, _YEAR), [])


def joined(alone: dict[str, float], beside: dict[str, float] | None) -> dict[str, float]:
    """What a header means by itself, and what beside the others, which goes before."""
    if beside is None:
        return alone
    kept = {one: n for one, n in alone.items() if one not in DATED}
    return kept | {one: max(n, alone.get(one, 0.0)) for one, n in beside.items()}


def _family(
    group: dict[tuple[str, str], list[tuple[str, bool]]], *, alone: bool
) -> dict[str, dict[str, float]]:
    """What the headers of one family mean; nothing where it is not plain which is which.

    Without a year of the beginning, that of an end is believed only where the family stands alone:
    “year the war ended” is no end of each event.
    """
    found: dict[str, dict[str, float]] = {}
    for whole in (_YEAR, _WHOLE):
        ends, begins = group.get((_END, whole), []), group.get((_BEGIN, whole), [])
        first = begins or group.get((_NEITHER, whole), [])
        if len(ends) != 1 or len(first) > 1:
            continue
        if not first and (ends[0][1] or whole == _WHOLE or not alone):
            continue
        side = _BEGIN if begins else _NEITHER
        for part in (whole,) if whole == _WHOLE else (_YEAR, _MONTH, _DAY):
            for there, as_side in ((side, _BEGIN), (_END, _END)):
                named = group.get((there, part), [])
                if len(named) == 1:
                    found[named[0][0]] = {
                        _FIELDS[as_side, part]: _IF_DATED if part == _WHOLE else _SURE
                    }
    return found
