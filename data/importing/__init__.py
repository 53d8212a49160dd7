"""A stranger's table on its way in: what each column is, what cannot be used yet, a set of it."""
