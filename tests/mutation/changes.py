"""The small changes that can be made to the code, and a seeded sample of them.

`equivalent.txt` holds changes that no test can tell from the original, each with the reason.
"""

import ast
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

EQUIVALENT = Path(__file__).with_name("equivalent.txt")
ROOMS = {  # room: the code, the tests that have to notice
    "temperature": (("data/temperature", "data/models"), ("temperature", "models")),
    "selection": (("data/selection",), ("selection", "address")),
    "dates": (("data/dates",), ("dates",)),
    "workspace": (("data/workspace",), ("workspace",)),
}
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
    tree = ast.parse(source)
    types = set(_types(tree))
    for node in ast.walk(tree):
        if node in types:
            continue
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


def _types(tree: ast.AST) -> Iterator[ast.AST]:
    """What says of which type something is: that is for pyright to notice."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if said := getattr(node, name, None):
                yield from ast.walk(said)


def _alone(file: str, lines: list[bytes], node: ast.AST) -> Iterator[Change]:
    """Another constant, a sign or a `not` left out, a condition turned round."""
    if isinstance(node, ast.Constant):
        yield from _constant(file, lines, node)
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


def _constant(file: str, lines: list[bytes], node: ast.Constant) -> Iterator[Change]:
    """Another number or truth value; texts stay."""
    value, end = node.value, int(node.end_col_offset or 0)
    stands = lines[node.lineno - 1][node.col_offset : end].decode(errors="replace")
    if not isinstance(value, (bool, int, float)) or not stands[:1].isalnum():
        return
    if isinstance(value, bool):
        yield Change(file, node.lineno, node.col_offset, end, str(not value))
    else:
        yield Change(file, node.lineno, node.col_offset, end, repr(value + 1))


def known_equivalent() -> set[str]:
    """The changes in `equivalent.txt`, without their reasons and line numbers."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.rsplit(" # ", 1)[0].strip() for line in lines if line and not line.startswith("#")}


def without_line(told: str) -> str:
    """What is told of a change without its line number, which moves."""
    file, _, rest = told.split(":", 2)
    return f"{file}:{rest}"


def sample(root: Path, rooms: list[str], number: int, seed: int) -> list[tuple[str, Change, str]]:
    """A seeded sample of changes to the code below `root`: room, change, what is told of it."""
    every = []
    for room in rooms:
        for folder in ROOMS[room][0]:
            for path in sorted((root / folder).rglob("*.py")):
                file = path.relative_to(root).as_posix()
                every += [(room, change) for change in changes(file, path.read_bytes())]
    random.Random(seed).shuffle(every)  # noqa: S311
    chosen: dict[str, tuple[str, Change, str]] = {}
    for room, change in every:
        source = (root / change.file).read_bytes()
        if len(chosen) < number and _is_another_program(source, change):
            chosen.setdefault(change.told(source), (room, change, change.told(source)))
    return list(chosen.values())


def _is_another_program(source: bytes, change: Change) -> bool:
    """Whether it parses, into something else; places within an f-string may not."""
    try:
        after = ast.parse(change.applied(source))
    except SyntaxError:
        return False
    return ast.dump(after) != ast.dump(ast.parse(source))
