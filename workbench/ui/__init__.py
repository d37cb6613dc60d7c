"""The window: PySide6 views over plain services; it imports neither store nor connectors."""
