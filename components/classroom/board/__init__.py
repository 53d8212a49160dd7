"""The board: what a class has answered, made once for every window that shows it."""
