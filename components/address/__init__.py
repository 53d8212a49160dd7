"""The view of one browser tab: what the session holds of it and how the address tells it."""
