"""What a column may mean beside the columns of Thaw's own tables."""

END, YEAR, MONTH, DAY = "end", "year", "month", "day"
END_YEAR, END_MONTH, END_DAY = "end_year", "end_month", "end_day"
DURATION = "duration"  # how long it lasted, beside its beginning
ERA, ABOUT = "era", "about"  # BC beside a year; whether a date is only about right
PRECISION = "precision"  # that a date is known to the month or year only, or not for sure
WORDS = "words"  # "warms a lot" … "cools a lot"
DIRECTION = "direction"  # warming or cooling, beside a score
