"""The page Method: every formula and its limits."""
