"""Whose sources: the line that the works of one side draw alone."""
