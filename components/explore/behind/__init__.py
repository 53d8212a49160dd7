"""The reports behind a bundle, read from the files that its archive was made of."""
