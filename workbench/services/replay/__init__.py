"""A replay of the cached orders under other packs, shared by processes."""
