"""The data sets there are: folders, each a Frictionless Tabular Data Package, and one's own.

Adding a folder adds a data set. One that cannot be opened is reported; the others still work. One's
own sets lie in the workspace; they are listed behind those of the folders. A relation out of an
archive is opened by its name (`archive:NAME:A:B`) and is in no list.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data import workspace
from data.archive import ArchiveProblem, relation_set
from data.archive.place import find
from data.archive.place import stamp as archive_stamp
from data.basics.problems import failed
from data.events import texts
from data.events.data_set import BrokenSet, DataSet
from data.events.descriptor import FILE as DESCRIPTION
from data.reading import packages

RELATION = relation_set.PREFIX
ROOT = Path(__file__).parent / "sets"
PUT_BACK = "Shipped sets work; your own come back with the file"
AS_IT_IS = "In the Workshop go back to the newest state that can be read, or take it home as it is"


@dataclass(frozen=True)
class SetEntry:
    """A data set as the catalogue lists it."""

    name: str
    title: str
    broken: bool


def names(root: Path | None = None) -> list[str]:
    """The folders of the catalogue, in order; hidden ones do not count."""
    folder = root or ROOT
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._")


def list_sets(root: Path | None = None) -> list[SetEntry]:
    """All data sets, by their `place`, then by title; `broken` have no package that can be read.

    An address that names no set means the first of them, and one of Compare the first two: a set
    may say its `place`, so that a new one does not change what links mean.

    Those of the workspace come last, and only without `root`. A workspace that does not answer is
    one broken entry, so that the others can be worked with.
    """
    placed = []
    for name in names(root):
        folder = (root or ROOT) / name
        place, entry = _listed(folder, _written(folder / DESCRIPTION))
        placed.append((place, entry.title.casefold(), entry))
    entries = [entry for *_, entry in sorted(placed, key=lambda one: one[:2])]
    return entries if root is not None else entries + _own_entries()


@lru_cache(256)
def _listed(folder: Path, written: tuple[int, ...]) -> tuple[float, SetEntry]:
    """A folder's place and entry, read anew only where its description was written anew."""
    package, problems = packages.read_description(folder)
    title = str(package.get("title") or folder.name)
    return _place(package), SetEntry(folder.name, title, bool(problems))


def _written(file: Path) -> tuple[int, ...]:
    """What changes when a file is written; nothing for a file that is not there."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size


def _place(package: Mapping[str, object]) -> float:
    ours = package.get("thaw")
    place = ours.get("place") if isinstance(ours, dict) else None
    return place if isinstance(place, int) else math.inf


def _own_entries() -> list[SetEntry]:
    try:
        store = workspace.peek()
        own = store.list() if store is not None else []
    except workspace.WorkspaceError:
        return [SetEntry(workspace.PREFIX, "Your own data sets (cannot be reached)", True)]
    return [SetEntry(info.id, info.title, False) for info in own]


def relation_entry(name: str) -> SetEntry | None:
    """A relation out of an archive as the catalogue would list it; None if it is not here.

    There are too many for a list: the page Any pair finds them.
    """
    relation = relation_set.relation_named(name)
    try:
        archive = find(relation.archive) if relation else None
        if relation is None or archive is None or not archive.has(relation.a, relation.b):
            return None
    except ArchiveProblem:
        return None
    return SetEntry(relation.name, relation_set.title_of(archive, relation), False)


def stamp(name: str, root: Path | None = None) -> str:
    """Changes when any file of the set changes (its name, size or time), or with each revision.

    Raises:
        BrokenSet: there is no such set.
    """
    if root is None and name.startswith(workspace.PREFIX):
        return _own_stamp(name)
    if root is None and name.startswith(RELATION):
        relation = relation_set.relation_named(name)
        return archive_stamp(relation.archive) if relation else ""
    folder = _folder(name, root)
    state = sorted((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in folder.iterdir())
    state += texts.stamp_of(folder)
    return hashlib.blake2b(repr(state).encode(), digest_size=8).hexdigest()


def _own_stamp(name: str) -> str:
    try:
        store = workspace.peek()
        return "" if store is None else store.stamp(name)
    except workspace.WorkspaceError:
        return ""  # opening it says why


def open_set(
    name: str,
    root: Path | None = None,
    view: tuple[str, str] | None = None,
    event: str | None = None,
) -> DataSet:
    """Open the data set in the folder `name`, or the one of the workspace with that id.

    Args:
        name: of the folder, of an own set, or of a relation out of an archive.
        root: another folder of data sets.
        view: two ISO days; the bundles of a relation are narrower between them.
        event: id of a bundle of a relation that is to be there, however wide the others are.

    Raises:
        BrokenSet: there is none, or a file is missing or unusable; it lists every problem found.
        TypeError: the name is no text.
    """
    if not isinstance(name, str):
        raise TypeError(f"a data set is opened by its name, as 'soviet-yugoslav', not {name!r}")
    if root is None and name.startswith(workspace.PREFIX):
        return _open_own(name)
    if root is None and name.startswith(RELATION):
        return relation_set.open_relation(name, view, event)
    return packages.open_folder(_folder(name, root))


def _open_own(name: str) -> DataSet:
    try:
        store = workspace.peek()
        if store is not None:
            return store.open(name)
    except workspace.NoSuchSet:
        pass
    except workspace.Damaged as problem:
        raise BrokenSet(
            [failed("workspace", str(problem), AS_IT_IS, code="workspace.unusable")]
        ) from problem
    except workspace.WorkspaceError as problem:
        mend = PUT_BACK if isinstance(problem, workspace.Ruined) else "Try again later"
        raise BrokenSet(
            [failed("workspace", str(problem), mend, code="workspace.unreachable")]
        ) from problem
    raise _no_such_set(name)


def _folder(name: str, root: Path | None) -> Path:
    if name not in names(root):
        raise BrokenSet(
            [
                failed(
                    name,
                    "there is no such data set",
                    "Choose one from the list",
                    code="set.unknown",
                )
            ]
        )
    return (root or ROOT) / name


def _no_such_set(name: str) -> BrokenSet:
    return BrokenSet(
        [
            failed(
                name, "there is no such data set", "Choose one from the list", code="set.not_there"
            )
        ]
    )
