"""Connectors: one folder per marketplace or trace provider; the only place with HTTP clients."""
