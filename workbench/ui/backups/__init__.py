"""Backups by hand, and a look at those that were made."""
