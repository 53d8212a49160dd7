"""The page Bring in: a stranger's file becomes a set of one's own."""
