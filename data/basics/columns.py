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

# Of an event that is a bundle of reports (data.temperature.bundles)
ACTS = "acts"
REPORTS = "reports"
UNIT = "unit"  # day, week, month, quarter or year

# Directions of an event
WARMING = "warming"
COOLING = "cooling"
NEUTRAL = "neutral"

SOURCE_COLUMNS = (
    "source_id",
    "kind",
    "witness",
    "country",
    "language",
    "authors",
    "title",
    "container",
    "year",
    "url",
    "note",
)
CHAPTER_COLUMNS = ("chapter_id", "title", "label", "start", "end", "summary", "note")
INDICATOR_COLUMNS = ("indicator_id", "date", "value", "low", "high", "n", "note")
INDICATOR_NUMBERS = ("value", "low", "high", "n")
CONDITION_COLUMNS = (
    "condition_id",
    "kind",
    "label",
    "start",
    "end",
    "summary",
    "sources",
    "note",
)
STATEMENT_COLUMNS = ("statement_id", "colder_date", "warmer_date", "why", "sources", "read")
READING_COLUMNS = ("event_id", "reader", "score", "sure", "why")
READING_NUMBERS = ("score",)
