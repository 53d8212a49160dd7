"""How much a class takes, and how often: what keeps it going whatever one phone sends."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

PUPILS_MOST = 600  # of a class
QUESTIONS_MOST = 40
NAME_MOST = 24  # characters
SENTENCE_MOST = 280
BODY_MOST = 16_384  # bytes of what a phone sends
ANSWERS_MOST = 50  # of one message: what a phone without a network has gathered
OLD_DAYS = 30


class Allowance:
    """So many at once, and so many a second after that, for each of many who ask.

    Args:
        at_once: how many may come in a heap.
        a_second: how many come back in a second.
        clock: seconds; for tests.
        most: how many askers are remembered, the latest ones.
    """

    def __init__(
        self,
        at_once: float,
        a_second: float,
        clock: Callable[[], float] = time.monotonic,
        most: int = 20_000,
    ) -> None:
        self._at_once, self._a_second, self._clock, self._most = at_once, a_second, clock, most
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def left(self, who: Hashable) -> float:
        """How many are left to somebody now."""
        now = self._clock()
        left, since = self._left.get(who, (self._at_once, now))
        return min(self._at_once, left + (now - since) * self._a_second)

    def take(self, who: Hashable, count: float = 1) -> bool:
        """Take some if they are left; whether they were."""
        left = self.left(who)
        if left < count:
            return False
        self._left[who] = (left - count, self._clock())
        self._left.move_to_end(who)
        while len(self._left) > self._most:
            self._left.popitem(last=False)
        return True

    def give_back(self, who: Hashable, count: float = 1) -> None:
        """Give some back that were taken and not used."""
        self._left[who] = min(self._at_once, self.left(who) + count), self._clock()


@lru_cache(4096)
def group_of(address: str) -> str:
    """Whom an address stands for: one machine, or in IPv6 the whole network a provider hands out.

    >>> group_of("192.168.1.7"), group_of("2001:db8:1:2:3:4:5:6")
    ('192.168.1.7', '2001:0db8:0001:0002')
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return found.exploded[:19]
    return str(found)
