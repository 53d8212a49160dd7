"""The tray of Bring in: rows that wait, what is typed into them, and the check of it."""
