"""Where archives are looked for: a folder beside the workspace, and what THAW_ARCHIVES names."""

import os
from pathlib import Path

from data.archive.ledger import FILE, ArchiveProblem
from data.archive.opening import Archive, listed, open_archive

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


def find(name: str) -> Archive | None:
    """The archive in the folder of that name; None if there is none.

    Raises:
        ArchiveProblem: it cannot be opened.
    """
    if Path(name).name != name or name.startswith("."):
        return None
    for folder in folders():
        if (folder / name / FILE).is_file():
            return open_archive(folder / name)
    return None


def stamp(name: str) -> str:
    """Changes when the archive of that name is built anew; empty if there is none."""
    if Path(name).name != name or name.startswith("."):
        return ""
    for folder in folders():
        file = folder / name / FILE
        if file.is_file():
            state = file.stat()
            return f"{file}:{state.st_size}:{state.st_mtime_ns}"
    return ""


def any_there() -> bool:
    """Whether there is anything to choose from; looks at names only."""
    return any(next(folder.glob("*/archive.json"), None) for folder in folders() if folder.is_dir())
