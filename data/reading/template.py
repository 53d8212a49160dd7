"""An empty table to fill in: XLSX with drop-down lists and explanations, or CSV."""

import csv
import io

from data.basics import columns as c
from data.reading import score_words

HEADER: tuple[tuple[str, str, int], ...] = (
    (c.DATE, "When it happened. 1948-06-28 is a day, 1948-06 a month, 1948 a year; ~ behind it "
     "means about, ? uncertain, and 1944-09/1944-11 lasted from one to the other. 28.6.1948 and "
     "28 June 1948 are understood too.", 22),
    (c.TITLE, "What happened, short enough for a headline.", 44),
    (c.SUMMARY, "One or two sentences on it. May stay blank.", 60),
    (c.CATEGORY, "The lane it stands in: diplomacy, military, economy … Your own words.", 16),
    (c.INITIATOR, "Who acted: the name of one of the two states, “both”, or “third”.", 18),
    (c.SCORE, "From −10 (war) to +10 (union): how much it warmed or cooled the relation. Leave it "
     "blank if you fill in the next column.", 10),
    ("effect", "Instead of a score, in words: pick one from the list.", 18),
    (c.RATIONALE, "Why this score. May stay blank.", 40),
    (c.EVIDENCE, "How well it is attested: above 0, up to 1; the score counts with this weight. "
     "Blank is 1.", 12),
    (c.SOURCES, "Where it is written: a web address or a title; several with ; between.", 40),
    (c.NOTE, "Anything else. May stay blank.", 30),
)  # fmt: skip
EXAMPLES = (
    ("1948-06-28", "The Cominform expels Yugoslavia",
     "A resolution published in Prague calls on Yugoslav communists to change their leaders.",
     "party", "Soviet Union", "-8", "", "A public break between allies.", "1",
     "https://en.wikipedia.org/wiki/Informbiro_period", "An example: write over it."),
    ("1955-06-02", "The Belgrade declaration",
     "Khrushchev and Tito agree that each country finds its own way to socialism.",
     "diplomacy", "both", "", "warms a lot", "Ends the break in writing.", "0.9",
     "Rajak, Yugoslavia and the Soviet Union in the Early Cold War (2011)",
     "An example: write over it."),
)  # fmt: skip
_ROWS = 2000  # that the drop-down lists reach down to
_LISTS = {
    "effect": list(score_words.LADDER),
    c.INITIATOR: ["Soviet Union", "Yugoslavia", "both", "third"],
    c.CATEGORY: ["diplomacy", "military", "economy", "party", "leaders", "people", "territory"],
}


def csv_template() -> bytes:
    """The template as CSV, UTF-8 with a mark so that spreadsheets read it rightly."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([name for name, _, _ in HEADER])
    write.writerows(EXAMPLES)
    return out.getvalue().encode("utf-8-sig")


def xlsx_template() -> bytes:
    """The template as XLSX: the table, lists to choose from, and a page that explains it."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Events"
    sheet.append([name for name, _, _ in HEADER])
    for row in EXAMPLES:
        sheet.append([_typed(name, cell) for (name, _, _), cell in zip(HEADER, row, strict=True)])
    for place, (name, words, width) in enumerate(HEADER, start=1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.comment = Comment(words, "Thaw", width=320, height=140)
        sheet.column_dimensions[get_column_letter(place)].width = width
        if name == c.DATE:  # so that the program does not turn 1948-06 into a day
            for line in range(2, _ROWS + 2):
                sheet.cell(line, place).number_format = "@"
    sheet.freeze_panes = "A2"
    _add_lists(sheet)
    page = book.create_sheet("How to fill it in")
    page.append(["Column", "What goes there"])
    for name, words, _ in HEADER:
        page.append([name, words])
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.column_dimensions["A"].width = 16
    page.column_dimensions["B"].width = 100
    for row in page.iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _typed(name: str, cell: str) -> str | float:
    return float(cell) if name in c.EVENT_NUMBERS and cell else cell


def _add_lists(sheet) -> None:
    """Drop-down lists, and limits for the two columns of numbers."""
    from openpyxl.worksheet.datavalidation import DataValidation

    names = [name for name, _, _ in HEADER]

    def reach(name: str) -> str:
        letter = sheet.cell(1, names.index(name) + 1).column_letter
        return f"{letter}2:{letter}{_ROWS + 1}"

    for name, choices in _LISTS.items():
        rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        rule.showErrorMessage = name == "effect"  # states and categories are one's own words
        rule.error = "Pick one from the list"
        sheet.add_data_validation(rule)
        rule.add(reach(name))
    for name, low, high in ((c.SCORE, -10, 10), (c.EVIDENCE, 0, 1)):
        rule = DataValidation(
            type="decimal", operator="between", formula1=str(low), formula2=str(high)
        )
        rule.showErrorMessage = True
        rule.error = f"A number from {low} to {high}"
        sheet.add_data_validation(rule)
        rule.add(reach(name))
