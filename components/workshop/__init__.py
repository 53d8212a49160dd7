"""The page Workshop: one's own sets, edited beside their line."""
