"""How sure: the draws, other settings, outside figures, statements about levels, other readings."""
