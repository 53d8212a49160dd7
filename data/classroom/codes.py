"""The code on the board: six characters, none that is taken for another one."""

import secrets
from functools import lru_cache

LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"  # no B8, I1L, O0, S5, Z2
LENGTH = 6


def new_code() -> str:
    """A code that nobody can guess in a lesson: there are 244 million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(text: object) -> str | None:
    """A code as somebody typed it, in any case, with blanks or dashes; None if it is none.

    >>> read_code(" k7p-4mx "), read_code("K7P40X"), read_code("K7P")
    ('K7P4MX', None, None)
    """
    return _read(str(text)[:40])


@lru_cache(1024)  # asked for every message of every phone
def _read(text: str) -> str | None:
    typed = "".join(mark for mark in text.upper() if mark not in " -·.\t\u00a0")
    usable = len(typed) == LENGTH and all(mark in LETTERS for mark in typed)
    return typed if usable else None


def shown(code: str) -> str:
    """A code in two halves, as it stands on the board."""
    return f"{code[:3]} {code[3:]}"
