"""The files that an archive was made of: where they lie now, and which are still what they were."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from data.archive import sources
from data.archive.ledger import SourceFile

MOST_DAYS = 400  # by whose names files are put first
GONE = "it is no longer there"
CHANGED = "it has changed since the archive was built"
UNKNOWN = "the archive does not say where it was; build it once more"
OUTSIDE = "its name leads out of the folder"


def likely_first(
    files: Sequence[SourceFile], first: pd.Timestamp, last: pd.Timestamp
) -> list[SourceFile]:
    """Files in whose names stands the day, the month or the year; then the others, by name."""
    days = pd.date_range(first, last, freq="D")[:MOST_DAYS]
    forms = [{f"{day:{form}}" for day in days} for form in ("%Y%m%d", "%Y-%m-%d", "%Y%m", "%Y")]

    def place(file: SourceFile) -> tuple[int, str]:
        hits = (n for n, some in enumerate(forms) if any(day in file.name for day in some))
        return next(hits, len(forms)), file.name

    return sorted(files, key=place)


def still_there(
    source: SourceFile, folders: Sequence[Path], give_up: Callable[[], None] = lambda: None
) -> tuple[Path | None, str]:
    """Where a file lies that is still what went in; else None and why it is not read.

    As in a build, one of the same size and time has not changed; of another time, its content says.

    Args:
        source: as archive.json has it.
        folders: where the files of the archive were, newest first.
        give_up: is asked now and then, and raises what ends the look.
    """
    name = Path(source.name)
    if name.is_absolute() or ".." in name.parts:
        return None, OUTSIDE
    why = GONE if folders else UNKNOWN
    for folder in folders:
        path = folder / name
        try:
            if not path.is_file():
                continue
            state = path.stat()
            same = state.st_size == source.size and (
                state.st_mtime_ns == source.changed
                or sources.digest(path, give_up) == source.digest
            )
        except TimeoutError:
            raise
        except (OSError, ValueError) as problem:
            why = f"it cannot be read: {getattr(problem, 'strerror', '') or problem}"
            continue
        if same:
            return path, ""
        why = CHANGED
    return None, why
