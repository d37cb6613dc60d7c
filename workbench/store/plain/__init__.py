"""A plain SQLite copy of masked tables."""
