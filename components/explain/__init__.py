"""The page Explain: periods, models, how sure, turning points, sides."""
