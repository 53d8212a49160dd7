"""Sentences of a stage: plain text, marked terms, and what each bound number states."""

from datetime import date
from typing import Any

from data import bound
from data.lessons.glossary import Glossary

_SIGNS = {
    "value": "The line at the end of {of}.",
    "depth": "How far below zero the line lies at the end of {of}.",
    "height": "How far above zero the line lies at the end of {of}.",
    "change": "How far the line moved from before {first} to the end of {last}.",
    "fall": "How far the line fell from before {first} to the end of {last}.",
    "rise": "How far the line rose from before {first} to the end of {last}.",
    "lowest": "The lowest point of the line from {first} to {last}.",
    "highest": "The highest point of the line from {first} to {last}.",
    "lowest-year": "The year of the lowest point from {first} to {last}.",
    "highest-year": "The year of the highest point from {first} to {last}.",
    "mean": "The mean of the line over all days from {first} to {last}.",
    "years-below": "Years that the line spent below zero from {first} to {last}.",
    "years-above": "Years that the line spent above zero from {first} to {last}.",
    "stretch": "Years in which the line kept to one side of zero, from {first} to {last}.",
    "days": "Days from {first} to {last}.",
    "events": "Events in the data set from {first} to {last}.",
    "warming": "Warming events in the data set from {first} to {last}.",
    "cooling": "Cooling events in the data set from {first} to {last}.",
    "class": "The class that the line lies in at the end of {of}.",
    "side": "The side of zero that the line lies on at the end of {of}.",
    "score": "The score of this event, from −10 to +10.",
    "move": "How far this event moved the line.",
    "before": "The line just before this event.",
    "after": "The line just after this event.",
    "who": "Who acted.",
    "date": "When it happened, as far as it is known.",
    "year": "The year in which it happened.",
    "title": "What the event is called.",
    "label": "What the event is called in short.",
}


def pieces_of(
    sentence: bound.Sentence, glossary: Glossary, terms: dict[str, int], seen: set[str]
) -> list[dict[str, Any]]:
    """A sentence as the browser writes it; terms are marked in plain text only.

    Args:
        sentence: with its bound numbers.
        glossary: whose terms are marked.
        terms: the number of each term that was met; new ones are added.
        seen: terms marked already in this step; new ones are added.
    """
    found: list[dict[str, Any]] = []
    for piece in sentence.pieces:
        if piece.kind == "text":
            for text, term in glossary.marked(piece.text, seen):
                mark = {"term": terms.setdefault(term.name, len(terms))} if term else {}
                found.append({"k": "t", "t": text, **mark})
            continue
        found.append(
            {
                "k": "b" if piece.kind == "bond" else "l",
                "t": piece.text,
                "a": piece.asks,
                "now": piece.now,
                "bad": piece.problem,
                "ev": list(piece.events),
                "p": list(piece.period) if piece.period else None,
                "set": piece.dataset,
                "says": _says(piece),
                "href": f"./{piece.of}" if piece.asks == "page" else "",
            }
        )
    return found


def _says(piece: bound.Piece) -> str:
    """What a bound number states, in a sentence."""
    told = _SIGNS.get(piece.asks, "")
    if not told or not piece.period:
        return told
    first, last = (_words(day) for day in piece.period)
    return told.format(of=last, first=first, last=last)


def _words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"
