"""Files into the window: dropped or chosen, looked at, taken in, taken back."""
