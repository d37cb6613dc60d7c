"""What the platforms said and did: their list, one record beside it, paste and entry by hand."""
