"""Text folded for searching: case and diacritics do not matter, so “Sik” finds “Šik”."""

from functools import lru_cache

from anyascii import anyascii


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower-case ASCII, white space folded.

    >>> fold("  Šik,  Žujović ")
    'sik, zujovic'
    """
    return " ".join(anyascii(text).lower().split())
