"""Let them rate: blind rating alone, and the ratings of many put together."""
