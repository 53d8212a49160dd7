"""One table of events and its meaning: checks, sources, what a data set is."""
