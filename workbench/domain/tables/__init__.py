"""Every table described once: its columns as data, for windows, files and settings alike."""
