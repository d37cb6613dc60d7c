"""Policy packs in the window: listed, switched, added and removed, tried before they count."""
