"""Where archives are looked for: a folder beside the workspace, and what THAW_ARCHIVES names."""

import os
from pathlib import Path

from data.archive.ledger import ArchiveProblem
from data.archive.opening import Archive, listed

VARIABLE = "THAW_ARCHIVES"


def folders() -> list[Path]:
    """The folders whose folders may be archives: the user's own, then those of the setting."""
    import platformdirs

    own = Path(platformdirs.user_data_dir("thaw", appauthor=False)) / "archives"
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part.strip()]
    return [own, *named]


def known() -> dict[str, Archive | ArchiveProblem]:
    """Every archive found, by the name of its folder; one that cannot be opened says why."""
    found: dict[str, Archive | ArchiveProblem] = {}
    for folder in folders():
        try:
            inside = listed(folder)
        except OSError as problem:
            inside = {folder.name: ArchiveProblem(f"{folder} cannot be read: {problem.strerror}")}
        for name, one in inside.items():
            found.setdefault(name, one)
    return found


def any_there() -> bool:
    """Whether there is anything to choose from; looks at names only."""
    return any(next(folder.glob("*/archive.json"), None) for folder in folders() if folder.is_dir())
