"""What people call the columns of a table of events, in many languages."""
