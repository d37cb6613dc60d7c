"""Filings, appeals, evidence and tickets."""
