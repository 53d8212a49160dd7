"""Records: JSON, and the list of them wherever it lies in a file."""
