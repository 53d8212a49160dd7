"""What a file is by how it begins: Parquet or text, its columns, and the profile that fits them."""

import csv
from collections import Counter
from pathlib import Path

from data.archive.engines import PARQUET, TEXT, Head
from data.archive.profiles import FORMS, PROFILES, Profile, of_columns
from data.basics.counting import counted

BARS = "\t,;|"  # what may part the cells of a line; the first of equals counts
MARK = b"\xef\xbb\xbf"  # that a text is UTF-8
FIRST_LINE = 1 << 20  # bytes of it, at most


def read_head(path: Path, profile: str) -> tuple[Head, Profile]:
    """How a file begins, and what its columns mean.

    Args:
        path: of the file, unpacked.
        profile: the name that was given, or none.

    Raises:
        ValueError: the file is empty or no text, or not what the profile says.
        KeyError: it has not the columns that are needed.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start == b"PAR1":
            head = _of_parquet(path)
            return head, profile_of(head, profile)
        file.seek(0)
        line = file.readline(FIRST_LINE).rstrip(b"\r\n")
    if not line.strip():
        raise ValueError("the first line is empty" if start else "the file is empty")
    if b"\0" in line:
        raise ValueError("the file is no UTF-8 text; save it as UTF-8")
    written = line.removeprefix(MARK).decode("utf-8", "replace")
    bar = max(BARS, key=written.count)
    cells = next(csv.reader([written], delimiter=bar), [])
    head = Head(TEXT, tuple(cell.strip() for cell in cells), bar)
    found = profile_of(head, profile, written.count("\t") + 1)
    if found.widths:
        return Head(TEXT, (), "\t", width=written.count("\t") + 1), found
    return Head(TEXT, _told_apart(head.names), bar), found


def profile_of(head: Head, name: str, width: int = 0) -> Profile:
    """The profile of a file or table that begins so; see `read_head`.

    Args:
        head: how it begins.
        name: of the profile, or none.
        width: how many columns a text has, if they are parted by tabs.
    """
    small = {cell.casefold() for cell in head.names}
    forms, known = FORMS.get(name, ()), PROFILES.get(name)
    for form in forms:
        if (found := form.of_names(small)) is not None:
            return found
    if known is None or {"date", "initiator", "target"} <= small:
        try:
            return of_columns(head.names, head.typed, known)
        except KeyError as problem:
            raise KeyError(f"{problem.args[0]}{_perhaps(small, width)}") from None
    if width and known.widths and width not in known.widths:
        told = ", ".join(map(str, known.widths))
        raise ValueError(
            f"the first line has {counted(width, 'column')} where {known.title} has {told}"
        )
    if width and known.widths:
        return known
    lacks = next(one for one in forms[0].needs if one.casefold() not in small)
    raise KeyError(f"the table lacks the column “{lacks}”, which {known.title} has")


def _perhaps(small: set[str], width: int) -> str:
    """What else the file looks like."""
    for name, forms in FORMS.items():
        if any(form.of_names(small) or width in form.widths for form in forms):
            return f". It looks like {PROFILES[name].title}: name the profile, {name}"
    return ""


def _of_parquet(path: Path) -> Head:
    import pyarrow.parquet as pq
    import pyarrow.types as kinds

    try:
        schema = pq.read_schema(path)
    except Exception as problem:
        raise ValueError("the Parquet file is damaged or cut off") from problem
    typed = tuple(field.name for field in schema if kinds.is_date(field.type))
    return Head(PARQUET, tuple(schema.names), typed=typed)


def _told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of which none is empty and none is there twice, whatever the case of their letters."""
    seen: Counter[str] = Counter()
    found = []
    for place, name in enumerate(names, 1):
        seen[name.casefold()] += 1
        again = not name or seen[name.casefold()] > 1
        found.append(f"{name} · {place}" if again else name)
    return tuple(found)
