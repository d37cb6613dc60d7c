"""Records of platforms."""
