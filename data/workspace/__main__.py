"""The workspace from the command line.

python -m data.workspace backup FILE    copies it while it is in use
python -m data.workspace check          says what of it cannot be read
"""

import argparse
import sys
from pathlib import Path

from data.workspace import WorkspaceError, open_store, place
from data.workspace.care.backing_up import back_up


def main(given: list[str] | None = None, called: str = "python -m data.workspace") -> int:
    """Do what the words ask for; 0 if all is well, 1 if something is damaged, 2 if it failed."""
    parser = argparse.ArgumentParser(
        prog=called, description="Copies or checks your own data sets."
    )
    asked = parser.add_subparsers(dest="what", required=True)
    backup = asked.add_parser("backup", help="copy the workspace while it is in use")
    backup.add_argument("file", type=Path, help="the copy, which is not there yet")
    asked.add_parser("check", help="say what cannot be read; nothing is changed")
    words = parser.parse_args(given)
    try:
        return _backup(words.file) if words.what == "backup" else _check()
    except WorkspaceError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


def _backup(file: Path) -> int:
    size = back_up(file)
    sys.stdout.write(f"Copied {place.shown()} to {file} ({size:,} bytes).\n")
    return 0


def _check() -> int:
    found = open_store().check()
    for finding in found:
        sys.stdout.write(f"• {finding.sentence()}\n")
    many = "1 thing" if len(found) == 1 else f"{len(found)} things"
    said = f"{many} cannot be read" if found else "everything can be read"
    sys.stdout.write(f"{place.shown()}: {said}.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
