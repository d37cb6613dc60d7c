"""Lists as they were known at past instants, read by set."""
