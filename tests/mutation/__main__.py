"""How many small changes to the code go unnoticed by the unit tests of its own room.

Run from the repository: `python -m tests.mutation --sample 300 --seed 1`. It takes hours; it can be
shared out (`--rooms dates`) or go on where it stopped (`--since 120`). The checkout is not touched:
each change is made in a copy. A change is killed when a test of the room's mirrored folder fails or
hangs; what survives is listed with its place. `equivalent.txt` holds changes that no test can tell
from the original, each with the reason.
"""

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COPIED = ("app.py", "components", "data", "tests", "thaw", ".streamlit", "pyproject.toml")
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
ROOMS = {  # room: the code, the tests that have to notice
    "temperature": (("data/temperature", "data/models"), ("temperature", "models")),
    "selection": (("data/selection",), ("selection", "address")),
    "dates": (("data/dates",), ("dates",)),
    "workspace": (("data/workspace",), ("workspace",)),
}
LONGEST = 400  # seconds; the tests of a room take a fraction of it on a free machine
SWAPS: dict[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
    ast.And: "or", ast.Or: "and", ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*",
    ast.FloorDiv: "/", ast.Mod: "*", ast.Pow: "*", ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip


class Change(NamedTuple):
    """One small change: a file, what part of a line (in bytes), and what replaces it."""

    file: str
    line: int
    start: int
    end: int
    now: str

    def applied(self, source: bytes) -> bytes:
        """The source with the change."""
        lines = source.splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.start] + self.now.encode() + line[self.end :]
        return b"".join(lines)

    def told(self, source: bytes) -> str:
        """File, line, what stood there and what stands there now."""
        line = source.splitlines()[self.line - 1]
        before = line[self.start : self.end].decode().strip()
        around = line.decode().strip()
        return f"{self.file}:{self.line}: {before} → {self.now.strip()} | {around}"


def changes(file: str, source: bytes) -> Iterator[Change]:
    """Every small change that can be made in a file."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
                yield from _between(file, lines, left, right, operator)
        elif isinstance(node, ast.BoolOp):
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield from _between(file, lines, left, right, node.op)
        elif isinstance(node, ast.BinOp):
            yield from _between(file, lines, node.left, node.right, node.op)
        else:
            yield from _alone(file, lines, node)


def _alone(file: str, lines: list[bytes], node: ast.AST) -> Iterator[Change]:
    """Another constant, a sign or a `not` left out, a condition turned round."""
    if isinstance(node, ast.Constant):
        yield from _constant(file, node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        if node.lineno == node.operand.lineno:
            yield Change(file, node.lineno, node.col_offset, node.operand.col_offset, "")
    elif isinstance(node, (ast.If, ast.IfExp)) and node.test.lineno == node.test.end_lineno:
        test, line = node.test, lines[node.test.lineno - 1]
        end = int(test.end_col_offset or 0)
        text = line[test.col_offset : end].decode()
        yield Change(file, test.lineno, test.col_offset, end, f"(not ({text}))")


def _between(
    file: str, lines: list[bytes], left: ast.expr, right: ast.expr, operator: ast.AST
) -> Iterator[Change]:
    """The operator between two operands on one line."""
    swap, ends = SWAPS.get(type(operator)), int(left.end_col_offset or 0)
    if swap and left.end_lineno == right.lineno:
        between = lines[right.lineno - 1][ends : right.col_offset].decode()
        # Brackets stay where they are.
        before = between[: len(between) - len(between.lstrip(" )"))]
        after = between[len(between.rstrip(" (")) :]
        yield Change(file, right.lineno, ends, right.col_offset, f"{before}{swap}{after}")


def _constant(file: str, node: ast.Constant) -> Iterator[Change]:
    """Another number or truth value; texts stay."""
    value, end = node.value, int(node.end_col_offset or 0)
    if isinstance(value, bool):
        yield Change(file, node.lineno, node.col_offset, end, str(not value))
    elif isinstance(value, (int, float)):
        yield Change(file, node.lineno, node.col_offset, end, repr(value + 1))


def known_equivalent() -> set[str]:
    """The changes in `equivalent.txt`, without their reasons and line numbers."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.split(" # ")[0].strip() for line in lines if line and not line.startswith("#")}


def without_line(told: str) -> str:
    """What is told of a change without its line number, which moves."""
    file, _, rest = told.split(":", 2)
    return f"{file}:{rest}"


def sample(rooms: list[str], number: int, seed: int) -> list[tuple[str, Change, str]]:
    """A seeded sample of changes: room, change, and what is told of it."""
    every, equal = [], known_equivalent()
    for room in rooms:
        for folder in ROOMS[room][0]:
            for path in sorted((ROOT / folder).rglob("*.py")):
                source, file = path.read_bytes(), path.relative_to(ROOT).as_posix()
                found = ((room, change, change.told(source)) for change in changes(file, source))
                every += [one for one in found if without_line(one[2]) not in equal]
    chosen = random.Random(seed)  # noqa: S311
    return chosen.sample(every, min(number, len(every)))


def green(copy: Path, room: str) -> bool:
    """Whether the tests of a room pass."""
    tests = [f"tests/unit/{name}" for name in ROOMS[room][1]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-n0", "-x", "-q", "-p", "no:cacheprovider", *tests],
            cwd=copy, capture_output=True, timeout=LONGEST, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survives(copy: Path, room: str, change: Change) -> bool:
    """Whether the tests of the room stay green with the change."""
    file = copy / change.file
    before = file.read_bytes()
    file.write_bytes(change.applied(before))
    try:
        return green(copy, room)
    finally:
        file.write_bytes(before)


def main() -> int:
    """Run the sample; 0 where at most a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--since", type=int, default=0, help="leave out the first of the sample")
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    asked = parser.parse_args()
    chosen = sample(asked.rooms, asked.sample, asked.seed)[asked.since :]
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            place(ROOT / name, copy / name)
        red = [room for room in asked.rooms if not green(copy, room)]
        if red:
            parser.error(f"the tests fail (or take too long) without any change: {', '.join(red)}")
        for number, (room, change, told) in enumerate(chosen, start=1):
            lives = survives(copy, room, change)
            survivors += lives
            print(f"{number:4} {'SURVIVES' if lives else 'killed  '} {told}", flush=True)
    share = survivors / max(1, len(chosen))
    print(f"{survivors} of {len(chosen)} survive ({share:.1%}), seed {asked.seed}")
    return int(share > 0.1)


if __name__ == "__main__":
    sys.exit(main())
