"""How many small changes to the code go unnoticed by the unit tests of its own room.

Run from the repository: `python -m tests.mutation --state FOLDER`. The folder keeps a copy of the
checkout, which is what is changed, and every result, so that a run may be cut in pieces
(`--minutes 5`) and goes on where it stopped. A change is killed when a test of the room's mirrored
folder fails or hangs; those marked slow do not run. First only the tests run that reach the changed
line. `--again` takes the tests of today (the code stays that of the copy) and runs on each survivor
those in files of the room that are new or have changed since the copy was made.
"""

import argparse
import compileall
import hashlib
import json
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.mutation import running
from tests.mutation.changes import ROOMS, Change, known_equivalent, sample, without_line

ROOT = Path(__file__).parents[2]
COPIED = ("app.py", "components", "data", "tests", "thaw", ".streamlit", "pyproject.toml")
Tried = tuple[str, Change, str]  # room, change, what is told of it


def _copied(state: Path) -> Path:
    """The copy of the checkout in the state's folder, made where it is not there yet."""
    copy = state.resolve() / "copy"
    if not (copy / "pyproject.toml").exists():  # copied last
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        for name in COPIED:
            place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            place(ROOT / name, copy / name)
        compileall.compile_dir(copy, quiet=2)  # no run writes any bytecode
    return copy


def _tests_anew(state: Path, copy: Path) -> None:
    """Today's tests over those of the copy; remember which files are new or changed."""
    now, before = _files(ROOT / "tests"), _files(copy / "tests")
    changed = {name for name, content in now.items() if before.get(name) != content}
    if changed or before.keys() - now.keys():
        shutil.rmtree(copy / "tests")
        shutil.copytree(ROOT / "tests", copy / "tests")
        kept = sorted(changed | set(_changed(state)))
        (state / "changed.json").write_text(json.dumps(kept))
        for file in state.glob("*.again.json"):
            file.unlink()


def _files(tests: Path) -> dict[str, bytes]:
    """The content of each file of tests."""
    return {f.relative_to(tests).as_posix(): f.read_bytes() for f in sorted(tests.rglob("*.py"))}


def _changed(state: Path) -> list[str]:
    """Files of tests that are new or have changed since the copy was made."""
    kept = state / "changed.json"
    return json.loads(kept.read_text()) if kept.exists() else []


def _mark(tests: Path) -> str:
    """The same as long as no test changes."""
    return hashlib.sha256(b"".join(_files(tests).values())).hexdigest()[:16]


def _places(state: Path, room: str) -> list[str]:
    """Which files of tests `--again` runs for a room."""
    folders = tuple(f"unit/{name}/" for name in ROOMS[room][1])
    ours = [name for name in _changed(state) if name.startswith(folders)]
    return [f"tests/{name}" for name in ours if Path(name).name.startswith("test_")]


def _known(state: Path, copy: Path, room: str, asked: argparse.Namespace) -> dict:
    """What was recorded of a room's tests; they must pass as they will be run."""
    kept = state / (f"{room}.again.json" if asked.again else f"{room}.json")
    if not kept.exists():
        new = kept.resolve().with_suffix(".new")
        running.record(copy, room, new, _places(state, room) if asked.again else None)
        known = json.loads(new.read_text())
        tests = running.tests_of(known, None, asked.longest)
        usual = sum(known["took"].values())
        if tests and running.outcome(copy, None, tests, usual) != "SURVIVES":
            raise SystemExit(f"the tests of {room} fail without any change, in this order")
        new.replace(kept)
    return json.loads(kept.read_text())


def _results(state: Path) -> dict[str, dict]:
    """What is told of each change, and how it went the last time it was tried."""
    file = state / "results.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {one["told"]: one for one in map(json.loads, lines)}


def _try(state: Path, copy: Path, one: Tried, asked: argparse.Namespace) -> None:
    room, change, told = one
    known = _known(state, copy, room, asked)
    tests = running.tests_of(known, None if asked.again else change, asked.longest)
    running.import_others(known)
    usual = sum(known["took"][name] for name in tests)
    went = running.outcome(copy, change, tests, usual) if tests else "SURVIVES"
    with (state / "results.jsonl").open("a", encoding="utf-8") as file:
        line = {"told": told, "went": went, "again": asked.again and _mark(copy / "tests")}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{went:8} {told}", flush=True)


def _report(state: Path, chosen: list[Tried]) -> float:
    """Print what was tried and what survived; the share that did."""
    results, equal = _results(state), known_equivalent()
    tried = [told for _, _, told in chosen if told in results and without_line(told) not in equal]
    left = [told for told in tried if results[told]["went"] == "SURVIVES"]
    print(*sorted(left), sep="\n")
    same = sum(told in results and without_line(told) in equal for _, _, told in chosen)
    hung = sum(results[told]["went"] == "hangs" for told in tried)
    share = len(left) / max(1, len(tried))
    print(f"{len(left)} of {len(tried)} survive ({share:.1%}); {hung} killed by hanging;", end=" ")
    print(f"{same} equivalent ones not counted; {len(chosen)} in the sample")
    return share


def _left(asked: argparse.Namespace, copy: Path, chosen: list[Tried]) -> list[Tried]:
    """What was not tried yet; again: what survived and was not tried with these tests."""
    results, equal = _results(asked.state), known_equivalent()
    if not asked.again:
        return [one for one in chosen if one[2] not in results]
    now = _mark(copy / "tests")
    return [
        one
        for one in chosen
        if (was := results.get(one[2]))
        and was["went"] == "SURVIVES"
        and was["again"] != now
        and without_line(one[2]) not in equal
    ]


def main() -> int:
    """Run the sample or the next piece of it; 0 where at most a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True, help="a folder outside the checkout")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after that long")
    parser.add_argument("--longest", type=float, default=10, help="seconds; leave slower tests out")
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument("--again", action="store_true", help="today's tests on what survived")
    parser.add_argument("--report", action="store_true", help="only say how it stands")
    asked = parser.parse_args()
    ends = time.monotonic() + asked.minutes * 60
    signal.signal(signal.SIGTERM, running.stopping)
    copy = _copied(asked.state)
    chosen = sample(copy, asked.rooms, asked.sample, asked.seed)
    if asked.again and not asked.report:
        _tests_anew(asked.state, copy)
    todo = [] if asked.report else _left(asked, copy, chosen)
    for one in todo:
        if time.monotonic() > ends:
            break
        _try(asked.state, copy, one, asked)
    return int(_report(asked.state, chosen) > 0.1)


if __name__ == "__main__":
    sys.exit(main())
