"""Workbooks: the sheets of one, and what they show beside their values."""
