"""Filings (报备) and appeals (申诉): the wizard in its own window."""
