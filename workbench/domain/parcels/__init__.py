"""Parcels, their carriers and traces, and the pure questions about their way."""
