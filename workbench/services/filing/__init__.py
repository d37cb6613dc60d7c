"""Filings, appeals, their evidence and packets."""
