"""Asking for one parcel whose carrier wants a telephone's last digits."""
