"""The monitor and what is asked around it, now and at past instants."""
