"""The encrypted cache: the only place with SQL; rows in, domain objects out."""
