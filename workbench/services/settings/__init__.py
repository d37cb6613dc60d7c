"""What the seller chose, and the desk of the settings view."""
