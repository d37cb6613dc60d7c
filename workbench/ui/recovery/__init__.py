"""The window when the data do not open, and the recovery code that prevents the worst."""
