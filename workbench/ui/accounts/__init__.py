"""Shops from the window: a key file is chosen, tried and saved."""
