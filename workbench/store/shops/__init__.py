"""Shops and trace services, their keys and how they fare."""
