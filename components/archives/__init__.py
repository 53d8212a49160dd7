"""The page Any pair: two states out of an archive of reports."""
