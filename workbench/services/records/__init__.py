"""What platforms said and did, and what carriers cost by it."""
