"""A stage in the browser: a story, a drawing or one view over a live chart, full screen too."""
