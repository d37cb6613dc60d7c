"""Carriers' words → standard kinds of tracking events, sites and places; pure, no Qt, no SQL."""
