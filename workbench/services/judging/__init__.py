"""Judging, and what depends on it: what is at risk, what was learned, what comes back."""
