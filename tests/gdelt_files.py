"""GDELT files as they are laid out (57, 58, 61 columns), with made content."""

import gzip
import shutil
import zipfile
from pathlib import Path

import numpy as np

from data import archive
from data.archive.ledger import FILE

CODES = {"043": 2.8, "190": -10.0, "057": 8.0, "112": -2.0, "010": 0.0}
ACTORS = {"IND": "INDIA", "PAK": "PAKISTAN", "CHN": "CHINA", "": ""}


def lines(day: str, count: int, width: int, seed: int) -> list[str]:
    """The rows of one file, all of one day."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(count):
        a, b = (str(who) for who in rng.choice(list(ACTORS), 2))
        code = str(rng.choice(list(CODES)))
        cells = [""] * width
        cells[0], cells[1] = str(seed * 1_000_000 + number), day
        cells[5], cells[6], cells[7] = a, ACTORS[a], a
        cells[15], cells[16], cells[17] = b, ACTORS[b], b
        cells[26], cells[30] = code, str(CODES[code])
        if width > 57:
            cells[-1] = f"http://news.example/{seed}/{number}"
        made.append("\t".join(cells))
    return made


def write(folder: Path, name: str, rows: list[str], packed: str = "") -> Path:
    """One file, plain, zipped or gzipped."""
    text = ("\n".join(rows) + "\n").encode()
    path = folder / (name + packed)
    folder.mkdir(parents=True, exist_ok=True)
    if packed == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, text)
    elif packed == ".gz":
        path.write_bytes(gzip.compress(text))
    else:
        path.write_bytes(text)
    return path


def folder_of(root: Path) -> Path:
    """A yearly file (57 columns), daily ones (58), and those of a quarter of an hour (61)."""
    folder = root / "gdelt"
    write(folder, "1998.csv", lines("19980511", 80, 57, 1), ".zip")
    write(folder, "20130401.export.CSV", lines("20130401", 60, 58, 2), ".zip")
    write(folder, "20130402.export.CSV", lines("20130402", 60, 58, 3))
    write(folder, "20190226000000.export.CSV", lines("20190226", 50, 61, 4), ".zip")
    write(folder, "20190226001500.export.CSV", lines("20190226", 50, 61, 5), ".gz")
    return folder


def archive_of(root: Path) -> Path:
    """Such a folder, and in `archives/gdelt` what is built of it; gives the root of both."""
    archive.build(folder_of(root), root / "archives" / "gdelt", profile="gdelt")
    return root


def copied(built: Path, root: Path) -> Path:
    """A copy of what `archive_of` gave, in which the archive knows the files beside it."""
    shutil.copytree(built, root, dirs_exist_ok=True)
    ledger = root / "archives" / "gdelt" / FILE
    told = ledger.read_text(encoding="utf-8")
    ledger.write_text(told.replace(built.as_posix(), root.as_posix()), encoding="utf-8")
    return root
