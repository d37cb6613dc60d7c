"""The search over titles, scans and numbers."""
