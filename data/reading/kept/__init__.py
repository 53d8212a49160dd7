"""A file on its way in outlives a restart: it and what was chosen lie on the disk for some days."""
