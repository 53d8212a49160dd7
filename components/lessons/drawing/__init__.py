"""Let them draw: the line they expect, and the drawings of many put together."""
