"""What people call the columns of a table of events, in the languages near to Thaw.

English, German, French, Spanish, Italian, Polish, Czech, Serbian and Croatian (both scripts) and
Russian, in the plain small letters of `search_text.fold`; more stand in `far_names`.
"""

from data.basics import columns as c
from data.reading.vocabulary import fields as f

NAMES: dict[str, str] = {
    c.DATE: "date|dated|arrival|arrived|earliest date|earliest|not before|date not before"
    "|no earlier than|date min"
    "|min date|date earliest|terminus post quem|post quem|tpq|date lower|lower date"
    "|dates|when|event date|date of event|eventdate|startdate|date start|date begin"
    "|date from|date time|datetime|date of the event|start date|start|begin|from|day of event"
    "|sqldate|datum|zeitpunkt|gregorian|gregorian date|gregorian calendar|western date|miladi"
    "|tag|wann|beginn|fecha|cuando|inicio|data|quando|giorno|kiedy|dzien|poczatek|kdy|den|zacatek"
    "|dan|kada|pocetak|dzień|data sobytiya|kogda|jour|quand|debut|date de debut|nachalo",
    f.END: "end|departure|departed|latest date|latest|not after|date not after|no later than"
    "|date max|max date"
    "|date latest|terminus ante quem|ante quem|taq|date upper|upper date"
    "|end date|enddate|date end|date to|date until|until|to|finish|ende|bis|enddatum|fin"
    "|date de fin|fecha fin|hasta|fine"
    "|data fine|koniec|do|konec|kraj|zavrsetak|datum kraja|data okonchaniya|okonchanie|konets",
    f.DURATION: "duration|lasted|length|days|number of days|no of days|days lasted|how long|dauer"
    "|duree|duracion|durata|duracao|czas trwania|trvani|trajanje|prodolzhitelnost|duur|varighet"
    "|varaktighet|kesto|idotartam|sure|dlitelnost",
    f.YEAR: "year|year min|min year|earliest year|year earliest"
    "|iyear|yr|syear|startyr|styr|styear|strtyr|start year|startyear|year start|begin year"
    "|event year|eventyear|year of event|yyyy|jahr|annee|an|ano|anno|rok|godina|god",
    f.MONTH: "month|imonth|mon|mo|mnth|smonth|smon|startmonth|stmonth|stmon|strtmnth|start month"
    "|month start|begin month|event month|mmdd|mm dd|month day|monthday|month and day|ddmm|dd mm"
    "|day month|daymonth|day and month|tag monat|tag und monat|jour mois|jour et mois|dia mes"
    "|dia y mes|giorno mese|giorno e mese"
    "|mm|monat|mois|quarter|qtr|quartal|trimestre|trimester|kwartal|ctvrtleti|kvartal|tromjesecje"
    "|half|half year|halbjahr|semestre|semester|polrocze|pololeti|week|week number|woche|kw"
    "|doy|day of year|day of the year|yday|jday|ordinal day|tag im jahr|tag des jahres"
    "|jour de l annee|dia del ano|dan u godini|den v roce|dzien roku"
    "|months|monate|meses|mesi|miesiace|mesice"
    "|kalenderwoche|semaine"
    "|semana|settimana|tyden|tydzien|season|saison|jahreszeit|estacion|stagione|pora roku|mes|mese"
    "|miesiac|mesic|mjesec|mesec|mesyats",
    f.DAY: "day|iday|sday|startday|stday|strtday|start day|day start|begin day|event day|dd|dy|tag"
    "|jour|dia|giorno|dzien|den|dan|den'|day of month",
    f.ERA: "era|calendar|calendar style|calendar type|style|kalender|calendrier|calendario"
    "|epoch|bc ad|bce ce|ad bc|ce bce|ara|aera|zeitrechnung|ere|v n chr|epocha|eon",
    f.ABOUT: "qualifier|date qualifier|date modifier|modifier|date prefix|prefix"
    "|circa|ca|approx|approximate|approximately|about|is approximate|date approximate"
    "|date is approximate|ungefahr|geschatzt|environ|aproximado|priblizno|okolo|okolo roku",
    f.PRECISION: "precision|certainty|date precision|date prec|time prec|datetime precision"
    "|precision of date|time precision|date accuracy|granularity"
    "|date granularity|date resolution|date certainty|certainty of date|genauigkeit"
    "|datumsgenauigkeit|precision de la date|precision de la fecha|dokladnosc daty|presnost data"
    "|tochnost|tochnost daty|preciznost datuma",
    f.END_YEAR: "end year|year max|max year|latest year|year latest"
    "|endyear|endyr|eyr|year end|eyear|finish year|endjahr|annee de fin",
    f.END_MONTH: "end month|emonth|emon|endmon|endmnth|endmonth|month end|endmonat|mois de fin",
    f.END_DAY: "end day|eday|endday|day end|endtag|jour de fin",
    c.TITLE: "title|event|subject|purpose|occasion|headline|name|what|what happened|event title"
    "|happening|ereignis|titel"
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
    c.INITIATOR: "initiator|from|actor1code|actor 1 code|actor1countrycode|actor1 country code"
    "|source country|source name|sender|sender country|from country|state"
    " a|statea|side a|sidea|country a|country 1|actor a|actor1name|actor name|actor country"
    "|actor|who|who acted|actor1|actor 1|source actor|agent|by|side|state"
    "|country|party|akteur|wer|seite|staat|land|acteur|qui|pays|etat|initiateur|actor principal"
    "|quien|pais|iniciador|attore|chi|paese|iniziatore|aktor|kto|strona|panstwo|kraj|inicjator"
    "|akter|kdo|strana|stat|zeme|inicijator|initsijator|tko|ko|zemlja|drzava|drzhava|initsiator"
    "|storona|strana",
    c.CAMEO: "cameo|cameo code|code|event code|eventcode|kod|cameo kod|kod cameo",
    c.SCORE: "score|goldstein|goldstein scale|goldsteinscale|value|rating|points|weight|intensity"
    "|effect|impact|strength|change|temperature change|punkte|wert|bewertung|wertung|punktzahl"
    "|wirkung|score goldstein|valeur|points|effet|puntuacion|valor|puntos|nota|efecto|punteggio"
    "|valore|punti|voto|effetto|ocena|wynik|punkty|wartosc|skore|body|hodnoceni|hodnota|znamka"
    "|bodovi|vrijednost|vrednost|rezultat|otsenka|otsena|ball|bally|znachenie|ocjena",
    f.WORDS: "warms or cools|score|change in relations|relations|effect on relations|effect|impact"
    "|tone|assessment|rating|wirkung"
    "|einschatzung|effet|efecto|effetto|wplyw|ucinek|ucinak|vliyanie|uticaj",
    f.DIRECTION: "direction|trend|sign|tendency|richtung|tendenz|sens|direccion|direzione|kierunek"
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
