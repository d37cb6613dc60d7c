"""What every view of one list has in common."""
