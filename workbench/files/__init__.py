"""Files that sellers bring in and take out."""
