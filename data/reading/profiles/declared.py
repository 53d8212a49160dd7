"""The declared table: signature of the header, and what its columns mean, with who acted and whom.

Names are plain (`column_names.plain_name`); bars part alternatives, the first that is there counts.
A title is put together from columns in braces; `{who}` and `{whom}` are the two ends.
"""

from dataclasses import dataclass, field

from data.basics import columns as c
from data.reading.vocabulary import fields as f

STATES, ACTORS = "states", "actors"
_MACHINE = (
    "the events were coded by a machine from news reports; one act may stand here many times, and "
    "some never happened"
)
_LOOK = "Look at the strongest ones and their sources before you trust the curve"
_COW = "Correlates of War Project, Militarized Interstate Disputes"
_COW_DAYS = {
    f.YEAR: "styear",
    f.MONTH: "stmon",
    f.DAY: "stday",
    f.END_YEAR: "endyear",
    f.END_MONTH: "endmon",
    f.END_DAY: "endday",
}
_NO_SCALE = "the table says who did what to whom, and not how far it warmed or cooled a relation"


@dataclass(frozen=True)
class Profile:
    """One kind of table.

    Attributes:
        words: what it is, for people.
        signature: names of columns that must all be there.
        columns: for each field of Thaw the column, or several to choose from.
        who, whom: columns of the two ends of an act; `who_name`, `whom_name` what they are called.
        between: `states` where the file holds many pairs and one is to be chosen, else `actors`.
        title: how a title is put together.
        citation: of the data set.
        remark, mend: what whoever brings it in should know.
        ids: what comes before the table's own numbers.
        precision: a column of how exactly the date is known; `precisions` what its values mean:
            `day`, `~` (about), `month`, `year` or `range` (between the start and the end).
    """

    words: str
    signature: str
    columns: dict[str, str]
    who: str = ""
    whom: str = ""
    who_name: str = ""
    whom_name: str = ""
    between: str = ACTORS
    title: str = ""
    citation: str = ""
    remark: str = _NO_SCALE
    mend: str = "Rate the events that matter, in Bring in or in the Workshop"
    ids: str = ""
    precision: str = ""
    precisions: dict[str, str] = field(default_factory=dict)


PROFILES: tuple[Profile, ...] = (
    Profile(
        words="an ICEWS table",
        signature="event date|source name|target name|cameo code",
        columns={c.DATE: "event date", c.CAMEO: "cameo code", c.SCORE: "intensity",
                 c.EVENT_ID: "event id", c.SUMMARY: "event text", c.CATEGORY: "event text"},
        who="source country|source name", whom="target country|target name",
        between=STATES, title="{who} → {whom}: {event text}", ids="icews-",
        citation="Boschee et al., ICEWS Coded Event Data, Harvard Dataverse",
        remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="a POLECAT table (PLOVER)",
        signature="event date|event type|actor name|recipient name",
        columns={c.DATE: "event date", c.SCORE: "intensity", c.EVENT_ID: "event id",
                 c.CATEGORY: "event type", c.SUMMARY: "headline|contexts", c.NOTE: "source"},
        who="actor country|actor name", whom="recipient country|recipient name",
        between=STATES, title="{actor name} → {recipient name}: {event type} {event mode}",
        ids="polecat-", citation="Halterman et al., POLECAT Weekly Data, Harvard Dataverse",
        remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="GDELT's reduced table",
        signature="date|source|target|cameo code/cameocode|goldstein",
        columns={c.DATE: "date", c.CAMEO: "cameo code|cameocode", c.SCORE: "goldstein"},
        who="source", whom="target", between=STATES, title="{who} → {whom}: {cameo}",
        citation="The GDELT Project, https://www.gdeltproject.org/", remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="a table of actors and CAMEO codes",
        signature="date|source/source actor/sourceactor|target/target actor/targetactor"
        "|cameo/cameo code/cameocode/event code/eventcode/code",
        columns={c.DATE: "date", c.CAMEO: "cameo|cameo code|cameocode|event code|eventcode|code",
                 c.SCORE: "goldstein|goldstein scale|goldsteinscale|intensity|score"},
        who="source|source actor|sourceactor", whom="target|target actor|targetactor",
        between=STATES, title="{who} → {whom}: {cameo}", remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="an ACLED table",
        signature="event date|event type|sub event type|actor1",
        columns={c.DATE: "event date", c.EVENT_ID: "event id cnty|data id", c.SUMMARY: "notes",
                 c.CATEGORY: "event type", c.SOURCES: "source"},
        who="actor1", whom="actor2", title="{sub event type}: {who} → {whom}", ids="acled-",
        citation="ACLED, Armed Conflict Location and Event Data, https://acleddata.com/",
        precision="time precision", precisions={"2": "~", "3": "month"},
    ),
    Profile(
        words="an ACLED table of earlier years",
        signature="event date|event type|actor1|event id cnty/inter1/interaction",
        columns={c.DATE: "event date", c.EVENT_ID: "event id cnty|data id", c.SUMMARY: "notes",
                 c.CATEGORY: "event type", c.SOURCES: "source"},
        who="actor1", whom="actor2", title="{event type}: {who} → {whom}", ids="acled-",
        citation="ACLED, Armed Conflict Location and Event Data, https://acleddata.com/",
        precision="time precision", precisions={"2": "~", "3": "month"},
    ),
    Profile(
        words="a UCDP table of conflicts by year",
        signature="dyad id/conflict id|side a|side b|year|incompatibility",
        columns={c.DATE: "year", c.CATEGORY: "location", c.SUMMARY: "territory name"},
        who="side a", whom="side b", title="Armed conflict: {who} and {whom}",
        citation="Uppsala Conflict Data Program, https://ucdp.uu.se/",
        remark="the table says in which years two sides fought, and holds no single acts",
    ),
    Profile(
        words="a Phoenix table",
        signature="date|source actor entity|target actor entity|event code",
        columns={c.DATE: "date", c.EVENT_ID: "event id", c.CAMEO: "event code",
                 c.SCORE: "goldstein score", c.SOURCES: "urls"},
        who="source actor entity|source actor full", whom="target actor entity|target actor full",
        between=STATES, title="{who} → {whom}: {cameo}", ids="phoenix-",
        citation="Open Event Data Alliance, Phoenix", remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="a table of the Cline Center (historical Phoenix)",
        signature="story date|source root/source|target root/target|code|goldstein",
        columns={c.DATE: "story date", c.EVENT_ID: "eid", c.CAMEO: "code", c.SCORE: "goldstein"},
        who="source root|source", whom="target root|target", between=STATES,
        title="{who} → {whom}: {cameo}", ids="cline-",
        citation="Althaus et al., Cline Center Historical Phoenix Event Data",
        remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="a table of actors and CAMEO codes (Terrier)",
        signature="src actor|tgt actor|code/event code/cameo|date8/date/event date",
        columns={c.DATE: "date8|event date|date", c.CAMEO: "code|event code|cameo",
                 c.SCORE: "goldstein"},
        who="src actor", whom="tgt actor", between=STATES, title="{who} → {whom}: {cameo}",
        remark=_MACHINE, mend=_LOOK,
    ),
    Profile(
        words="a table of alliances between two states (COW)",
        signature="state name1/ccode1|state name2/ccode2|dyad st year",
        columns={f.YEAR: "dyad st year", f.MONTH: "dyad st month", f.DAY: "dyad st day",
                 f.END_YEAR: "dyad end year", f.END_MONTH: "dyad end month",
                 f.END_DAY: "dyad end day"},
        who="state name1|ccode1", whom="state name2|ccode2", between=STATES,
        title="Alliance: {who} and {whom}",
        citation="Correlates of War Project, Formal Interstate Alliances",
    ),
    Profile(
        words="a UCDP GED table",
        signature="date start|side a|side b|type of violence",
        columns={c.DATE: "date start", f.END: "date end", c.EVENT_ID: "id",
                 c.SUMMARY: "source headline|where description", c.SOURCES: "source article"},
        who="side a", whom="side b", title="{type of violence}: {who} → {whom}", ids="ged-",
        citation="Sundberg and Melander, UCDP Georeferenced Event Dataset, https://ucdp.uu.se/",
        precision="date prec", precisions={"2": "range", "3": "range", "4": "month", "5": "year"},
    ),
    Profile(
        words="a table of militarized disputes between two states (COW dyadic MID)",
        signature="disno/dispnum/dispnum3|namea/statea|nameb/stateb|strtyr/styear",
        columns={f.YEAR: "strtyr|styear", f.MONTH: "strtmnth|stmon", f.DAY: "strtday|stday",
                 f.END_YEAR: "endyear", f.END_MONTH: "endmnth|endmon", f.END_DAY: "endday"},
        who="namea|statea", whom="nameb|stateb", between=STATES,
        title="Dispute {disno|dispnum|dispnum3}: {who} and {whom}",
        citation=_COW,
        remark=_NO_SCALE + "; a dispute may have a row for each of its years",
    ),
    Profile(
        words="a table of sides in militarized incidents (COW MIDIP)",
        signature="dispnum/dispnum3/dispnum4|incidnum/incidnum3/incidnum4|stabb/ccode|styear",
        columns=_COW_DAYS,
        who="stabb|ccode", title="Incident {incidnum|incidnum3|incidnum4}: {who}",
        citation=_COW,
    ),
    Profile(
        words="a table of militarized incidents (COW MIDI)",
        signature="dispnum/dispnum3/dispnum4|incidnum/incidnum3/incidnum4|styear",
        columns=_COW_DAYS,
        title="Incident {incidnum|incidnum3|incidnum4}",
        citation=_COW,
        remark="the table says when an incident was and how hostile, and not between which states",
        mend="Bring in the table of its sides (MIDIP) or the dyadic one",
    ),
    Profile(
        words="a table of sides in militarized disputes (COW MIDB)",
        signature="dispnum/dispnum3/dispnum4|stabb/ccode|styear|hostlev",
        columns=_COW_DAYS,
        who="stabb|ccode", title="Dispute {dispnum|dispnum3|dispnum4}: {who}",
        citation=_COW,
    ),
    Profile(
        words="a table of militarized disputes (COW MIDA)",
        signature="dispnum/dispnum3/dispnum4|styear|hostlev",
        columns=_COW_DAYS,
        title="Dispute {dispnum|dispnum3|dispnum4}",
        citation=_COW,
        remark="the table says when a dispute was and how hostile, and not between which states",
        mend="Bring in the table of its sides (MIDB) or the dyadic one",
    ),
    Profile(
        words="a table of international crises (ICB)",
        signature="crisno|yrtrig/systrgyr",
        columns={f.YEAR: "yrtrig|systrgyr", f.MONTH: "motrig|systrgmo",
                 f.DAY: "datrig|datrg|systrgda", f.END_YEAR: "yrterm|systrmyr",
                 f.END_MONTH: "moterm|systrmmo", f.END_DAY: "daterm|systrmda"},
        who="actor", title="Crisis: {crisname|crisno}",
        citation="Brecher et al., International Crisis Behavior Project",
    ),
    Profile(
        words="a table of the Global Terrorism Database",
        signature="eventid|iyear|imonth|iday|gname",
        columns={f.YEAR: "iyear", f.MONTH: "imonth", f.DAY: "iday", c.EVENT_ID: "eventid",
                 c.SUMMARY: "summary", c.CATEGORY: "attacktype1 txt", c.SOURCES: "scite1"},
        who="gname", whom="target1", title="{attacktype1 txt}: {who} → {whom}", ids="gtd-",
        citation="START, Global Terrorism Database",
    ),
)  # fmt: skip
VIOLENCE = {
    "1": "State-based violence",
    "2": "Non-state violence",
    "3": "One-sided violence",
}
