"""Ground: names of columns, problems, limits, parameters, safe text. Imports nothing of ours."""
