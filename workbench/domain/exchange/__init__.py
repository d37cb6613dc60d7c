"""Files in and out as values: what is asked for, what came of it."""
