"""What opens the data: the data key, and what wraps it."""
