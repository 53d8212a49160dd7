"""Coverage-guided fuzzing of everything that reads a file; see README.md in this folder.

python -m tests.fuzz.read_events [FOLDER] -max_total_time=180
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["data"]):
    from data import reading
    from data.basics.limits import Unreadable
    from data.reading import mapping, tray
    from data.reading.formats import recognising

# These hand the bytes to another process, which no coverage reaches and which takes 40 ms a time.
_APART = (b"PAR1", b"\xd0\xcf\x11\xe0", b"PK")


def one_file(raw: bytes) -> None:
    """What must hold for any bytes: no exception, an explanation, and no row that disappears."""
    if raw.startswith(_APART):
        return
    table, problems = reading.read_events(raw, name="file")
    if table.empty and not problems:
        raise AssertionError("nothing was read and nobody was told why")
    for problem in problems:
        problem.sentence()
    try:
        given = recognising.read(recognising.look(raw, "file"))
    except Unreadable:
        return
    opened = tray.open_tray(given.cells, mapping.guess(given.cells), "file")
    opened.warnings()
    if len(opened.events) + len(opened.waiting) != len(given.cells):
        raise AssertionError("a row disappeared")
    opened.csv().decode("utf-8")


def seeds(folder: Path) -> None:
    """Good and bad files to start from."""
    from tests import strangers
    from tests.hostile_files import BROKEN_TEXT, HOSTILE_CELLS, JSON_FILES

    folder.mkdir(parents=True, exist_ok=True)
    files = [hostile.build() for hostile in (*BROKEN_TEXT, *HOSTILE_CELLS, *JSON_FILES)]
    files += [strangers.timeline_json(), strangers.TIMELINE_TABLE.encode()]
    files += [strangers.gdelt(columns) for columns in (57, 58, 61)]
    for number, content in enumerate(files):
        if len(content) < 5_000:
            (folder / f"seed-{number}").write_bytes(content)


def main() -> None:
    """The command line: a folder for the corpus, then options of libFuzzer."""
    for place in sys.argv[1:]:
        if not place.startswith("-"):
            seeds(Path(place))
    atheris.Setup(sys.argv, one_file)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
