"""Everything that is seen: figures (pure), views (widgets) and pages (their order)."""
