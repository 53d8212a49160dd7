"""Ground: colours, numbers and words, and what every page wears."""
