"""Classes in the database: its tables, what is written there, and hearing of what others write."""
