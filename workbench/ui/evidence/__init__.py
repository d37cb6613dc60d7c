"""Evidence of filings: brought in, looked at, redacted, captured, held against what is demanded."""
