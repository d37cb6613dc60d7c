"""Files in: read in a process of their own, shown, then saved whole or not at all."""
