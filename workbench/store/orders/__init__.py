"""Orders, parcels and traces as facts with versions."""
