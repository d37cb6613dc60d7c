"""The first run: from a double click to the first warning, step by step."""
