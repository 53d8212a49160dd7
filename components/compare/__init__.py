"""The page Compare: several relations on one time axis."""
