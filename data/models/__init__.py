"""Temperature models: one file each, small pure functions with a declared parameter table."""
