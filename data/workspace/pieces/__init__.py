"""How tables lie in the database: large ones in pieces, so that a save writes what changed."""
