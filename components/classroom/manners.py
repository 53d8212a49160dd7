"""Who asks too often: kept in memory, for each process by itself."""

from dataclasses import dataclass, field

from data.classroom.limits import Allowance

WAITS_MOST = 700  # phones of one address that wait at the same time


def _guesses() -> Allowance:
    return Allowance(20, 1 / 6)


def _joins() -> Allowance:
    return Allowance(330, 0.2)


def _words() -> Allowance:
    return Allowance(80, 4)


def _requests() -> Allowance:
    return Allowance(4000, 250)


@dataclass
class Manners:
    """What is left to everybody.

    Attributes:
        guesses: of codes that are none, by address.
        joins: of new phones, by address and class: fewer than a class can hold, so that one
            address alone never fills it.
        words: messages of one phone, by its token.
        requests: of any kind, by address.
        waiting: how many requests of an address wait just now.
    """

    guesses: Allowance = field(default_factory=_guesses)
    joins: Allowance = field(default_factory=_joins)
    words: Allowance = field(default_factory=_words)
    requests: Allowance = field(default_factory=_requests)
    waiting: dict[str, int] = field(default_factory=dict)
    _met: dict[tuple[str, str], None] = field(default_factory=dict)

    def may_ask(self, who: str, code: str) -> bool:
        """Whether an address may ask for a code: one that it has found already, always."""
        return (who, code) in self._met or self.guesses.left(who) >= 1

    def met(self, who: str, code: str) -> None:
        """There is such a class, and this address knows it."""
        self._met[who, code] = None
        while len(self._met) > 50_000:
            del self._met[next(iter(self._met))]
