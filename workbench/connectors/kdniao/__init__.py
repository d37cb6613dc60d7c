"""Kdniao (快递鸟): traces of single parcels (platform-apis 5)."""
