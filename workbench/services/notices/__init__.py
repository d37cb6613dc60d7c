"""Notices told once, to the window and to groups."""
