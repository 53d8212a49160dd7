"""Handouts: a story on paper, with its chart and its questions."""
