"""What files brought, and taking it back."""
