"""Texts that belong to a data set beside its tables: stories and the glossary, by file name.

In a folder or a zip they are files; where a set is stored as one JSON they are entries of `thaw`
under the same names. What they say is read in `data.lessons`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

GLOSSARY = "glossary.md"
FOLDER = "stories"
NAME = re.compile(r"stories/[a-z0-9][a-z0-9-]{0,59}\.md", re.ASCII)
BYTES_MOST = 200_000  # of one text
TEXTS_MOST = 60


def is_text(name: str) -> bool:
    """Whether a file of that name, with its folder, is one of the texts of a set."""
    return name == GLOSSARY or NAME.fullmatch(name) is not None


def story_file(name: str) -> str:
    """The file of a story."""
    return f"{FOLDER}/{name}.md"


def of_folder(folder: Path) -> dict[str, str]:
    """The texts that lie in a folder."""
    paths = sorted(path for path in (folder / FOLDER).glob("*.md") if path.is_file())
    named = {f"{FOLDER}/{path.name}": path for path in paths}
    named |= {GLOSSARY: folder / GLOSSARY} if (folder / GLOSSARY).is_file() else {}
    return of_files({name: path.read_bytes() for name, path in named.items()})


def of_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """The texts among files; what is too long is cut, and the file's reader says so."""
    kept = [name for name in files if is_text(name)][:TEXTS_MOST]
    return {name: files[name][: BYTES_MOST + 4].decode("utf-8-sig", "replace") for name in kept}


def of_json(ours: Mapping[str, Any]) -> dict[str, str]:
    """The texts among the entries of `thaw`."""
    found = {name: text for name, text in ours.items() if is_text(name) and isinstance(text, str)}
    return {name: found[name][: BYTES_MOST + 4] for name in list(found)[:TEXTS_MOST]}


def stamp_of(folder: Path) -> list[tuple[str, int, int]]:
    """What changes when a story is added, taken away or written anew."""
    paths = sorted((folder / FOLDER).glob("*.md"))
    return [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
