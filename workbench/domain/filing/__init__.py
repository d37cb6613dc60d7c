"""Filings, appeals, evidence and packets as values, and the pure decisions on them."""
