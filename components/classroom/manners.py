"""Who asks too often: kept in memory, for each process by itself."""

from dataclasses import dataclass, field

from data.classroom.codes import read_code
from data.classroom.limits import Allowance
from data.classroom.refusals import Refused

WAITS_MOST = 700  # phones of one address that wait at the same time
TRIED_MOST = 50_000  # codes, by address, of which it is known whether they count


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
    _tried: dict[tuple[str, str], bool] = field(default_factory=dict)

    def code(self, who: str, typed: str) -> str:
        """The code that an address asks for.

        One that it has not tried yet is a guess, and counts before it is answered: whoever tries a
        thousand at once has no more of them than one after the other. It counts once, however many
        phones of a school ask for it, and not at all when there is such a class.

        Raises:
            Refused: it can be no code, or this address has guessed too often.
        """
        code = read_code(typed)
        if (who, code or "") not in self._tried:
            if not self.guesses.take(who):
                raise Refused("fast")
            if code is not None:
                self._note(who, code, met=False)
        if code is None:
            raise Refused("code")
        return code

    def met(self, who: str, code: str) -> None:
        """There is such a class, and this address knows it."""
        if self._tried.get((who, code)) is False:
            self.guesses.give_back(who)
        self._note(who, code, met=True)

    def _note(self, who: str, code: str, *, met: bool) -> None:
        self._tried[who, code] = met
        while len(self._tried) > TRIED_MOST:
            del self._tried[next(iter(self._tried))]
