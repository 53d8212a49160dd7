"""A small data set written to a folder, for tests that need one with known content."""

import json
from pathlib import Path

EVENTS = """event_id,date,title,summary,category,initiator,cameo,score,rationale,evidence,sources,points,checked,note
1940-ties,1940-06-24,Diplomatic ties,They exchange envoys.,diplomacy,both,050,6,First ties.,1,book@p. 1;paper,1,yes,
1944-joint,1944-09-15/1944-11-24,Joint offensive,They fight side by side.,military,both,06,8,Alliance.,1,book;paper,1,yes,
1948-expelled,1948-06-28,Šik is expelled,The party is expelled.,party,A,160,-8,A break.,1,book;paper,2,yes,Sources differ on the day.
1949-blockade,1949,Blockade,Trade stops.,economy,A,163,,Its code's score.,0.9,book,2,partly,
1957-credits,1957-02~,Credits wait,A promise waits.,economy,A,016,-2,A step.,0.8,book,,no,Not verified: the day.
1968-nothing,1968-08-20,Nothing moves,A statement.,diplomacy,third,010,0,No effect.,0.4,book,,yes,
"""
SOURCES = """source_id,kind,authors,title,container,year,url,note
book,book,"Pirjevec, Jože",Tito and His Comrades,University of Wisconsin Press,2018,,
paper,document,U.S. Department of State,Document 1,"FRUS 1948, vol. IV",1974,https://history.state.gov/x,
"""
CHAPTERS = """chapter_id,title,label,start,end,summary,note
war,War and alliance,Alliance,1940-01-01,1947-12-31,They meet. They fight.,
split,The split,The split,1948-01-01,1955-12-31,They part. They quarrel.,
after,Afterwards,After,1956-01-01,1970-12-31,They talk. They wait.,Little is recorded.
"""
INDICATORS = """indicator_id,date,value,low,high,n,note
votes,1948,0.9,0.8,1,30,
votes,1949,0.6,0.5,0.7,40,
"""
PACKAGE = {
    "name": "small",
    "title": "A and B",
    "description": "A small set.",
    "version": "1.0",
    "licenses": [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}],
    "thaw": {
        "actors": [
            {"id": "A", "name": "Arcadia", "short": "Arc"},
            {"id": "B", "name": "Boeotia", "short": "Boe"},
        ],
        "categories": [
            {"id": "diplomacy", "label": "Diplomacy"},
            {"id": "party", "label": "Party"},
            {"id": "military", "label": "Military"},
            {"id": "economy", "label": "Economy"},
        ],
        "indicators": [
            {"id": "votes", "title": "Votes", "unit": "share", "source": "s", "caveat": "c"}
        ],
        "citation": "Small set (2026).",
    },
}


def write_set(root: Path, name: str = "small", **files: str | None) -> Path:
    """Write the set to `root/name`; `events_csv="…"` replaces a file, None leaves it out."""
    folder = root / name
    folder.mkdir(parents=True)
    content: dict[str, str | None] = {
        "events.csv": EVENTS,
        "sources.csv": SOURCES,
        "chapters.csv": CHAPTERS,
        "indicators.csv": INDICATORS,
        "datapackage.json": json.dumps(PACKAGE),
        "codebook.md": "# Codebook\n\nHow it is coded.\n",
    }
    content |= {key.replace("_", ".", 1): value for key, value in files.items()}
    for file, text in content.items():
        if text is not None:
            (folder / file).write_text(text, encoding="utf-8")
    return folder
