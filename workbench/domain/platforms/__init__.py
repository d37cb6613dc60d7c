"""What platforms tell beside orders, and what is asked of them."""
