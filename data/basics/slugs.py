"""Readable ids out of names."""

import hashlib
import re

import numpy as np
import pandas as pd

from data.basics.search_text import fold
from data.basics.whole_columns import arrow_of, pc


def slug(text: str, most: int = 40) -> str:
    """A readable id out of a name: small plain letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text[:200])).strip("-")[:most].strip("-")
    return plain or "x" + hashlib.blake2b(text.encode(errors="replace"), digest_size=3).hexdigest()


def slugs(names: pd.Series, most: int = 40) -> pd.Series:
    """`slug` of each name of a column; those in plain ASCII, which are most, at once.

    Args:
        names: text, none missing.
        most: characters of each.
    """
    texts = arrow_of(names)
    cut = pc.ascii_lower(pc.utf8_slice_codeunits(texts, 0, 200))
    cut = pc.ascii_trim(pc.replace_substring_regex(cut, "[^a-z0-9]+", "-"), "-")
    cut = pc.ascii_trim(pc.utf8_slice_codeunits(cut, 0, most), "-")
    good = pc.and_(pc.string_is_ascii(texts), pc.not_equal(cut, ""))
    found = pd.Series(pc.if_else(good, cut, "").to_pandas().to_numpy(), names.index, dtype="str")
    odd = (found == "").to_numpy()
    found[odd] = np.array([slug(str(text), most) for text in names[odd]], dtype=object)
    return found
