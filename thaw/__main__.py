"""The command `thaw`: starts the app, copies your sets, checks them, builds archives.

thaw                     starts the app; Streamlit's own options may follow (--server.port 8600)
thaw backup FILE         copies your own data sets while they are in use
thaw check               says what of them cannot be read
thaw archive build SOURCE DEST
                         makes an archive of a folder of GDELT, ICEWS or other files
thaw --version
"""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from components import __file__ as _inside

APP = Path(str(_inside)).parents[1] / "app.py"


def main(given: list[str] | None = None) -> int:
    """Do what the words ask for; what the app and the workspace return is returned."""
    words = sys.argv[1:] if given is None else given
    first = words[0] if words else ""
    if first in ("backup", "check"):
        from data.workspace.__main__ import main as care

        return care(words, "thaw")
    if first == "archive":
        from data.archive.__main__ import main as archive

        return archive(words[1:], "thaw archive")
    if first in ("-h", "--help", "help"):
        sys.stdout.write(__doc__ or "")
        return 0
    if first == "--version":
        sys.stdout.write(f"Thaw {_version()}\n")
        return 0
    if first and not first.startswith("-"):
        sys.stderr.write(f"thaw does not know “{first}”.\n\n{__doc__}")
        return 2
    return start(words)


def start(options: list[str]) -> int:
    """Start the app in this process, until it is stopped."""
    from streamlit.web import cli

    return int(cli.main(["run", str(APP), *options], prog_name="streamlit") or 0)


def _version() -> str:
    try:
        return version("thaw")
    except PackageNotFoundError:
        return "from a checkout"


if __name__ == "__main__":
    sys.exit(main())
