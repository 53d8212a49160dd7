"""Long tables, a part of them at a time."""
