"""What platforms said of penalties, and the carriers' account of it."""
