"""Files as strangers have them, built in code: spreadsheets, TimelineJS, GDELT."""

import io
import json
import zipfile
from datetime import date

TIMELINE_HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)
TIMELINE_TABLE = (
    TIMELINE_HEADER
    + """
,,,,,,,,,Friends and foes,<p>Two states &amp; their quarrels.</p>,,,,,title,,
1945,,,,1947,,,,,Alliance,,,,,,era,,
1945,4,11,,,,,,,Treaty of friendship,<p>Signed in <b>Moscow</b>.</p>,https://example.org/a.jpg,TASS,Signing,,,Diplomacy,
1948,6,28,,,,,,,Expelled from the Cominform,A <i>public</i> break,,,,,,Party,
1949,,,,1953,,,,,Blockade,Trade stops,,,,,,Economy,
"""
)


def timeline_json() -> bytes:
    """A TimelineJS timeline with a title slide, an era, groups, partial dates and HTML."""
    content = {
        "title": {"text": {"headline": "Friends and foes", "text": "<p>Two states.</p>"}},
        "events": [
            {
                "start_date": {"year": "1945", "month": "4", "day": "11"},
                "text": {"headline": "Treaty", "text": "<p>Signed</p><p>in Moscow</p>"},
                "media": {"url": "https://example.org/a.jpg", "credit": "TASS"},
                "group": "Diplomacy",
            },
            {"start_date": {"year": 1948}, "text": {"headline": "Expelled"}, "group": "Party"},
            {
                "start_date": {"year": 1949, "month": 8},
                "end_date": {"year": 1953, "month": 3, "day": 5},
                "text": {"headline": "Blockade<script>alert(1)</script>"},
            },
        ],
        "eras": [
            {
                "start_date": {"year": 1945},
                "end_date": {"year": 1947},
                "text": {"headline": "Alliance"},
            }
        ],
    }
    return json.dumps(content).encode()


GDELT_EVENTS = (  # day, actor 1, actor 2, CAMEO, quad class, Goldstein
    ("20010401", "USA", "CHN", "112", "3", "-2.0"),
    ("20010412", "CHN", "USA", "050", "1", "3.5"),
    ("20010412", "USA", "RUS", "043", "1", "2.8"),
    ("20020711", "CHN", "USA", "190", "4", "-10.0"),
    ("20010712", "CHN", "", "010", "1", "0.0"),
)
NAMES = {"USA": "UNITED STATES", "CHN": "CHINA", "RUS": "RUSSIA", "": ""}


def gdelt(columns: int) -> bytes:
    """A GDELT export with 57, 58 (1.0) or 61 columns (2.0)."""
    lines = []
    for number, (day, one, two, code, quad, goldstein) in enumerate(GDELT_EVENTS, start=1):
        cells = [""] * columns
        known = {
            0: str(1000 + number), 1: day, 2: day[:6], 3: day[:4], 5: one, 6: NAMES[one], 7: one,
            15: two, 16: NAMES[two], 17: two, 25: "1", 26: code, 27: code, 28: code[:2], 29: quad,
            30: goldstein, 31: "12", 32: "3", 33: "9", 34: "-1.5",
        }  # fmt: skip
        for place, cell in known.items():
            cells[place] = cell
        if columns > 57:
            cells[-1] = f"https://news.example/{number}"
        lines.append("\t".join(cells))
    return ("\n".join(lines) + "\n").encode()


def zipped(name: str, content: bytes) -> bytes:
    """One file in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def workbook() -> bytes:
    """An XLSX with a page of notes first, then events with true dates and a formula's result."""
    from openpyxl import Workbook

    book = Workbook()
    notes = book.worksheets[0]
    notes.title = "Poznámky"
    notes.append(["Moje poznámky"])
    page = book.create_sheet("Události")
    page.append(["Datum", "Událost", "Kdo", "Skóre", "Zdroj"])
    page.append([date(1948, 6, 28), "Vyloučení z Informbyra", "SSSR", -8, "Pirjevec 2018"])
    page.append([date(1955, 6, 2), "Bělehradská deklarace", "oba", 7.5, ""])
    page.append(["1949", "Blokáda", "SSSR", -5, ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def old_workbook() -> bytes:
    """The same kind of table as XLS."""
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("Ereignisse")
    days = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for row, cells in enumerate(
        (("Datum", "Ereignis", "Wertung"), (date(1948, 6, 28), "Ausschluß", -8))
    ):
        for column, cell in enumerate(cells):
            page.write(row, column, cell, *([days] if isinstance(cell, date) else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document() -> bytes:
    """The same as ODS."""
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>date</text:p>'
        '</table:table-cell><table:table-cell office:value-type="string"><text:p>title</text:p>'
        '</table:table-cell><table:table-cell office:value-type="string"><text:p>score</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="date" '
        'office:date-value="1948-06-28"><text:p>28.06.48</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Isključenje</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="-8">'
        "<text:p>-8</text:p></table:table-cell></table:table-row>"
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Events">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()
