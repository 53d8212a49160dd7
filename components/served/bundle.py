"""Joins ES modules into one script: each stays a scope of its own, and only what is imported comes.

A component's script and a page to take home have to be one file each; the modules themselves are
plain ES modules, which Node can import without a page.
"""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1]  # of all components
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|class|const|let) (\w+)|(?:default function) (\w+))",
    re.MULTILINE,
)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


@cache
def bundle(entry: str, folder: Path = FOLDER) -> str:
    """The module `entry` of a folder and all it imports, as one script.

    A default export of the entry stays the script's default export.

    Raises:
        ValueError: modules import each other in a circle.
    """
    order: list[Path] = []
    _visit((folder / entry).resolve(), (), order)
    names = {path: f"module{number}" for number, path in enumerate(order)}
    return "\n".join(_scope(path, names, path == order[-1]) for path in order)


def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _visit(path: Path, above: tuple[Path, ...], order: list[Path]) -> None:
    if path in above:
        circle = " → ".join(step.name for step in (*above, path))
        raise ValueError(f"modules import each other in a circle: {circle}")
    if path in order:
        return
    for _, target in _IMPORT.findall(_source(path)):
        _visit((path.parent / target).resolve(), (*above, path), order)
    order.append(path)


def _scope(path: Path, names: dict[Path, str], entry: bool) -> str:
    """A module as a function of its own whose result is what it exports."""

    def imported(found: re.Match[str]) -> str:
        wanted = re.sub(r"\bas\b", ":", found[1])
        return f"const {{{wanted}}} = {names[(path.parent / found[2]).resolve()]};\n"

    source = _source(path)
    exported = [name for name, _ in _EXPORT.findall(source) if name]
    default = [name for _, name in _EXPORT.findall(source) if name]
    body = _COMMENT.sub("", _IMPORT.sub(imported, source))
    body = re.sub(r"^export (default )?", "", body, flags=re.MULTILINE)
    given = ", ".join(exported + default)
    scope = f"const {names[path]} = (() => {{\n{body}\nreturn {{{given}}};\n}})();"
    if entry and default:
        return f"{scope}\nexport default {names[path]}.{default[0]};"
    return scope
