"""What can be taken home from a view: pictures, tables, one page for offline use."""
