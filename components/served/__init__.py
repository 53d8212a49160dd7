"""How files leave this server: packed once, kept, and never asked for twice."""
