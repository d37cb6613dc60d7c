"""Tickets: taken in, answered in time, watched."""
