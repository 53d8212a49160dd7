"""Words in the names of columns that say what a column is not, or what its numbers count."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


STRONG_SCORES = words_of(
    "score scores goldstein punktzahl bewertung puntuacion punteggio skore bodovi ocena ocjena"
    " otsenka otsena"
)
ANY_FIGURE = words_of(
    "value change weight points strength intensity wert punkte valeur points valor puntos valore"
    " punti wartosc punkty hodnota body vrijednost vrednost bodovi znachenie ball bally"
)
OF_THE_EVENT = words_of(
    "event events ereignis ereignisses evenement evento wydarzenia zdarzenia udalosti dogadjaja"
    " dogadaja sobytiya"
)
LASTING = words_of(
    "duration lasted length dauer duree duracion durata duracao trwania trvani trajanje"
    " prodolzhitelnost dlitelnost duur varighet varaktighet kesto idotartam"
)
TURNED_ROUND = words_of(
    "tension tensions conflict hostility hostile threat risk severity danger violence crisis"
    " credit democracy polity freedom exam konflikt spannung spannungen feindseligkeit gefahr"
    " gewalt krise tensions conflit hostilite menace violence crise conflicto hostilidad amenaza"
    " violencia conflitto ostilita minaccia violenza konfliktu napiecie wrogosc napeti sukob"
    " napetost napryazhennost konfliktnost cooling cold coldness"
    " disagreement dispute disputes instability deterioration escalation"
    " casualty casualties antagonism animosity enmity rivalry aggression distrust mistrust"
    " verschlechterung eskalation abkuhlung instabilitat aggressivitat refroidissement degradation"
    " instabilite rivalite enfriamiento deterioro rivalidad raffreddamento rivalita"
    " reversed reverse inverted inverse negated flipped umgekehrt invertiert inversee invertido"
)
WARM_TOO = words_of("warming warm warmth warms cooperation friendly friendship amity peace")
# What is made of a score and those before it; what is said of a score beside it.
SUMMED = words_of(
    "cumulative cumulated cumul cumsum cum accumulated running kumulativ kumuliert kumulierte"
    " cumule cumulee cumulatif acumulado acumulada cumulativo cumulato cumulata skumulowany"
    " kumulativni"
)
NO_SCORE_ITSELF = words_of(
    "se sd std stdev stddev stderr variance error sem ci margin min max minimum maximum lowest"
    " highest low high lower upper mindestens hochstens minimal maximal previous prior former old"
    " before after vorher nachher alt precedent avant apres anterior antes despues precedente prima"
    " dopo przed pred posle rank rang"
)
SIGN_TURNED = words_of("reversed reverse inverted inverse negated flipped umgekehrt invertiert")
NOT_THE_EVENTS = words_of(
    "accessed access retrieved retrieval downloaded download created creation updated update"
    " modified added entered entry recorded published publication pub printed issue issued"
    " scanned archived accession cited filed reported birth born death died checked reviewed"
    " uploaded timestamp source story last abruf abgerufen zugriff zugriffsdatum abrufdatum erfasst"
    " geandert"
    " erstellt veroffentlicht veroffentlichung erscheinungsdatum erscheinungsjahr zeitstempel"
    " geburt tod consulte consultation acces publie modifie cree ajout parution horodateur"
    " naissance deces consulta consultado acceso publicacion creacion modificacion nacimiento"
    " consultato accesso pubblicazione nascita dostep dostepu publikacji dodano urodzenia"
    " pristup citovano vydani pristupljeno objave objavljeno unosa rodjenja dostupa"
    " obrashcheniya publikatsii sozdaniya rozhdeniya acesso publicacao geraadpleegd"
    " gepubliceerd erisim yayin kayit"
)
OTHER_NUMBERS = words_of(
    "page pages pp p seite seiten pagina paginas strona strana stranitsa stranica nr no number"
    " num id code ccode cow gwno dispute disno dispnum case file record row line order index"
    " population height distance altitude price cost gdp deaths fatalities casualties killed"
    " nummer numero cislo broj nomer lfd sort rank"
)
OTHER_CALENDARS = words_of(
    "hijri (hijri) hijra ah (ah) islamic jalali (jalali) shamsi (shamsi) solar (sh) persian jewish"
    " hebrew buddhist (be) saka coptic ethiopian"
)
RULERS = words_of("reign reigned ruler rule amtszeit regne reinado regno panowanie vlada")
STAMPS = words_of("timestamp timestamps unix posix epoch time datetime ts zeitstempel horodatage")
TARGETS = words_of(
    "target recipient receiver actor2 actor2name ziel empfanger cible destinataire objetivo"
    " destinatario bersaglio stateb sideb cel odbiorca cil meta tsel'"
)
