"""Readable ids out of names."""

import hashlib
import re

from data.basics.search_text import fold


def slug(text: str, most: int = 40) -> str:
    """A readable id out of a name: small plain letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text[:200])).strip("-")[:most].strip("-")
    return plain or "x" + hashlib.blake2b(text.encode(errors="replace"), digest_size=3).hexdigest()
