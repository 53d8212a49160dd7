"""Files that hold no table Thaw can read, each called by its right name."""

import re
from collections.abc import Iterable

from data.basics import columns as c
from data.basics.limits import Unreadable

_TO_CSV = "Export its table of events as CSV or XLSX"
_COPY = "Copy its table to a spreadsheet"
_TYPE = "Type its table into a spreadsheet"
_UNPACK = "Unpack it first, or pack it as zip"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _COPY),
    (b"\x89PNG", "a picture (PNG)", _TYPE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _TYPE),
    (b"GIF8", "a picture (GIF)", _TYPE),
    (b"II*\0", "a picture (TIFF)", _TYPE),
    (b"MM\0*", "a picture (TIFF)", _TYPE),
    (b"BM", "a picture (BMP)", _TYPE),
    (b"\0\0\1\0", "a picture (ICO)", _TYPE),
    (b"8BPS", "a picture (Photoshop)", _TYPE),
    (b"\x1f\x8b", "packed with gzip", "Unpack it first"),
    (b"BZh", "packed with bzip2", "Unpack it first"),
    (b"\xfd7zXZ", "packed with xz", "Unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard", "Unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip", _UNPACK),
    (b"Rar!", "packed with RAR", _UNPACK),
    (b"SQLite format 3", "a database (SQLite)", "Export the table of events as CSV"),
    (b"\0\1\0\0Standard", "a database (Access)", "Export the table of events as CSV"),
    (b"{\\rtf", "a text document (RTF)", _COPY),
    (b"MZ", "a program", "Give a table of events"),
    (b"\x7fELF", "a program", "Give a table of events"),
    (b"\xca\xfe\xba\xbe", "a program", "Give a table of events"),
    (b"$FL2", "an SPSS file (SAV)", _TO_CSV),
    (b"$FL3", "an SPSS file (ZSAV)", _TO_CSV),
    (b"<stata_dta>", "a Stata file (DTA)", _TO_CSV),
    (b"RDX", "an R file (RData)", _TO_CSV),
    (b"RDA", "an R file (RData)", _TO_CSV),
    (b"ARROW1", "a Feather or Arrow file", "Save it as Parquet or CSV"),
    (b"ORC", "an ORC file", "Save it as Parquet or CSV"),
    (b"Obj\1", "an Avro file", "Save it as Parquet or CSV"),
    (b"\x89HDF", "an HDF5 or NetCDF file", _TO_CSV),
    (b"CDF\1", "a NetCDF file", _TO_CSV),
    (b"\x80\4", "a Python pickle, which Thaw never opens", "Save the table as Parquet or CSV"),
    (b"\x80\5", "a Python pickle, which Thaw never opens", "Save the table as Parquet or CSV"),
    (b"ID3", "a sound", "Give a table of events"),
    (b"OggS", "a sound or film", "Give a table of events"),
    (b"fLaC", "a sound", "Give a table of events"),
    (b"\x1aE\xdf\xa3", "a film (Matroska)", "Give a table of events"),
    (b"wOFF", "a typeface", "Give a table of events"),
    (b"%!PS", "a PostScript file", _COPY),
)
_INSIDE: tuple[tuple[str, str, str], ...] = (  # of a zip
    ("word/document.xml", "a Word document (DOCX)", _COPY),
    ("ppt/presentation.xml", "slides (PPTX)", _COPY),
    ("META-INF/container.xml", "a book (EPUB)", _COPY),
    ("META-INF/MANIFEST.MF", "a Java archive (JAR)", "Give a table of events"),
    ("doc.kml", "a map (KMZ)", "Save its events as GeoJSON or CSV"),
    ("AndroidManifest.xml", "an app for Android", "Give a table of events"),
)
_MARKUP: tuple[tuple[str, str, str], ...] = (
    (r"<!doctype html|<html|<head\b|<body\b|<table\b|<div\b|<p\b", "a web page (HTML)", _COPY),
    (
        r"<svg\b|<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg\b",
        "a picture (SVG)",
        _TYPE,
    ),
    (
        r"(?:<\?xml[^>]*>\s*)?<kml\b",
        "a map (KML, a kind of XML)",
        "Save its events as GeoJSON or CSV",
    ),
    (r"(?:<\?xml[^>]*>\s*)?<gpx\b", "a track (GPX, a kind of XML)", "Give a table of events"),
    (
        r"(?:<\?xml[^>]*>\s*)?<(?:rss|feed)\b",
        "a feed of news (RSS or Atom, a kind of XML)",
        _TO_CSV,
    ),
    (r"(?:<\?xml[^>]*>\s*)?<(?:\w+:)?TEI\b", "a text in TEI (a kind of XML)", _TO_CSV),
    (r"(?:<\?xml[^>]*>\s*)?<rdf:RDF\b", "RDF in XML", _TO_CSV),
    (r"<\?xml|<!--|<!doctype|<[a-z_][\w.:-]*(?:\s[^<>]*)?/?>", "XML", _TO_CSV),
)
_TEXTS: tuple[tuple[str, str, str], ...] = (
    (r"(?:%[^\n]*\n\s*)*@(?:article|book|inbook|incollection|inproceedings|misc|online|phdthesis"
     r"|mastersthesis|techreport|unpublished|string|comment|preamble|thesis|report|collection"
     r"|proceedings|conference|manual|booklet)\s*[{(]", "a bibliography (BibTeX)",
     "It lists works and not events; give a table of events"),
    (r"TY  ?- ", "a bibliography (RIS)", "It lists works and not events; give a table of events"),
    (r"%0 [A-Z]\w+", "a bibliography (EndNote)",
     "It lists works and not events; give a table of events"),
    (r"PMID- ?\d", "a bibliography (MEDLINE)",
     "It lists works and not events; give a table of events"),
    (r"0 HEAD\b", "a family tree (GEDCOM)", _TO_CSV),
    (r"BEGIN:VCARD", "a list of addresses (vCard)", "Give a table of events"),
    (r"%YAML|---[ \t]*(?:#.*)?\n|(?:#[^\n]*\n\s*)*(?:[\w \"'.-]{1,60}:(?:[ \t]*[|>&!].*|[ \t]*)\n"
     r"(?:\s*\n)*[ \t]*(?:- |[\w\"'-]+:\s)|-[ \t]+[\w\"'.-]{1,60}:[ \t])", "YAML",
     "Save it as JSON (a list of records) or CSV"),
    (r"(?:#[^\n]*\n\s*)*\[\[?[\w.\"-]+\]\]?[ \t]*(?:#.*)?\n(?:\s*\n|#[^\n]*\n)*[\w.\"-]+\s*=",
     "a file of settings (TOML or INI)", "Save it as JSON (a list of records) or CSV"),
    (r"\\documentclass|\\begin\{|\\input\{|%&|\\usepackage", "a LaTeX document", _COPY),
    (r"@prefix|@base|PREFIX ", "RDF (Turtle)", _TO_CSV),
    (r"(?://[^\n]*\n\s*|/\*.{0,2000}?\*/\s*)+[\[{]|(?:var |let |const |window\.)?[A-Za-z_$][\w.$]*"
     r"\s*[=(]\s*[\[{]", "a program (JavaScript)",
     "Save what stands between its outer brackets as JSON"),
    (r"\{\|[^\n]*\n", "a table of a wiki (MediaWiki)",
     "Copy it from the page to a spreadsheet, or save it as CSV"),
    (r"[^\n]*\S *&[^\n]*\\\\", "a LaTeX table", _COPY),
    (r"\d{6}(?:\d\d)?[ \t]+[A-Z][A-Z0-9-]{2,}[ \t]+[A-Z][A-Z0-9-]{2,}[ \t]+\d{2,4}[A-Z]?(?=\s)",
     "a list of events coded by KEDS or TABARI, without names above its columns",
     "Write date, source, target and code above them, and the years with four digits"),
    (r"={2,}(?: +={2,})+ *\n|[^\n,;|\t]*\S {2,}\S[^\n,;|\t]*\n(?:[=\- +]+\n)?"
     r"[^\n]*\S {2,}\S[^\n]*\n[^\n]*\S {2,}\S", "a table whose columns are set apart by blanks",
     "Save it as CSV, or open it in a spreadsheet with columns of fixed width"),
    (r"#!|import [\w.]+\n|from [\w.]+ import ", "a program", "Give a table of events"),
    (r"(?:--[^\n]*\n|/\*.{0,2000}?\*/|\s|SET [^\n]*\n)*(?:CREATE|INSERT|DROP|BEGIN|PRAGMA|LOCK)\s+"
     r"(?:TABLE|INTO|DATABASE|TRANSACTION|foreign_keys|SCHEMA|TABLES)", "a database dump (SQL)",
     "Export the table of events as CSV"),
    (r"(?:From|Received|Return-Path|Delivered-To|MIME-Version): [^\n]*\n[\w-]+: ", "an e-mail",
     _COPY),
    (r"#{1,6} [^\n]+\n(?!(?:#[^\n]*\n)*[^\n]*[,;|\t])", "a text document (Markdown)", _COPY),
)  # fmt: skip
# What leaves Thaw itself as CSV and holds no events: all its columns, what it is, where it opens.
_OWN: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset(c.READING_COLUMNS), "ratings of events (readings.csv)",
     "Open it on the page Teach, Let them rate. A class's ratings become a reading of their set on "
     "the page Class, End and take home; Explain, How sure shows it"),
    (frozenset(("drawing", "year", "drawn", "line", "round")), "drawn lines",
     "Open it on the page Teach, Let them draw"),
    (frozenset(("question", "asked", "round", "pupil", "answer", "right")),
     "the answers of a class",
     "Open it in a spreadsheet. Ratings and drawings have files of their own on the page Class, "
     "End and take home; the page Teach opens those"),
)  # fmt: skip
_OWN_LEAST = 3  # columns that make it one of ours
_MARKED = [(re.compile(pattern, re.IGNORECASE), what, mend) for pattern, what, mend in _MARKUP]
_WRITTEN = [(re.compile(pattern, re.DOTALL), what, mend) for pattern, what, mend in _TEXTS]
# What may hold commas or tabs in its first line and is no table of Thaw's all the same.
_WITH_CUTS = re.compile(
    r"[@%]|[A-Za-z_$][\w.$]*\([\[{]|/[/*]|\{\|"
    r"|\d{6,8}\t[A-Z0-9-]{3,}\t[A-Z0-9-]{3,}\t\d{2,4}\w?\t"
)
_CUT = re.compile(r"[^\n]*(?:\t|[,;|][^\n]*[,;|])")  # a first line that is one of a table


def _no_table(what: str, mend: str, *, code: str) -> Unreadable:
    told = ", and not one that Thaw reads" if "table" in what else " and not a table"
    return Unreadable(f"the file is {what}{told}", mend, code=code, values=(what,))


def refuse_binary(raw: bytes) -> None:
    """Refuse what is known by its first bytes.

    Raises:
        Unreadable: it is a picture, a program, a database and so on.
    """
    for magic, what, mend in _MAGIC:
        if raw.startswith(magic) and (
            len(magic) > 2 or not raw[:64].isascii() or b"\0" in raw[:64]
        ):
            raise _no_table(what, mend, code="foreign.by_its_beginning")
    if raw[4:8] == b"ftyp":
        raise _no_table("a film or picture", "Give a table of events", code="foreign.film")
    if raw.startswith(b"RIFF"):
        raise _no_table("a picture or sound", _TYPE, code="foreign.picture_or_sound")


def refuse_zip(names: set[str]) -> None:
    """Refuse a zip that is a document of another kind, by the names of the files in it."""
    for inside, what, mend in _INSIDE:
        if inside in names:
            raise _no_table(what, mend, code="foreign.office")


def refuse_text(text: bytes) -> None:
    """Refuse text that is of another kind than a table.

    Raises:
        Unreadable: it is XML, YAML, a bibliography and so on.
    """
    start = text[:4000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    marked = start.startswith("<") and text[-2000:].rstrip().endswith(b">")
    kinds = _MARKED if marked else [] if start.startswith("<") else _WRITTEN
    if _CUT.match(start) and not marked and not _WITH_CUTS.match(start):
        return
    for pattern, what, mend in kinds:
        if pattern.match(start):
            raise _no_table(what, mend, code="foreign.text")


def refuse_own(names: Iterable[object]) -> None:
    """Refuse, by the names of its columns, what leaves Thaw and holds no events.

    Raises:
        Unreadable: it is ratings, drawings or answers.
    """
    found = {str(name).strip().casefold() for name in names}
    for columns, what, mend in _OWN:
        if len(found) >= _OWN_LEAST and found <= columns:
            raise Unreadable(
                f"the file is {what}, and has no dates of events", mend,
                code="foreign.own", values=(what,),
            )  # fmt: skip
