"""A date's letters and signs brought to one form, before anything is understood of it.

Digits of any script become 0 to 9, typographers' dashes and blanks the usual ones, Chinese,
Japanese and Korean dates such as 1948年6月28日 numbers with dashes; footnotes and times of day go.
"""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF, 0x640]
)
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑⁃﹣－‒⁻", "-"), **dict.fromkeys("−", "-"),
        **dict.fromkeys("—―⸺﹘", "–"), **dict.fromkeys("’‘ʼʹ′`´＇״׳", "'"),
        **dict.fromkeys("〜～∼∽", "~"), **dict.fromkeys("≈≃≅±∓", "≈"),
        **dict.fromkeys("·・‧∙•", "."),
        **dict.fromkeys("⁄∕／", "/"), **dict.fromkeys("、，،٫", ","), **dict.fromkeys("。．", "."),
        **dict.fromkeys("（【〔", "("), **dict.fromkeys("）】〕", ")"), **dict.fromkeys("［", "["),
        **dict.fromkeys("］", "]"), **dict.fromkeys("？؟", "?"), **dict.fromkeys("：", ":"),
        **dict.fromkeys("‹＜", "<"), **dict.fromkeys("›＞", ">"), **dict.fromkeys("→⇒", "–"),
    }
)  # fmt: skip
_RAISED = re.compile("(?<=[\\w?~)\\]])[.,]?\\s?[¹²³⁰⁴-⁹ᵃ-ᵛ]+")
_FOOTNOTE = re.compile(
    r"(?<=\S)\s*(?:\[(?:\d{1,3}|[a-z]|note[s ]*\d*|nb \d+|citation needed|sic!?|source\??|ref\.?"
    r"|\*+)\]"
    r"|(?<=\d{4}) \d\)$|\[\d{1,3}(?:, ?\d{1,3})+\]"
    r"|[*†‡§¶#]+|\((?:\d|[ivx]{1,3}|[a-z]|\*+|fn\.? ?\d+|see notes?)\))\s*$",
    re.IGNORECASE,
)
_ZONE = (
    r"(?:\s?(?:Z|UTC|GMT|CES?T|MES?Z|MSK|[ECMP][SD]T)?\s?(?:[+-]\d{1,2}:?\d{0,2})?"
    r"(?:\s\([^()]*\))?)"
)
_TIME = re.compile(
    r"(?<=\d)(?:T|[ ,–]+(?:at |um |à |a las |alle |o |v |в |u |kl\.? |ore )?)"
    r"\d{1,2}(?::\d{2}|h\d{0,2}(?![a-z])|\.\d{2}(?= ?(?:uhr|h\b|ч))"
    r"|(?= ?(?:[ap]\.?m\b|uhr|h\b|hrs|ч\b)))"
    rf"(?::\d{{2}}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?|uhr|h|hrs|ч\.?)?{_ZONE}$",
    re.IGNORECASE,
)
_BASIC_TIME = re.compile(r"^(\d{8})T\d{4,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
_CLOCK_INSIDE = re.compile(
    r"\s\d{1,2}:\d{2}:\d{2}(?: [A-Z]{2,5})?(?=\s\d{4}$)"
)  # Mon Jun 28 00:00:00 1948
_SAS_TIME = re.compile(r"(?<=[a-z]{3}\d{4}):\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.IGNORECASE)
_CLOCK_FIRST = re.compile(
    r"^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?| uhr)?,?\s+(?=\S)", re.IGNORECASE
)
_NAMED_ZONE = re.compile(r"(?<=[\dZ])\[[A-Za-z/_]+\]$")
# About so many years, and no month: 1948±1.
_GIVE_OR_TAKE = re.compile(
    r"\s*(?:±|\+/?[-−–])\s*\d{1,2}(?: ?(?:years?|yrs?|jahre|ans|años|lat|let|лет))?$"
)
_EARLY_HALF = re.compile(r"\b(?:spät|früh|hoch)(?=sommer|herbst|winter|frühling)", re.IGNORECASE)
_FRENCH_MIDDLE = re.compile(r"\bmi-(?=\w)", re.IGNORECASE)
_QUOTES = frozenset("=\"'“„«")
_MAY_BE_PART = re.compile("mi-|(?:spät|früh|hoch)[shwf]", re.IGNORECASE)
_QUOTED = re.compile(r"""^=?["“„«'](.*)["”“»']$""")
_ZONE_BEHIND = re.compile(r"(?<=\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$", re.ASCII)
_OR_ABOUT = re.compile(r"\b(?:on|in) or (?:about|around)\b", re.IGNORECASE)
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
    "民國": 1911,
}
_ERA = re.compile(f"({'|'.join(_ERAS)})\\s?(\\d{{1,2}}|元)\\s?年")
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, *range(1, 10)), strict=True))
_HAN = "〇零一二三四五六七八九十"
_HAN_YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
_HAN_NUMBER = re.compile(f"[{_HAN}]{{1,4}}(?=[月日号號世季])")
# Words of scripts that write without blanks, as words that the lists know.
_NATIVE = {
    "公元前|西元前|紀元前|纪元前|기원전": "bc ",
    "公元|西元|紀元|纪元|西暦|서기": "ad ",
    "ق\\.? ?م\\.?(?!\\w)|ई\\.? ?पू\\.?|ईसा पूर्व|לפנה\"?'?ס|π\\. ?Χ\\.?": " bc",
    "μ\\. ?Χ\\.?": " ad",
    "(?<=\\d)\\s?م(?!\\w)": "",
    "第?([1-4一二三四])\\s?(?:季度|四半期|분기)": " q\\1 ",
    "上半年|上半期|상반기": " h1 ",
    "下半年|下半期|하반기": " h2 ",
    "年代|년대": "s ",
    "世紀|世纪|세기": " century ",
    "(?<=[年月년월century ])\\s?(?:初頭?|[上中下]旬|末|底|中葉|中期|[초말])": " about ",
    "중순|하순|상순": " about ",
    "大约|大約|约|約|左右|前后|前後|頃|ころ|ごろ|경(?!\\w)|무렵|쯤": " about ",
    "以前|之前|前に|이전": " before ",
    "以[后後來来降]|之[后後]|이후|부터(?!.*까지)": " after ",
    "至今|现在|現在|현재": " present ",
    "到|至|から|부터": " to ",
    "まで|까지|期间|之[间間]|[間间]$": " ",
    "春[季天]?|봄": " spring ",
    "夏[季天]?|여름": " summer ",
    "秋[季天]?|가을": " autumn ",
    "冬[季天]?|겨울": " winter ",
    "[(（]?(?:星期|礼拜|禮拜|週|周)[一二三四五六日天][)）]?": "",
    "[(（][月火水木金土日월화수목금토일][)）]": "",
    "[月火水木金土日]曜日?|[월화수목금토일]요일": "",
    "또는|或|または|혹은": " or ",
}
_NATIVE_PATTERNS = tuple((re.compile(pattern), put) for pattern, put in _NATIVE.items())
_CJK_DAY = re.compile(r"(\d{1,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")
_CJK_MONTH = re.compile(r"(\d{1,4})\s?[年년]\s?(\d{1,2})\s?[月월]")
_CJK_LATER = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_CJK_UNIT = re.compile(r"(?<=\d)\s?[年년日号號일]|(?<=\d)\s?[月월](?=$|\s?[-–~至到])")


def tidy(text: str) -> str:
    """The date in plain signs; what it says stays the same.

    >>> tidy("１９４８年６月２８日"), tidy("1948‑06‑28T00:00:00+00:00"), tidy("28 June 1948[1]")
    ('1948-06-28', '1948-06-28', '28 June 1948')
    """
    text = _unwrapped(text.strip())
    if text.isascii():
        out = text
    else:
        out = _RAISED.sub("", text).translate(_SIGNS)
        out = "".join(map(_plain_digit, unicodedata.normalize("NFKC", out)))
        out = _han(out.translate(_INVISIBLE).translate(_SIGNS))
    out = " ".join(out.split())
    before = None
    while before != out:
        before, out = out, _FOOTNOTE.sub("", out)
    out = re.sub(r"^[*†‡§]+ ?(?=\w)", "", out)
    out = _BASIC_TIME.sub(r"\1", out)
    out = _CLOCK_FIRST.sub("", out) if ":" in out[:3] else out
    out = _CLOCK_INSIDE.sub("", _SAS_TIME.sub("", _TIME.sub("", out)))
    return _OR_ABOUT.sub("about", _ZONE_BEHIND.sub("", out)).strip()


def _unwrapped(text: str) -> str:
    """A date without quotes, a named zone or ±; each is looked for only where its sign stands."""
    if text[:1] in _QUOTES:
        text = _QUOTED.sub(r"\1", text)
    if text.endswith("]"):
        text = _NAMED_ZONE.sub("", text)
    if "±" in text or "+" in text:
        text = _GIVE_OR_TAKE.sub("~", text)
    if _MAY_BE_PART.search(text):
        text = _EARLY_HALF.sub("about ", _FRENCH_MIDDLE.sub("about ", text))
    return text


def _plain_digit(sign: str) -> str:
    if sign.isascii() or unicodedata.category(sign) != "Nd":
        return sign
    return str(unicodedata.digit(sign))


def _han(text: str) -> str:
    """Chinese, Japanese and Korean: years of an era, numbers in words, year, month and day."""
    text = _ERA.sub(lambda m: f"{_ERAS[m[1]] + (1 if m[2] == '元' else int(m[2]))}年", text)
    text = _HAN_YEAR.sub(lambda m: "".join(str(_HAN_DIGITS[sign]) for sign in m[0]), text)
    text = _HAN_NUMBER.sub(lambda m: str(_han_number(m[0])), text)
    for pattern, put in _NATIVE_PATTERNS:
        text = pattern.sub(put, text)
    text = _CJK_DAY.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)
    text = _CJK_MONTH.sub(lambda m: f"{m[1]}-{m[2]:0>2}", text)
    text = _CJK_LATER.sub(lambda m: f"{m[1]:0>2}-{m[2]:0>2}", text)
    return _CJK_UNIT.sub("", text)


def _han_number(text: str) -> int:
    """十二 is 12, 二十八 is 28."""
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    ten = _HAN_DIGITS[tens[-1]] if tens else 1
    return 10 * ten + (_HAN_DIGITS.get(ones[0], 0) if ones else 0)
