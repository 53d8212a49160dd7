"""What people call the columns of a table of events, in nine languages.

English, German, French, Spanish, Italian, Polish, Czech, Serbian and Croatian (both scripts) and
Russian, in the plain small letters of `search_text.fold`.
"""

from data.basics import columns as c

END, YEAR, MONTH, DAY = "end", "year", "month", "day"
END_YEAR, END_MONTH, END_DAY = "end_year", "end_month", "end_day"
WORDS = "words"  # "warms a lot" … "cools a lot"
DIRECTION = "direction"  # warming or cooling, beside a score

NAMES: dict[str, str] = {
    c.DATE: "date|when|event date|start date|start|begin|from|day of event|sqldate|datum|zeitpunkt"
    "|tag|wann|beginn|fecha|cuando|inicio|data|quando|giorno|kiedy|dzien|poczatek|kdy|den|zacatek"
    "|dan|kada|pocetak|dzień|data sobytiya|kogda|jour|quand|debut|date de debut|nachalo",
    END: "end|end date|until|to|finish|ende|bis|enddatum|fin|date de fin|fecha fin|hasta|fine"
    "|data fine|koniec|do|konec|kraj|zavrsetak|datum kraja|data okonchaniya|okonchanie|konets",
    YEAR: "year|jahr|annee|an|ano|anno|rok|godina|god",
    MONTH: "month|monat|mois|mes|mese|miesiac|mesic|mjesec|mesec|mesyats",
    DAY: "day|tag|jour|dia|giorno|dzien|den|dan|den'|day of month",
    END_YEAR: "end year|endjahr|annee de fin",
    END_MONTH: "end month|endmonat|mois de fin",
    END_DAY: "end day|endtag|jour de fin",
    c.TITLE: "title|event|headline|name|what|what happened|event title|happening|ereignis|titel"
    "|was|geschehen|uberschrift|schlagzeile|evenement|titre|intitule|evento|suceso|titulo"
    "|acontecimiento|hecho|titolo|avvenimento|fatto|wydarzenie|tytul|zdarzenie|nazwa|udalost"
    "|nazev|titulek|co|dogadjaj|dogadaj|naslov|naziv|sto|sta|sobytie|nazvanie|zagolovok|chto",
    c.SUMMARY: "summary|description|text|details|detail|content|body|event description|about"
    "|beschreibung|zusammenfassung|inhalt|resume|texte|contenu|descripcion|resumen|texto"
    "|descrizione|riassunto|testo|opis|streszczenie|tresc|popis|shrnuti|obsah|sazetak|sadrzaj"
    "|opisanie|soderzhanie|tekst",
    c.LABEL: "label|short name|short title|short|kurzname|kurztitel|kurz|titre court|etiquette"
    "|titulo corto|etichetta|skrot|etykieta|stitek|zkratka|kratki naslov|oznaka|metka",
    c.CATEGORY: "category|type|kind|group|topic|theme|lane|area|field|class|tag|kategorie|typ|art"
    "|gruppe|thema|bereich|categorie|genre|groupe|domaine|categoria|tipo|grupo|tema|gruppo|ambito"
    "|kategoria|rodzaj|grupa|temat|dziedzina|druh|skupina|oblast|kategorija|vrsta|podrucje"
    "|kategoriya|tip|gruppa|oblast'|vid",
    c.INITIATOR: "initiator|actor|who|who acted|actor1|actor 1|source actor|agent|by|side|state"
    "|country|party|akteur|wer|seite|staat|land|acteur|qui|pays|etat|initiateur|actor principal"
    "|quien|pais|iniciador|attore|chi|paese|iniziatore|aktor|kto|strona|panstwo|kraj|inicjator"
    "|akter|kdo|strana|stat|zeme|inicijator|initsijator|tko|ko|zemlja|drzava|drzhava|initsiator|storona|strana",
    c.CAMEO: "cameo|cameo code|code|event code|eventcode|kod|cameo kod|kod cameo",
    c.SCORE: "score|goldstein|goldstein scale|goldsteinscale|value|rating|points|weight|intensity"
    "|effect|impact|strength|change|temperature change|punkte|wert|bewertung|wertung|punktzahl"
    "|wirkung|score goldstein|valeur|points|effet|puntuacion|valor|puntos|nota|efecto|punteggio"
    "|valore|punti|voto|effetto|ocena|wynik|punkty|wartosc|skore|body|hodnoceni|hodnota|znamka"
    "|bodovi|vrijednost|vrednost|rezultat|otsenka|otsena|ball|bally|znachenie|ocjena",
    WORDS: "warms or cools|effect on relations|effect|impact|tone|assessment|rating|wirkung"
    "|einschatzung|effet|efecto|effetto|wplyw|ucinek|ucinak|vliyanie|uticaj",
    DIRECTION: "direction|trend|sign|tendency|richtung|tendenz|sens|direccion|direzione|kierunek"
    "|smer|smjer|napravlenie",
    c.RATIONALE: "rationale|reason|why|justification|begrundung|grund|warum|raison|justification"
    "|pourquoi|razon|justificacion|motivo|perche|motivazione|uzasadnienie|powod|duvod|zduvodneni"
    "|obrazlozenje|razlog|obosnovanie|prichina",
    c.EVIDENCE: "evidence|confidence|certainty|reliability|sicherheit|zuverlassigkeit|gewissheit"
    "|confiance|certitude|fiabilite|confianza|certeza|fiducia|certezza|pewnosc|jistota|spolehlivost"
    "|pouzdanost|sigurnost|uverennost'|nadezhnost'",
    c.SOURCES: "sources|source|reference|references|citation|link|url|web|bibliography|sourceurl"
    "|source url|quelle|quellen|beleg|belege|nachweis|literatur|source|lien|reference|fuente"
    "|fuentes|referencia|enlace|fonte|fonti|riferimento|zrodlo|zrodla|odnosnik|zdroj|zdroje|odkaz"
    "|izvor|izvori|literatura|poveznica|istochnik|istochniki|ssylka",
    c.NOTE: "note|notes|remark|remarks|comment|comments|notiz|anmerkung|anmerkungen|bemerkung"
    "|kommentar|remarque|remarques|commentaire|observaciones|comentario|osservazioni|commento"
    "|uwagi|komentarz|poznamka|poznamky|komentar|napomena|napomene|biljeska|primechanie"
    "|kommentarii",
    c.EVENT_ID: "event id|id|event_id|number|no|nr|globaleventid|kennung|nummer|identifiant|numero",
    c.POINTS: "points",
    c.CHECKED: "checked|verified|gepruft|verifie|verificado|verificato|sprawdzone|overeno"
    "|provjereno|provereno|provereno",
}  # fmt: skip
FIELDS_OF: dict[str, tuple[str, ...]] = {}
for _field, _names in NAMES.items():
    for _name in _names.split("|"):
        FIELDS_OF[_name] = (*FIELDS_OF.get(_name, ()), _field)
