"""Filings and appeals (报备与申诉): their list, one case beside it, appeals, packets."""
