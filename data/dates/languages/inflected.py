"""Months as they stand in a sentence, which Unicode's CLDR does not have: “in June”, “of June”.

By language, twelve words for each way of saying it.
"""

_FORMS = {
    "ru": ("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",),
    "uk": (
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    ),
    "be": (
        "студзені лютым сакавіку красавіку маі чэрвені ліпені жніўні верасні кастрычніку"
        " лістападзе снежні",
    ),
    "cs": (
        "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
    ),
    "sk": (
        "januári februári marci apríli máji júni júli auguste septembri októbri novembri decembri",
    ),
    "pl": (
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku"
        " listopadzie grudniu",
    ),
    "hr": (
        "siječnju veljači ožujku travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenome"
        " prosincu",
    ),
    "sl": (
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra"
        " decembra",
        "januarju februarju marcu aprilu maju juniju juliju avgustu septembru oktobru novembru"
        " decembru",
    ),
    "sr_Latn": (
        "januaru februaru martu aprilu maju junu julu avgustu septembru oktobru novembru decembru",
    ),
    "lv": (
        "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī"
        " decembrī",
        "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra"
        " decembra",
    ),
    "lt": (
        "sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį",
    ),
    "et": (
        "jaanuaris veebruaris märtsis aprillis mais juunis juulis augustis septembris oktoobris"
        " novembris detsembris",
        "jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril"
        " novembril detsembril",
        "jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri"
        " detsembri",
    ),
    "fi": (
        "tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa"
        " elokuussa syyskuussa lokakuussa marraskuussa joulukuussa",
        "tammikuun helmikuun maaliskuun huhtikuun toukokuun kesäkuun heinäkuun elokuun syyskuun"
        " lokakuun marraskuun joulukuun",
    ),
    "hu": (
        "januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban"
        " szeptemberben októberben novemberben decemberben",
        "januárjában februárjában márciusában áprilisában májusában júniusában júliusában"
        " augusztusában szeptemberében októberében novemberében decemberében",
        "januárja februárja márciusa áprilisa májusa júniusa júliusa augusztusa szeptembere"
        " októbere novembere decembere",
        "januári februári márciusi áprilisi májusi júniusi júliusi augusztusi szeptemberi októberi"
        " novemberi decemberi",
    ),
    "tr": (
        "ocakta şubatta martta nisanda mayısta haziranda temmuzda ağustosta eylülde ekimde kasımda"
        " aralıkta",
    ),
    "el": (
        "ιανουάριο φεβρουάριο μάρτιο απρίλιο μάιο ιούνιο ιούλιο αύγουστο σεπτέμβριο οκτώβριο"
        " νοέμβριο δεκέμβριο",
    ),
    "eu": (
        "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren"
        " irailaren urriaren azaroaren abenduaren",
        "urtarrilean otsailean martxoan apirilean maiatzean ekainean uztailean abuztuan irailean"
        " urrian azaroan abenduan",
    ),
}  # fmt: skip


def forms() -> list[tuple[str, int, str]]:
    """Each word with the number of its month, and its language before both."""
    return [
        (language, month, word)
        for language, ways in _FORMS.items()
        for words in ways
        for month, word in enumerate(words.split(), start=1)
    ]
