"""The page Explore: the line, its events, and the card of one of them."""
