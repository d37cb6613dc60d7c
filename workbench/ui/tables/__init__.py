"""Tables over many rows: ids in memory, rows by the page, exact change signals."""
