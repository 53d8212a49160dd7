"""What people write in a cell that has nothing to say: NA, a dash, −9, unknown; or “present”."""

import re

from data.basics.search_text import fold


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split("|"))


_NOTHING = _set(
    "na|n/a|n.a.|n. a.|#n/a|#na|nan|nat|null|none|nil|nd|n.d.|n/d|s.d.|s/d|s.a.|o.j.|o. j.|k.a."
    "|k. a."
    "|o.a.|b.d.|b.r.|n.k.|nk|unk|unk.|unknown|not known|undated|no date|date unknown|unspecified"
    "|not specified|not available|not applicable|missing|blank|empty|tbd|tba|tbc|to be determined"
    "|unbekannt|nicht bekannt|keine angabe|ohne datum|ohne angabe|entfällt|fehlt|inconnu|inconnue"
    "|non connu|non renseigné|sans date|s. d.|néant|desconocido|desconocida|sin fecha|sin datos"
    "|ninguno|sconosciuto|sconosciuta|ignoto|senza data|non noto|nessuno|nieznany|nieznana|nieznane"
    "|brak|brak danych|bez daty|neznámý|neznámé|neznámo|neuvedeno|nepoznato|nepoznat|nije poznato"
    "|bez datuma|неизвестно|неизвестен|неизвестна|нет данных|нет|н/д|б/д|б.д.|непознато|невідомо"
    "|desconhecido|sem data|onbekend|ukjent|okänd|ukendt|tuntematon|ismeretlen|necunoscut"
    "|bilinmiyor|belirsiz|yok|غير معروف|مجهول|لا يوجد|לא ידוע|אין|अज्ञात|άγνωστο|不明|不详|不詳"
    "|未知|未详|無"
    "|无|なし|미상|없음|o.d.|o. d.|bd|xx|xxx|niet bekend|okänt|okend|none given|not given"
    "|not stated|not recorded|see note|see notes|void|s/f|s.f.|s. f.|sf|n.n.|keine|ingen|ikke kjent"
    "|#value!|#ref!|#num!|#name?|#null!|#div/0!|<na>|\\n|(none)|(unknown)|(blank)|(empty)|[none]"
)
_SIGNS = re.compile(r"[\s\-–—―−‐‑_.…?？*~/\\×·•()\[\]]+")
_MISSING_NUMBER = re.compile(r"[-−–](?:9|99|999|9999|99999|8|88|888|7|77|1)(?:[.,]0+)?")
# Day 0 of a spreadsheet: what it makes of a blank cell.
_ZERO_DAY = re.compile(
    r"0000([-/.]?)00\1(?:00)?(?:[ T]00:00(?::00)?)?|(?:00[-/.]){2}0000|99[-/.]99[-/.]9999"
    r"|9999[-/.]99[-/.]99|[01]/0/1900|0/1/1900|00/0[01]/1900|0?0\.0?1\.1900|1900-01-00",
    re.ASCII,
)
_STILL = _set(
    "present|the present|to present|to the present|until present|ongoing|on-going|on going|now"
    "|today"
    "|current|currently|to date|continuing|continues|still|still ongoing|in progress|open"
    "|open-ended"
    "|in force|active|heute|bis heute|laufend|andauernd|gegenwart|jetzt|noch|dauert an|aktuell"
    "|aujourd'hui|en cours|présent|à présent|actuel|jusqu'à présent|actualidad|presente|hoy|en"
    " curso"
    "|actual|vigente|hasta hoy|oggi|in corso|attuale|obecnie|dziś|do dziś|trwa|teraz|nadal"
    "|současnost"
    "|dnes|dosud|trvá|danas|sada|u toku|u tijeku|traje|do danas|sadašnjost|настоящее время|н.в."
    "|н. в."
    "|по настоящее время|сейчас|сегодня|по сей день|данас|у току|теперішній час|hoje|atual|presente"
    "|heden|nu|nåtid|nykyhetki|ma|jelen|prezent|bugün|devam ediyor|günümüz|halen|الآن|حتى الآن"
    "|until now|up to now|up to the present|present day|to this day|bis jetzt|bis dato"
    "|jusqu'à aujourd'hui|à ce jour|a día de hoy|hasta la fecha|hasta el presente|fino ad oggi"
    "|tot heden|tot nu|tot nu toe|nykyinen|nykyään|по н.в.|по н. в.|до настоящего времени"
    "|до сих пор|do sada|do chwili obecnej|até hoje|até o presente|ate hoje"
    "|اليوم"
    "|מווה|היום|כיום|आज|वर्तमान|σήμερα|至今|现在|現在|今|継続中|進行中|현재|지금|∞|infinity|inf"
)
_NUMBERS = re.compile(r"\d.*\d", re.DOTALL)  # no word for nothing has two digits
_STILL_DATE = re.compile(r"9999(?:[-/.]\d{1,2}[-/.]\d{1,2})?|31[./]12[./]9999|12/31/9999")


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say.

    >>> [says_nothing(text) for text in ("", "NA", "–", "unknown", "Belgrade", "-8")]
    [True, True, True, True, False, False]
    """
    clean = text.strip()
    if not clean or _SIGNS.fullmatch(clean) or _ZERO_DAY.fullmatch(clean):
        return True
    return len(clean) < 40 and not _NUMBERS.search(clean) and fold(clean).strip(" .") in _BARE


_BARE = frozenset(word.strip(" .") for word in _NOTHING)


def is_missing_number(text: str) -> bool:
    """Whether a number stands for a missing one, as −9 and −999 do in tables of states and wars."""
    return _MISSING_NUMBER.fullmatch(text.strip()) is not None


def is_still_open(text: str) -> bool:
    """Whether the end of a span says that it goes on.

    >>> is_still_open("present"), is_still_open("bis heute"), is_still_open("1955")
    (True, True, False)
    """
    clean = text.strip().lstrip("-–— ")
    if not clean or len(clean) > 40:
        return False
    if _NUMBERS.search(clean):
        return _STILL_DATE.fullmatch(clean) is not None
    return fold(clean).strip(" .") in _STILL_BARE


_STILL_BARE = frozenset(word.strip(" .") for word in _STILL)
