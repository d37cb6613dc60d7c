"""Decisions as versions, and what they put at risk."""
