"""Of a long table one part is on the screen; which one is told by the token of its widgets.

So the browser, which keeps the token, knows after a lost server to which rows its cells belong.
"""

import re
import secrets

PART = 1_000  # rows on the screen
_TOLD = re.compile(r"-([a-z]+)\.([0-9]{1,7})")


def renewed(token: str = "") -> str:
    """Another token, with the same parts on the screen."""
    return secrets.token_hex(4) + "".join(f"-{name}.{part}" for name, part in _parts(token).items())


def with_part(token: str, name: str, part: int) -> str:
    """Another token, with that part of a table on the screen."""
    parts = {**_parts(token), name: part}
    told = "".join(f"-{name}.{part}" for name, part in parts.items() if part)
    return secrets.token_hex(4) + told


def part_of(token: str, name: str, rows: int) -> int:
    """The number of the part on the screen, from 0, in a table of so many rows."""
    return min(_parts(token).get(name, 0), max(rows - 1, 0) // PART)


def _parts(token: str) -> dict[str, int]:
    return {name: int(part) for name, part in _TOLD.findall(token)}
