"""Whose sets are whose: who asks, what is shared with whom, and what that allows."""
