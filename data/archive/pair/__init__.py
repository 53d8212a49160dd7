"""One pair: its rows out of the Parquet files, and its strongest reports as sources."""
