"""Where a class stands, and every step its teacher can take from there. Nothing here is stored."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

ROUNDS = 2


@dataclass(frozen=True)
class State:
    """Where a class stands.

    Attributes:
        own_pace: pupils go on by themselves; else the teacher leads.
        at: position of the question that is asked; −1 before the first.
        second: ids of questions that were put to the vote a second time.
        shut: ids of questions that take no more answers.
        hold: results are held back until they are shown.
        shown: ids of questions whose results were shown, with what is right.
        seen: ids of questions of which only the answers were shown, not yet what is right.
        held: ids of questions whose results are held back, whatever the others' are.
        locked: nobody joins any more.
        names: the board shows names.
        ended: it is over.
        unnamed: numbers of pupils whose name was taken away, each as often as that was done.
    """

    own_pace: bool = False
    at: int = -1
    second: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()
    hold: bool = False
    shown: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    locked: bool = False
    names: bool = False
    ended: bool = False
    unnamed: tuple[int, ...] = ()

    def round_of(self, question: str) -> int:
        """1, or 2 once it is voted on again."""
        return 2 if question in self.second else 1

    def go(self, at: int, count: int) -> "State":
        """To a question, or before the first; never beyond the last of so many."""
        return replace(self, at=max(-1, min(at, count - 1)))

    def show(self, question: str, *, tells: bool = False) -> "State":
        """Show the results of a question, with what is right.

        Args:
            question: its id.
            tells: whether it tells what is right: an answer that comes after that is none.
        """
        shown, held = _with(self.shown, question), _without(self.held, question)
        shut = _with(self.shut, question) if tells else self.shut
        return replace(self, shown=shown, held=held, shut=shut)

    def let_see(self, question: str) -> "State":
        """Show what was answered, and not yet what is right: there is something to talk about."""
        seen, held = _with(self.seen, question), _without(self.held, question)
        return replace(self, seen=seen, shown=_without(self.shown, question), held=held)

    def hide(self, question: str) -> "State":
        """Hold the results of a question back; the others stay as they are."""
        shown, seen = _without(self.shown, question), _without(self.seen, question)
        return replace(self, shown=shown, seen=seen, held=_with(self.held, question))

    def shut_off(self, question: str) -> "State":
        """Take no more answers."""
        return replace(self, shut=_with(self.shut, question))

    def open_up(self, question: str) -> "State":
        """Take answers again."""
        return replace(self, shut=_without(self.shut, question))

    def again(self, question: str) -> "State":
        """A second vote, held back until it is shown; the first one stays."""
        fresh = replace(self, second=_with(self.second, question))
        return fresh.open_up(question).hide(question)

    def takes(self, question: str, place: int, number: int) -> str:
        """Whether an answer to a question at a place, of a round, is taken: empty, or the refusal.

        What was answered before a phone lost its network comes late, so earlier questions and
        earlier rounds stay open until they are shut.
        """
        if self.ended:
            return "ended"
        if number > self.round_of(question) or (place > self.at and not self.own_pace):
            return "early"
        if question in self.shut:
            return "shut"
        return ""

    def visible(self, question: str) -> bool:
        """Whether the board shows the results of a question."""
        known = question in self.shown or question in self.seen
        return question not in self.held and (known or not self.hold)


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name in names else (*names, name)


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)


def to_json(state: State) -> str:
    """As it is stored."""
    return json.dumps(asdict(state))


def from_json(text: str) -> State:
    """As it was stored; what a later Thaw may have added is left out."""
    told = json.loads(text)
    known: dict[str, Any] = {
        key: tuple(told[key]) if isinstance(told[key], list) else told[key]
        for key in State.__dataclass_fields__
        if key in told
    }
    return State(**known)
