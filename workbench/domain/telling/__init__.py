"""Notices, and which of them are told how loudly."""
