"""One SQLite library, its connections, transactions and statements."""
