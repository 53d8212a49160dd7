"""Where the workspace lies: THAW_DATABASE_URL, else an SQLite file in the user's data folder."""

import os
import stat
from pathlib import Path

from data.workspace.revisions import Unreachable

VARIABLE = "THAW_DATABASE_URL"
FILE = "workspace.sqlite3"
_SQLITE = "sqlite:///"


def address() -> str:
    """The address of the database, as SQLAlchemy writes it."""
    return os.environ.get(VARIABLE, "").strip() or f"{_SQLITE}{_own_file()}"


def file_of(url: str) -> Path | None:
    """The file of an SQLite address; None for a server or a database in memory."""
    rest = url.removeprefix(_SQLITE)
    if rest == url or not rest or rest.startswith((":", "file:")):
        return None
    return Path(rest.partition("?")[0])


def exists() -> bool:
    """Whether there is a workspace to look into; a server is taken to be there.

    Raises:
        Unreachable: something else lies in its place, or nobody may look.
    """
    file = file_of(address())
    return lies(file) if file is not None else True


def lies(file: Path) -> bool:
    """Whether the workspace's file is there.

    Raises:
        Unreachable: something else lies in its place, or nobody may look.
    """
    try:
        found = file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as problem:
        said = getattr(problem, "strerror", None) or problem
        raise Unreachable(f"The workspace in {file} cannot be looked at: {said}.") from problem
    if not stat.S_ISREG(found):
        thing = "a folder" if stat.S_ISDIR(found) else "something that is no file"
        raise Unreachable(
            f"Where the workspace should be lies {thing}: {file}. Move it away, or name another "
            "file in THAW_DATABASE_URL."
        )
    return True


def may_be_written() -> bool:
    """Whether the file of the workspace, where there is one, and its folder can be written to."""
    file = file_of(address())
    if file is None or not file.exists():
        return True
    who = {"effective_ids": os.access in os.supports_effective_ids}
    return all(os.access(one, os.W_OK, **who) for one in (file, file.parent))


def beside(name: str) -> Path:
    """A folder of that name beside the workspace's file, or in the user's data folder."""
    return (file_of(address()) or _own_file()).parent / name


def _own_file() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("thaw", appauthor=False)) / FILE


def shown() -> str:
    """The address for a person: the file, or the server without the password."""
    file = file_of(address())
    if file is not None:
        return str(file)
    from sqlalchemy import make_url

    return make_url(address()).render_as_string(hide_password=True)
