"""Decisions by rules and what follows of them, and the words of rules."""
