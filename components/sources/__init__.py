"""The page Data: codebook, sources, outside figures, the whole set."""
