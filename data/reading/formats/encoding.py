"""Bytes as text: UTF-8, UTF-16, or one of the older encodings, told apart by their letters.

`chardet` finds the encodings of Asia, of the Near East and of old systems. Between Windows-1250,
1251 and 1252, which no byte decides, short tables are told apart better by which letters stand side
by side: each reading is compared with the names of countries, languages, months and days in the
languages that use the code page (Unicode's CLDR, by way of Babel).
"""

import codecs
import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from data.basics.limits import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_PAGES = {
    "cp1250": ("cs", "sk", "pl", "hu", "hr", "sl", "ro"),
    "cp1251": ("ru", "sr", "bg", "uk", "mk", "be"),
    "cp1252": ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is"),
}
_BETWEEN_WORDS = re.compile(r"[\x00-\x40\x5b-\x60\x7b-\x7f]+")
_WORDS_OF_NOTE = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_FEW = 4  # bytes beyond ASCII
_CONTROL = re.compile("[\x80-\x9f\ufffd]")
_CANDIDATES = tuple(  # of those that `chardet` knows; UTF and mainframes are no question here
    re.findall(
        r"\S+",
        "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859-2 iso8859-5 iso8859-7"
        " koi8-r koi8-u cp866 cp852 cp850 mac-roman gb18030 big5 big5hkscs cp932 shift_jis euc-jp"
        " euc-jis-2004 cp949 euc-kr gbk gb2312 johab cp874",
    )
)
_WIDER = {  # what holds all signs of another encoding and more
    "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "euc_kr": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932",
}  # fmt: skip
_UNSEEN = 0.02  # counts for a pair of letters that was not seen
_MIXED = 1e-9  # and for a Latin letter beside a Cyrillic one


ENCODINGS = {  # by the name Python knows: what people call them, and the languages
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252 (western Europe)",
    "cp1250": "Windows-1250 (central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp874": "Windows-874 (Thai)",
    "iso8859_2": "ISO 8859-2 (central Europe)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "iso8859_7": "ISO 8859-7 (Greek)",
    "koi8_r": "KOI8-R (Russian)",
    "koi8_u": "KOI8-U (Ukrainian)",
    "cp866": "CP 866 (Cyrillic, DOS)",
    "cp852": "CP 852 (central Europe, DOS)",
    "cp850": "CP 850 (western Europe, DOS)",
    "mac_roman": "Mac Roman (western Europe)",
    "gb18030": "GB18030 (Chinese)",
    "big5": "Big5 (Chinese, Taiwan)",
    "cp932": "Shift-JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "iso2022_jp": "ISO-2022-JP (Japanese)",
    "cp949": "EUC-KR (Korean)",
    "utf-16": "UTF-16",
}
_FAMILY = {"cp1250", "cp1251", "cp1252", "iso8859_1", "latin_1", "iso8859-1", "iso8859_15"}


def to_utf8(raw: bytes, encoding: str = "") -> tuple[bytes, str]:
    """The same text as UTF-8 without a byte order mark, and what it was written in.

    Args:
        raw: the text.
        encoding: what it is written in, a key of `ENCODINGS`; empty finds it out.

    Raises:
        Unreadable: it is no text in any of these.
    """
    if encoding:
        return _decoded(raw, encoding, ENCODINGS.get(encoding, encoding)).encode(), called(encoding)
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw, codec, name).encode(), name
    wide = _without_mark(raw)
    if wide:
        return _decoded(raw, wide, "UTF-16").encode(), "UTF-16"
    if b"\0" in raw:
        raise Unreadable(
            "it holds zero bytes, which no text has; it may be damaged, or not a table",
            "Open it in the program it comes from and save it as CSV or XLSX",
            code="text.zero_bytes",
        )
    if b"\x1b$" in raw[:100_000] and (codec := _fits(raw, "iso2022_jp")):
        return raw.decode(codec).encode(), called(codec)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _older(raw, problem.start)
    return raw, "UTF-8"


def _older(raw: bytes, wrong: int) -> tuple[bytes, str]:
    """Text that is not UTF-8 from the byte `wrong` on."""
    mixed = _line_by_line(raw)
    if mixed is not None:
        return mixed
    page = _detected(raw) or guess_page(raw)
    if page is None:
        row = 1 + raw[:wrong].count(b"\n")
        raise Unreadable(
            "the text is in no encoding that Thaw knows",
            "Save the file as CSV UTF-8",
            row,
            code="text.unknown_encoding",
        )
    return raw.decode(page).encode(), called(page)


def called(codec: str) -> str:
    """What people call an encoding: `Windows-1250`."""
    return ENCODINGS.get(codec, codec).split(" (")[0]


def _fits(raw: bytes, codec: str) -> str:
    """The codec, if the whole text can be read with it; empty if not."""
    try:
        text = raw.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return ""
    return "" if _CONTROL.search(text) else codec


def _detected(raw: bytes) -> str:
    """The encoding that `chardet` finds, where it is none of those that `guess_page` knows."""
    import chardet

    found = chardet.detect(raw, compat_names=False, include_encodings=_CANDIDATES)
    codec = str(found["encoding"] or "cp1252").lower()
    codec = codecs.lookup(_WIDER.get(codec, codec)).name
    if sum(byte > 127 for byte in raw[:200_000]) < _FEW:
        return ""  # too few letters to tell a rare encoding by
    own = next((name for name in ENCODINGS if codecs.lookup(name).name == codec), codec)
    return "" if own in _FAMILY else _fits(raw, own)


def _line_by_line(raw: bytes) -> tuple[bytes, str] | None:
    """Text of which some lines are UTF-8 and others are not; None if none are."""
    lines = raw.split(b"\n")
    others = []
    both = 0
    for place, line in enumerate(lines):
        try:
            both += len(line.decode("utf-8")) < len(line)
        except UnicodeDecodeError:
            others.append(place)
    page = guess_page(b"\n".join(lines[place] for place in others)) if both else None
    if page is None:
        return None
    for place in others:
        lines[place] = lines[place].decode(page).encode()
    return b"\n".join(lines), f"UTF-8 and Windows-{page[2:]}"


def _decoded(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as problem:
        row = 1 + raw[: problem.start].count(b"\n")
        raise Unreadable(
            f"the file says it is {name} and is not",
            "Save the file as CSV UTF-8",
            row,
            code="text.wrong_encoding",
            values=(name,),
        ) from None


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the first line is zero."""
    start = raw[:200]
    if len(start) < 4 or len(raw) % 2:
        return None
    for codec, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros.count(0) > 0.7 * len(zeros) and start.count(0) < 0.6 * len(start):
            return codec
    return None


def guess_page(raw: bytes) -> str | None:
    """The Windows code page in which the words make most sense; None if no page has them all."""
    words = b" ".join(dict.fromkeys(_WORDS_OF_NOTE.findall(raw[:400_000])))[:8_000]
    found = []
    for page, languages in _PAGES.items():
        try:
            raw.decode(page)
        except UnicodeDecodeError:
            continue
        text = words.decode(page, "replace").lower()
        found.append((max(_likelihood(text, language) for language in languages), page))
    return max(found)[1] if found else None


@cache
def _pairs(language: str) -> tuple[Counter[str], int]:
    """How often two letters stand side by side in a language; a blank is the end of a word."""
    from babel import Locale

    locale = Locale.parse(language)
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    names = [*locale.territories.values(), *locale.languages.values(), *months.values()]
    text = " ".join(str(name) for name in [*names, *days.values()]).lower()
    text = f" {_BETWEEN_WORDS.sub(' ', text)} "
    counts = Counter(a + b for a, b in pairwise(text))
    return counts, len(text)


def _likelihood(text: str, language: str) -> float:
    """Mean logarithm of how frequent the pairs with a letter beyond ASCII are."""
    counts, total = _pairs(language)
    text = f" {_BETWEEN_WORDS.sub(' ', text)} "
    pairs = [a + b for a, b in pairwise(text) if a > "\x7f" or b > "\x7f"]
    if not pairs:
        return -math.inf
    return sum(math.log((counts.get(p, 0) or _unseen(p)) / total) for p in pairs) / len(pairs)


def _unseen(pair: str) -> float:
    cyrillic = ["\u0400" <= letter <= "\u04ff" for letter in pair]
    latin = [letter.isascii() and letter.isalpha() for letter in pair]
    return _MIXED if any(cyrillic) and any(latin) else _UNSEEN
