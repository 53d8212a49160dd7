"""Words in dates beside the months: seasons, about, perhaps, before, between, centuries, nothing.

Written as people write them, in some twenty languages, and looked up in the plain small letters of
`month_names.plain`.
"""

import re
from functools import cache

from data.dates.languages.month_names import months, plain, weekdays


def _set(text: str) -> frozenset[str]:
    return frozenset(plain(word).strip(".") for word in text.split())


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> re.Pattern[str]:
    """One pattern for phrases parted by bars, as whole words; the longest counts."""
    found = sorted({plain(phrase).strip() for phrase in text.split("|")}, key=len, reverse=True)
    parts = (re.escape(phrase).replace(r"\ ", r"[ .]*") for phrase in found)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(parts)})(?![a-z])\.?")


SEASONS = {
    21: "spring fruhling fruehling fruhjahr printemps primavera primăvara"
    " våren vårens forår foråret jaro wiosna wiosną wiosny proljeće"
    " proleće весна весной весны весна vesna pomlad pomladi tavasz lente voorjaar jar vår forår"
    " ilkbahar bahar kevät pavasaris άνοιξη ربيع الربيع אביב वसंत пролет пролеће весни",
    22: "summer sommer sommeren sommaren été verano estate léto leto leta lato"
    " latem lata ljeto ljetom лето летом"
    " лета"
    " nyár zomer sommar verão yaz kesä vara vară καλοκαίρι صيف الصيف קיץ ग्रीष्म літо влітку лято",
    23: "autumn fall herbst hösten høst høsten efterår efteråret automne otoño"
    " autunno podzim podzimu jesien jesień jesienią jeseń jesen"
    " jeseni осень осенью осени ősz herfst höst outono outonno sonbahar güz syksy toamna φθινόπωρο"
    " خريف الخريف סתיו शरद осінь есен јесен јесени",
    24: "winter vintern vinteren hiver invierno inverno zima zimy zimi zimě"
    " zimou zimą зима зимой зимы tél vinter"
    " kış talvi iarna iarnă χειμώνας شتاء الشتاء חורף शीत взимку зими",
}
SEASON_OF = {word: number for number, text in SEASONS.items() for word in _set(text)}
ABOUT = _set(
    "c ca cca circa cirka ungef about around abt approximately approx appx est estimated est'd cal"
    " calculated roughly near um etwa gegen ungefähr zirka rund vers environ env hacia alrededor"
    " aproximadamente aprox verso circa-il intorno oko okolo ok около ок примерно приблизительно"
    " kolem asi přibližně przybliżeniu około ok przybl przibl priblizno približno"
    " priblizne cerca aproximado aproximada körül kb noin omkring cirka rond ongeveer yaklaşık"
    " civarı civarında حوالي نحو تقريبا בערך בסביבות लगभग περίπου приблизно близько"
    " early mid middle late beginning start courant end start-of anfang"
    " mitte ende début fin milieu začátek"
    " pocatek počátek konec sredina sredinom početak početkom kraj krajem poczatek początek"
    " koniec początku końcu połowie połowa начало начале конец конце"
    " середина середине крајем почетком"
    " inicio inicios principios mediados finales fines início meados final inizio metà fine rané"
    " pozne pozdní eleje vége közepe başı sonu ortası"
)
UNSURE = _set(
    "probably prob przypuszczalnie zapewne perhaps possibly presumably"
    " maybe likely uncertain unsure disputed doubtful"
    " vermutlich wahrscheinlich vielleicht wohl möglicherweise unsicher peut-être probablement"
    " incertain incerto quizá quizás probablemente tal-vez forse možda moguće verovatno vjerojatno"
    " možná snad asi-snad pravděpodobně chyba prawdopodobnie może возможно вероятно"
    " предположительно"
    " muhtemelen belki ربما אולי शायद talán valószínűleg misschien waarschijnlijk kanske"
    " talvez provavelmente"
)
DECADE = _set(
    "s er ern es tych te ties aa ih е ые ых х lar ler larda lerde luvulla luku talet tallet"
    " as os as jaren ies ově ta tih tim eji-aa"
)
DECADE_BEFORE = _set("années annees décennie década decada anni decennio lata dekada desete годы")
CENTURY = _set(
    "century centuries cent jh jhd jhdt jahrhundert jahrhunderts siècle siecle siglo secolo século"
    " wiek wieku w век века веке в вв v stoletie столетие столетия století stol stoleti stoljeće"
    " stoljeca stoljeću vek veka veku vijek vijeka vijeku stoletje század yüzyıl yy eeuw århundrade"
    " århundre århundrede seculo secolul vuosisata αιώνας αιώνα القرن قرن המאה מאה शताब्दी सदी"
    " sajand gadsimts amžius століття століть"
)
QUARTER = _set(
    "q qtr quarter quartal trimestre trim kwartał kwartal kv kvartal kvartál квартал квартала"
    " čtvrtletí"
    " tromjesečje tromesečje negyedév çeyrek kwartaal τρίμηνο الربع רבעון trimester"
)
HALF = _set(
    "h half пол połowa polovina polovini polovině половина половине"
    " halbjahr semestre semester sem półrocze"
    " pololetí полугодие polugodište polugodje félév"
    " yarıyıl halvår halfjaar"
)
WEEK = _set(
    "week wk kw woche semaine semana settimana tydzień týden неделя nedelja tjedan hét hafta"
)
ORDINALS = {
    plain(word): number
    for number, words in enumerate(
        (
            "first erste ersten erstes premier première primer primera primo prima pierwszy"
            " pierwsza"
            " první prvni prva prvi первая первый первом i",
            "second zweite zweiten zweites deuxième second seconde segundo segunda secondo seconda"
            " drugi druga druhé druhá второй вторая втором ii",
            "third dritte dritten drittes troisième tercer tercero tercera terzo trzeci třetí"
            " treći treća третий третья iii",
            "fourth vierte vierten viertes quatrième cuarto cuarta quarto czwarty čtvrté čtvrtý"
            " četvrti četvrta четвертый четвёртый четвертая iv",
        ),
        start=1,
    )
    for word in words.split()
}
_CENTURIES = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
CENTURY_ORDINALS = {word: number for number, word in enumerate(_CENTURIES, start=1)}
TIMES_OF_DAY = _set(
    "noon midnight morning afternoon evening night dawn dusk mittag mittags mitternacht abend"
    " abends vormittag vormittags nachmittag nachmittags nachts morgens früh matin soir"
    " midi minuit nuit mañana tarde noche mattina sera notte manhã noite večer ráno"
    " wieczór wieczorem rano nocą"
    " uveče вечер вечером утро утром ночь ночью днем kväll kveld aften avond ochtend ilta"
)
FILLERS = (
    TIMES_OF_DAY - {"rano", "fruh", "nuit", "noche", "noite"}
    | _set(
        "the of in on at an de del di da do den der das dem am im le la les el il lo los en og"
        " dne dnia dňa roku rok r rokiem goda году год г godu god godine godina године году"
        " leta-gospodnje"
        " year years yr jahr jahre jahres année annee annees an ano año años anno anni ár év évi"
        " évben u v w we th st nd rd er ere o m ad ce n l d día dia jour giorno day tag"
        " dag den ngay nam"
        " гг gada il ilin ilde წლის թ թվականի жылғы жылы στις τον του την през во"
        " em nel latach letech rokoch godinama jahren annees"
        " i-n jan-i an en ja je jen jan as es os á án én i-i ból m evek yil yılı yılında senesi سنة"
        " عام שנת वर्ष ई y-g del-ano на la-un godini мјесец месец the-year ay ayi ayı gün"
    )
    | {"e"}
)
# Between two dates. Some mean “after” or “until” where only one date follows.
UNTIL = _set(
    "to until till til through thru thro bis до do až az po à a au aux al hasta jusqu'à jusqu'au"
    " fino fino-al ate até tot til till ile kadar ila إلى حتى עד तक έως ως до по inclusive-to"
    " und-bis -ig"
)
AND = _set("and und et y e i и i и oraz a és og och ve en و ja και та")
EITHER = _set("or oder ou o lub albo nebo ili или або vagy veya of eller או أو या ή")
FROM = _set(
    "from von vom ab since od od-dne du de depuis des desde del dal dalla dall'  da с со од van"
    " från"
    " fra between btw bet zwischen entre tra fra między mezi između измеђu между između arasında"
    " من بين בין από μεταξύ between-the night nacht nuit noche notte noć ночь w z"
)
BETWEEN = _phrases(
    "between|btw|bet|zwischen|entre|tra|między|mezi|između|измежду|између|между|arasında|بين|בין"
    "|μεταξύ|між|tussen|mellan|mellem|mellom|között"
)
# Without another date beside them these leave one end open.
OPEN = _phrases(
    "before|prior to|bef|not after|no later than|earlier than|earlier|until|till|up to|by|ante"
    "|terminus ante quem|vor|bis|bis zu|spätestens|avant|jusqu'en|jusqu'à|jusqu'au|au plus tard"
    "|antes de|antes del|antes|hasta|a más tardar|prima di|prima del|prima|fino a|fino al|entro"
    "|przed|do|najpóźniej|před|do roku|nejpozději|prije|pre|pred|najkasnije|до|перед|раньше"
    "|не позднее|пре|пред|önce|kadar|قبل|حتى|לפני|עד|voor|tot|før|före|innan|până|πριν|előtt"
    "|after|aft|since|from|as of|as from|not before|no earlier than|onward|onwards|or later"
    "|or earlier|later than"
    "|ff|post|terminus post quem|starting|beginning in|nach|seit|ab|frühestens|après|depuis|dès"
    "|au plus tôt|à partir de|después de|despues del|después|desde|a partir de|dopo|dal|dalla|in"
    " poi"
    "|da|po|od|od roku|najwcześniej|nejdříve|poslije|posle|nakon|после|с|со|начиная|не раньше|од"
    "|sonra|beri|itibaren|بعد|منذ|אחרי|מאז|na|sinds|vanaf|etter|efter|după|μετά|után|óta"
    "|to present|to date|present|ongoing|now|today|heute|oggi|hoy|dziś|danas|сегодня|bugün"
)
_DOT = r"\.? ?"
_GAP = r"[. ]{1,2}"


def _initials(text: str) -> str:
    """`v chr|p n e` as a pattern that allows full stops and blanks between.

    Behind a whole word there is one at least: “done” is no “до н. э.”.
    """
    return "|".join(map(_spaced, text.split("|")))


def _spaced(entry: str) -> str:
    *first, last = map(re.escape, entry.split())
    return "".join(f"{word}{_DOT if len(word) == 1 else _GAP}" for word in first) + last


_BC = _initials(
    "b c e|b c|bc|bce|v chr|v u z|vor christus|av j -c|av j-c|av j c|avant j-c|avant j -c|avant"
    " jesus-christ|avant notre ere"
    "|a c|a e c|pre n e|prije n e|antes de cristo|avanti cristo|p n e|pr n e|pne|pre nove ere"
    "|prije nove ere|pr kr"
    "|prije krista|pr n l|do n e|do nashei ery|i e|i sz e|f kr|fvt|m o|milattan once|ekr|i h|i kr e"
    "|p k h|p kh|p hr"
)
_AD = _initials(
    "a d|ad|c e|ce|n chr|u z|nach christus|apr j -c|apr j-c|apr j c"
    "|ap j -c|ap j-c|ap j c|apres j -c|d c|e c|n e|n l|po kr"
    "|po kristu|nashei ery"
    "|i sz|kr u|e kr|jkr|m s|milattan sonra|m kh|d hr|anno domini"
)
# Beside the number of a year, before or behind it.
_SURE = _initials(
    "b c e|b c|bc|bce|v chr|vor christus|av j -c|av j-c|av j c|p n e|pr n e|pr n l|pre n e|prije"
    " n e|do n e"
    "|prije krista|milattan once|pred n l|antes de cristo|avanti cristo"
)
BEFORE_CHRIST = re.compile(
    rf"(?<![a-z])(?:{_SURE})(?![a-z])|(?<=\d)[ .,]*(?:{_BC})(?![a-z])\.?"
    rf"|^(?:{_BC})(?![a-z])\.?(?= ?\d)"
)
AFTER_CHRIST = re.compile(
    rf"(?<=\d)[ .,]*(?:{_AD})(?![a-z])\.?|(?<![a-z])(?:{_AD})(?![a-z])\.?(?= ?\d)"
)


@cache
def others() -> frozenset[str]:
    """Words that mean something else before a date than a day of the week."""
    open_ones = frozenset(re.findall(r"[a-z]+", OPEN.pattern))
    return open_ones | ABOUT | UNSURE | UNTIL | AND | EITHER | FROM | months().keys()


@cache
def vocabulary() -> frozenset[str]:
    """Every word that can stand in a date; a text with another one is none."""
    sets = (
        TIMES_OF_DAY,
        ABOUT,
        UNSURE,
        DECADE,
        DECADE_BEFORE,
        CENTURY,
        QUARTER,
        HALF,
        WEEK,
        FILLERS,
        UNTIL,
    )
    phrases = " ".join((OPEN.pattern, BETWEEN.pattern, OLD_STYLE.pattern, NEW_STYLE.pattern))
    known = set().union(*sets, AND, EITHER, FROM, SEASON_OF, ORDINALS, months(), weekdays())
    for text in (
        *known,
        *CENTURY_ORDINALS,
        _BC.replace("\\", " "),
        _AD.replace("\\", " "),
        phrases,
    ):
        known |= set(re.findall(r"[a-z]+", text))
    return frozenset(known)


OLD_STYLE = _phrases(
    "o s|os|old style|julian|julian calendar|a st|alten stils|st st|старого стиля|по старому"
    " стилю"
    "|с с|v s|vieux style|calendrier julien|stary styl|starého stylu"
)
NEW_STYLE = _phrases(
    "n s|ns|new style|gregorian|gregorian calendar|n st|neuen stils|нового стиля|по новому стилю"
    "|н ст|nouveau style|calendrier grégorien|nowy styl|utc|gmt|cet|local time|sic"
)
