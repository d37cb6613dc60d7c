"""Files out, written by a process of their own."""
