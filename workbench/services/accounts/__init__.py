"""Shops and trace services: their forms, their keys, signing in."""
