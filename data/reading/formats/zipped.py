"""What lies in a zip, taken out in memory: no file is written, no path in it is followed."""

import io
import zipfile
import zlib

from data.basics.limits import MAX_UNPACKED, Unreadable, check_zip
from data.basics.problems import WARNING, Problem

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def open_zip(raw: bytes) -> zipfile.ZipFile:
    """An archive within the limits.

    Raises:
        Unreadable: it is damaged, locked, or holds more than it may.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _DAMAGED:
        raise _damaged() from None
    check_zip(archive)
    return archive


def take_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one file in an archive that `open_zip` gave."""
    try:
        with archive.open(entry) as file:
            return file.read(MAX_UNPACKED)
    except (*_DAMAGED, RuntimeError, MemoryError):
        raise _damaged() from None


def plain_entries(
    archive: zipfile.ZipFile, name: str
) -> tuple[dict[str, zipfile.ZipInfo], list[Problem]]:
    """The files by their bare name, and warnings about names that point elsewhere.

    Folders, hidden files and what a Mac adds are left out. Of two files of one name the one
    nearest the top counts.
    """
    found: dict[str, zipfile.ZipInfo] = {}
    problems = []
    for entry in sorted(archive.infolist(), key=lambda e: e.filename.count("/")):
        parts = entry.filename.replace("\\", "/").split("/")
        if entry.is_dir() or "__MACOSX" in parts or parts[-1].startswith("."):
            continue
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            problems.append(
                Problem(
                    WARNING,
                    name,
                    None,
                    "",
                    entry.filename[:60],
                    "a file in the zip has a name that points to a place outside it; it was left "
                    "alone",
                    "Pack the files again by hand",
                    why="Such names are made to write over files of the computer that unpacks them",
                    code="zip.path_outside",
                )
            )
            continue
        found.setdefault(parts[-1], entry)
    return found, problems


def _damaged() -> Unreadable:
    return Unreadable("the zip is damaged or cut short", "Pack the files again", code="zip.damaged")
