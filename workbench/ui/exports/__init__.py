"""Exports from the window: where to, how far, and a way to stop."""
