"""Acts on platforms: checked, written down, sent once."""
