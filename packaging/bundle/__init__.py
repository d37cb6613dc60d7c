"""Turns the checkout into one folder that runs without Python, and that into installers."""
