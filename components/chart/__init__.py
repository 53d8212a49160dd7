"""The chart in the browser, and what mounts it."""
