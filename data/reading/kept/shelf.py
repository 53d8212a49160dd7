"""Files on their way in, on the disk: each with a text on what was done with it, for some days.

shelf = Shelf(folder)
shelf.put("a name nobody guesses", b"date,score", "what was chosen")
shelf.take("a name nobody guesses")   # (b"date,score", "what was chosen")
"""

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

DAYS = 7  # after the last change
MOST = 12  # files; the one changed longest ago goes first
BYTES_MOST = 600_000_000  # of all files together
FILE, NOTE, HALF = ".file", ".json", ".new"


class Shelf:
    """A folder of such files; nobody but who runs Thaw may look into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, place: str, source: bytes | None, note: str) -> None:
        """Keep a file and its note, in the place of what lies there.

        Args:
            place: its name, which is its key as well: it is not written down.
            source: the file; None leaves it as it lies.
            note: what was done with it.

        Raises:
            OSError: it cannot be written; what lay there is as it was or gone, and never mixed.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if source is not None:
            self.drop(place)  # a note of one file must not stand with another
            self._write(self._path(place, FILE), source)
        self._write(self._path(place, NOTE), note.encode("utf-8", "replace"))
        self.tidy()

    def take(self, place: str) -> tuple[bytes, str] | None:
        """The file and its note; None where there is none, or it cannot be read."""
        self.tidy()
        try:
            source = self._path(place, FILE).read_bytes()
            return source, self._path(place, NOTE).read_text("utf-8", "replace")
        except OSError:
            return None

    def drop(self, place: str) -> None:
        """Take a file away; one that is not there is no fault."""
        for ending in (NOTE, FILE):
            with suppress(OSError):
                self._path(place, ending).unlink()

    def tidy(self) -> None:
        """Take away what is too old, and the oldest where there is too much."""
        found = []
        with suppress(OSError):
            found = [one for one in self._folder.iterdir() if one.suffix in (FILE, NOTE, HALF)]
        by_name: dict[str, list[Path]] = {}
        for one in found:
            by_name.setdefault(one.name.partition(".")[0], []).append(one)
        ages = sorted(((_changed(files), files) for files in by_name.values()), key=lambda a: -a[0])
        size = 0
        for number, (changed, files) in enumerate(ages):
            size += sum(map(_size, files))
            if number >= MOST or size > BYTES_MOST or changed < time.time() - DAYS * 86_400:
                for one in files:
                    with suppress(OSError):
                        one.unlink()

    def _path(self, place: str, ending: str) -> Path:
        mark = hashlib.blake2b(place.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self._folder / f"{mark}{ending}"

    def _write(self, path: Path, content: bytes) -> None:
        """Write it whole or not at all."""
        half = path.with_name(path.name + HALF)
        try:
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as to:
                to.write(content)
            half.replace(path)
        except OSError:
            with suppress(OSError):
                half.unlink()
            raise


def _changed(files: list[Path]) -> float:
    """When any of these was last written; 0 for what is gone by now."""
    times = [0.0]
    for one in files:
        with suppress(OSError):
            times.append(one.stat().st_mtime)
    return max(times)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
