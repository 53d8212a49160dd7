"""Many relations at any size: roll-ups of GDELT, ICEWS and the like, and any pair out of them.

>>> from data import archive, temperature
>>> archive.build("gdelt-files", "my-archive", profile="gdelt")        # doctest: +SKIP
>>> pair = archive.open("my-archive").relation("IND", "PAK")           # doctest: +SKIP
>>> temperature.curve(pair, model="window")                            # doctest: +SKIP
"""

from data.archive.building import Progress, build
from data.archive.ledger import ArchiveProblem, Ledger
from data.archive.opening import Archive, listed
from data.archive.opening import open_archive as open
from data.archive.profiles import PROFILES

__all__ = [
    "PROFILES",
    "Archive",
    "ArchiveProblem",
    "Ledger",
    "Progress",
    "build",
    "listed",
    "open",
]
