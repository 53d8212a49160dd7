"""The names of columns, written once."""

# In events.csv
EVENT_ID = "event_id"
DATE = "date"
TITLE = "title"
LABEL = "label"
SUMMARY = "summary"
CATEGORY = "category"
INITIATOR = "initiator"
CAMEO = "cameo"
SCORE = "score"
RATIONALE = "rationale"
EVIDENCE = "evidence"
OLD_EVIDENCE = "confidence"  # its name before version 2 of the shipped sets; still read
SOURCES = "sources"
POINTS = "points"
CHECKED = "checked"
NOTE = "note"

# Beside them in tables that leave Thaw: what was made of the row
DATE_IN_WORDS = "date_in_words"
FIRST_DAY, LAST_DAY = "first_day", "last_day"
SCORE_USED = "score_used"
IN_DEGREES = {"before": "degrees_before", "move": "degrees_moved", "after": "degrees_after"}
ABOUT = "about"  # of a CSV that Thaw made: its first cell says what the file is
ROW, REASON = "row", "what is wrong"  # of the file of rows that wait
ADDED_COLUMNS = (DATE_IN_WORDS, FIRST_DAY, LAST_DAY, SCORE_USED, *IN_DEGREES.values())

EVENT_COLUMNS = (
    EVENT_ID,
    DATE,
    TITLE,
    LABEL,
    SUMMARY,
    CATEGORY,
    INITIATOR,
    CAMEO,
    SCORE,
    RATIONALE,
    EVIDENCE,
    SOURCES,
    POINTS,
    CHECKED,
    NOTE,
)
EVENT_NUMBERS = (SCORE, EVIDENCE)

# Added by event_table.prepare
FIRST = "first"
MIDDLE = "middle"
LAST = "last"
DATE_LABEL = "date_label"
PRECISION = "precision"
LASTED = "lasted"
SPREAD = "spread"
VALUE = "value"
WEIGHT = "weight"
DERIVED = frozenset({FIRST, MIDDLE, LAST, DATE_LABEL, PRECISION, LASTED, SPREAD, VALUE, WEIGHT})

# Of an event that is a bundle of reports (data.temperature.bundles)
ACTS = "acts"
SPANS = "spans"  # its acts that last, where it holds events and not reports
REPORTS = "reports"
UNIT = "unit"  # day, week, month, quarter or year
HITS = "hits"  # whether a search and the like keep it, where that was asked of every event

# Directions of an event
WARMING = "warming"
COOLING = "cooling"
NEUTRAL = "neutral"

# In sources.csv, beside TITLE and NOTE
SOURCE_ID = "source_id"
KIND = "kind"
WITNESS = "witness"
COUNTRY = "country"
LANGUAGE = "language"
AUTHORS = "authors"
CONTAINER = "container"
YEAR = "year"
URL = "url"

# In chapters.csv and conditions.csv, beside TITLE, LABEL, SUMMARY and NOTE; silences have ends too
CHAPTER_ID = "chapter_id"
CONDITION_ID = "condition_id"
START = "start"
END = "end"

# In indicators.csv, beside DATE, VALUE and NOTE
INDICATOR_ID = "indicator_id"
LOW = "low"
HIGH = "high"
COUNTED = "n"

# Of a curve and its band, beside VALUE, LOW and HIGH
DEGREES = "degrees"
LOW_DEGREES = "low_degrees"
HIGH_DEGREES = "high_degrees"

SOURCE_COLUMNS = (
    SOURCE_ID,
    KIND,
    WITNESS,
    COUNTRY,
    LANGUAGE,
    AUTHORS,
    TITLE,
    CONTAINER,
    YEAR,
    URL,
    NOTE,
)
CHAPTER_COLUMNS = (CHAPTER_ID, TITLE, LABEL, START, END, SUMMARY, NOTE)
INDICATOR_COLUMNS = (INDICATOR_ID, DATE, VALUE, LOW, HIGH, COUNTED, NOTE)
INDICATOR_NUMBERS = (VALUE, LOW, HIGH, COUNTED)
CONDITION_COLUMNS = (CONDITION_ID, KIND, LABEL, START, END, SUMMARY, SOURCES, NOTE)
STATEMENT_COLUMNS = ("statement_id", "colder_date", "warmer_date", "why", SOURCES, "read")
READING_COLUMNS = (EVENT_ID, "reader", SCORE, "sure", "why")
READING_NUMBERS = (SCORE,)
