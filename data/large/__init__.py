"""Sets of very many events as bundles: so many that a screen holds them, and the line exact.

A set of up to `MANY` events is shown event by event. Of a larger one a page gets bundles
(`as_bundles`): what one side did in one lane within a day, week, month, quarter or year, apart by
direction; in a close look single events again. Each bundle carries its days with it, so that the
line is that of all events.
"""

MANY = 20_000  # events: more are shown in bundles
