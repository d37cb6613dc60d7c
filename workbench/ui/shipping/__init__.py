"""Shipping on a platform from the window: checked, then sent once."""
