"""What the columns of an archive's files mean, one profile a kind of file.

Each column of a profile is a SQL expression that DuckDB and Spark both understand, over the columns
of the file; where a file has none, the expression is a constant.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

_DIGITS = "TRY_CAST({0} AS BIGINT) IS NOT NULL AND length({0}) = 8"
_ISO = "concat(substr({0}, 1, 4), '-', substr({0}, 5, 2), '-', substr({0}, 7, 2))"


def text(column: str) -> str:
    """A column as text without spaces around it."""
    return f"trim(CAST({column} AS STRING))"


def day(column: str) -> str:
    """A column as a date: `1999-05-03` with anything behind it, or `19990503`; else empty."""
    written = text(column)
    digits, iso = _DIGITS.format(written), _ISO.format(written)
    return f"TRY_CAST(CASE WHEN {digits} THEN {iso} ELSE substr({written}, 1, 10) END AS DATE)"


def number(column: str) -> str:
    """A column as a number; empty where it is none."""
    return f"TRY_CAST({column} AS DOUBLE)"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = "^([0-9]{1,2})[ -]([A-Za-z]+)[ -]([0-9]{4})"


def day_in_words(column: str) -> str:
    """The same where the month may be a word, too: `16 May 2025`."""
    written = text(column)
    found, month, year = (f"regexp_extract({written}, '{_WORDED}', {n})" for n in (1, 2, 3))
    listed = " ".join(f"WHEN '{word}' THEN '{n:02d}'" for n, word in enumerate(_MONTHS, 1))
    number_ = f"CASE lower(substr({month}, 1, 3)) {listed} END"
    worded = f"TRY_CAST(concat({year}, '-', {number_}, '-', lpad({found}, 2, '0')) AS DATE)"
    return f"CASE WHEN {found} = '' THEN {day(column)} ELSE {worded} END"


def _its_country(column: str) -> str:
    """A group as ACLED names it: without its years, and state forces as their country."""
    years = "[ ]*[(][0-9]{4}-([0-9]{4})?[)].*$"
    forces = "^(Military Forces|Police Forces|Government) of (the )?"
    return f"regexp_replace(regexp_replace({text(column)}, '{years}', ''), '{forces}', '')"


def _no_none(column: str) -> str:
    """A column in which a word says that there is nothing."""
    return f"regexp_replace({text(column)}, '^([Nn]one|NA|[Nn]a[Nn])$', '')"


_ACLED_TYPES = {
    "battles": "190", "explosions/remote violence": "183", "violence against civilians": "180",
    "protests": "141", "riots": "145",
}  # fmt: skip
_ACLED_KINDS = {
    "agreement": "057", "arrests": "173", "looting/property destruction": "171",
    "government regains territory": "192", "non-state actor overtakes territory": "192",
    "air/drone strike": "195", "shelling/artillery/missile attack": "194",
    "chemical weapon": "204", "abduction/forced disappearance": "181", "sexual violence": "1821",
}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """A kind of file.

    Attributes:
        name: as it is asked for.
        title: as people know it.
        note: what its rows are, in one sentence a reader needs before the line.
        columns: what each of `STANDARD` is made of.
        places: of a file without a header, the number of each column (from 0) that is used.
        widths: how many columns such a file may have; the address stands in the last.
        needs: the columns that a file with a header must have, whatever the case of their letters.
        instead: by a column that a file may have, which of `STANDARD` is made otherwise, and how.
        reports: whether a row is a report of an event, so that its volume grows with the press.
        countries: whether actors are codes of countries (ISO 3166, three letters).
    """

    name: str
    title: str
    note: str
    columns: dict[str, str]
    places: dict[str, int] = field(default_factory=dict)
    widths: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reports: bool = True
    countries: bool = False

    def of_names(self, names: Collection[str]) -> "Profile | None":
        """The same for a file with these columns (in small letters); None where it is no such."""
        if not self.needs or not {name.casefold() for name in self.needs} <= set(names):
            return None
        there = [made for name, made in self.instead.items() if name.casefold() in names]
        return replace(self, columns={**self.columns, **dict(there)})


STANDARD = ("day", "initiator", "target", "score", "weight", "code", "address", "a_name", "b_name")

GDELT = Profile(
    name="gdelt",
    title="GDELT events, 1.0 and 2.0",
    note="A row is a report, not an event: the volume of reports grew a hundredfold since 1979, so "
    "that a line which adds reports up says as much about the press as about the relation.",
    columns={
        "day": day("day"),
        "initiator": f"substr({text('actor1')}, 1, 3)",
        "target": f"substr({text('actor2')}, 1, 3)",
        "score": number("goldstein"),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": text("cameo"),
        "address": "address",
        "a_name": "country1",
        "b_name": "country2",
    },
    # Numbers of the codebooks “GDELT Event Database Data Format” 1.03 and 2.0: SQLDATE,
    # Actor1CountryCode, Actor1Name, Actor2CountryCode, Actor2Name, EventCode, GoldsteinScale.
    places={
        "day": 1, "actor1": 7, "country1": 6, "actor2": 17, "country2": 16, "cameo": 26,
        "goldstein": 30,
    },
    widths=(57, 58, 61),
)  # fmt: skip

# The same with a header, as databases give it out.
GDELT_NAMED = replace(
    GDELT,
    columns={
        "day": day("SQLDATE"),
        "initiator": f"substr({text('Actor1CountryCode')}, 1, 3)",
        "target": f"substr({text('Actor2CountryCode')}, 1, 3)",
        "score": number("GoldsteinScale"),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": text("EventCode"),
        "address": "CAST('' AS STRING)",
        "a_name": text("Actor1CountryCode"),
        "b_name": text("Actor2CountryCode"),
    },
    places={},
    widths=(),
    needs=("SQLDATE", "Actor1CountryCode", "Actor2CountryCode", "EventCode", "GoldsteinScale"),
    instead={
        "SOURCEURL": ("address", text("SOURCEURL")),
        "Actor1Name": ("a_name", text("Actor1Name")),
        "Actor2Name": ("b_name", text("Actor2Name")),
    },
)

ICEWS = Profile(
    name="icews",
    title="ICEWS events",
    note="A row is a report that a machine coded; several reports may tell of one event.",
    columns={
        "day": day('"Event Date"'),
        "initiator": text('"Source Country"'),
        "target": text('"Target Country"'),
        "score": number('"Intensity"'),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": text('"CAMEO Code"'),
        "address": "CAST('' AS STRING)",
        "a_name": text('"Source Country"'),
        "b_name": text('"Target Country"'),
    },
    needs=("Event Date", "Source Country", "Target Country", "CAMEO Code", "Intensity"),
)


def _roots(column: str, codes: Mapping[str, str], otherwise: str = "''") -> str:
    """A CAMEO code for each word of a column."""
    listed = " ".join(f"WHEN '{word}' THEN '{code}'" for word, code in codes.items())
    return f"CASE lower({text(column)}) {listed} ELSE {otherwise} END"


POLECAT = Profile(
    name="polecat",
    title="POLECAT events",
    note="A row is a report that a machine coded; several reports may tell of one event. Its kinds "
    "of act are those of PLOVER, called here by the CAMEO root that each stands for.",
    columns={
        "day": day('"Event Date"'),
        "initiator": _no_none('"Actor Country"'),
        "target": _no_none('"Recipient Country"'),
        "score": number("Intensity"),
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": _roots('"Event Type"', {
            "agree": "03", "consult": "04", "support": "05", "cooperate": "06", "aid": "07",
            "yield": "08", "concede": "08", "retreat": "08", "request": "10", "accuse": "11",
            "reject": "12", "threaten": "13", "protest": "14", "mobilize": "15", "sanction": "16",
            "coerce": "17", "assault": "18",
        }),
        "address": "CAST('' AS STRING)",
        "a_name": text('"Actor Country"'),
        "b_name": text('"Recipient Country"'),
    },
    needs=("Event Date", "Event Type", "Actor Country", "Recipient Country", "Intensity"),
    countries=True,
)  # fmt: skip

ACLED = Profile(
    name="acled",
    title="ACLED events",
    note="A row is an event of violence, protest or strategy, between groups as well as states: an "
    "army, police or government stands here as its country. ACLED gives no score; each kind of act "
    "counts with Goldstein's figure of the CAMEO code nearest to it.",
    columns={
        "day": day_in_words("event_date"),
        "initiator": _its_country("actor1"),
        "target": _its_country("actor2"),
        "score": "CAST(NULL AS DOUBLE)",
        "weight": "CAST(1.0 AS DOUBLE)",
        "code": _roots("event_type", _ACLED_TYPES),
        "address": "CAST('' AS STRING)",
        "a_name": _its_country("actor1"),
        "b_name": _its_country("actor2"),
    },
    needs=("event_date", "event_type", "actor1", "actor2"),
    instead={
        "sub_event_type": (
            "code", _roots("sub_event_type", _ACLED_KINDS, _roots("event_type", _ACLED_TYPES))
        )
    },
    reports=False,
)  # fmt: skip

PROFILES = {profile.name: profile for profile in (GDELT, ICEWS, POLECAT, ACLED)}
FORMS: dict[str, tuple[Profile, ...]] = {
    "gdelt": (GDELT_NAMED, GDELT), "icews": (ICEWS,), "polecat": (POLECAT,), "acled": (ACLED,)
}  # fmt: skip


_TABLE = Profile(
    name="table",
    title="A table with Thaw's columns",
    note="A row is what the table's owner calls an event.",
    columns={},
    reports=False,
)


def of_columns(
    names: Sequence[str], typed: Collection[str] = (), known: Profile | None = None
) -> Profile:
    """The profile of a table with Thaw's own column names.

    Args:
        names: the columns of the table: `date`, `initiator`, `target`, `score` or `cameo`, and
            optionally `weight` (confidence, above 0 and up to 1) and `address`; the case of their
            letters does not count.
        typed: those whose cells are of the type that is needed, so that none has to be read.
        known: what the rows are, where that was said; else what the table's owner calls an event.

    Raises:
        KeyError: one of the needed columns is missing, or is there twice.
    """
    lower = [name.casefold() for name in names]
    _check(lower, names)
    nothing = "CAST('' AS STRING)"
    own = known or _TABLE
    return replace(
        own,
        columns={
            "day": "date" if "date" in typed else day("date"),
            "initiator": text("initiator"),
            "target": text("target"),
            "score": number("score") if "score" in lower else "CAST(NULL AS DOUBLE)",
            "weight": f"coalesce({number('weight')}, 1.0)" if "weight" in lower else "1.0",
            "code": text("cameo") if "cameo" in lower else nothing,
            "address": text("address") if "address" in lower else nothing,
            "a_name": text("initiator"),
            "b_name": text("target"),
        },
        places={},
        widths=(),
    )


def _check(lower: Sequence[str], names: Sequence[str]) -> None:
    for needed in ("date", "initiator", "target"):
        if needed not in lower:
            raise KeyError(f"the table needs a column “{needed}”; {_what_it_has(names)}")
    if not {"score", "cameo"} & set(lower):
        raise KeyError(f"the table needs a column “score” or “cameo”; {_what_it_has(names)}")
    for name in ("date", "initiator", "target", "score", "cameo", "weight", "address"):
        if lower.count(name) > 1:
            raise KeyError(f"two columns of the table are called “{name}”; leave one")


def _what_it_has(names: Sequence[str]) -> str:
    told = ", ".join(str(name)[:30] for name in names[:8])
    return f"it has {told}{' …' if len(names) > 8 else ''}" if told else "it has none"
