"""What is carried out of a class: no name and no token is in any of it."""

import csv
import io

import pandas as pd

from data.basics.safe_text import encoded, safe_cell
from data.classroom import results
from data.classroom.questions import Question
from data.classroom.room import Room
from data.events.data_set import DataSet
from data.lessons import drawing, rating

HEAD = ("question", "asked", "round", "pupil", "answer", "right")


def readings(answers: pd.DataFrame) -> bytes:
    """Ratings as `readings.csv`, a reading of the set: readers `pupil 1` and so on."""
    return rating.csv_bytes(results.ratings_of(answers))


def drawings(answers: pd.DataFrame, dataset: DataSet) -> bytes:
    """Drawings of both rounds with the real line beside, a row a year.

    `round` says which it is, and so does the name of the second: in a file that is opened again
    one name is one drawing.
    """
    order = answers.sort_values(["pupil", "round"], kind="stable")
    lines, rounds = [], order["round"].to_list()
    for row in order.itertuples(index=False):
        name = f"pupil {row.pupil}" if row.round == 1 else f"pupil {row.pupil}, drawn again"
        lines.append((name, results.drawn_line(row.value)))
    return drawing.csv_bytes(lines, results.line_of(dataset), rounds)


def table(room: Room, answers: pd.DataFrame) -> bytes:
    """Every answer of both rounds as CSV, made safe for spreadsheets."""
    known = {question["id"]: question for question in room.questions}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in answers.itertuples(index=False):
        question = known.get(str(row.question))
        if question is not None:
            told = [question["id"], question.get("title") or question["ask"]]
            said, right = _said(question, row.value)
            cells = [*told, row.round, f"pupil {row.pupil}", said, right]
            writer.writerow([safe_cell(cell) for cell in cells])
    return encoded(out.getvalue())


def _said(question: Question, value: object) -> tuple[object, str]:
    """An answer as a person reads it, and whether it was right."""
    kind, key = question["kind"], question["key"].get("right")
    if kind == "choice":
        return question["options"][value], "yes" if [value] == key else "no"
    if kind == "order":
        told = " | ".join(question["options"][at] for at in value)  # type: ignore[union-attr]
        return told, "yes" if value == key else "no"
    if kind == "draw":
        return " ".join(f"{year}:{degrees:g}" for year, degrees in value), ""  # type: ignore[union-attr]
    if kind == "rate" and value is None:
        return "cannot tell", ""
    return value, ""
