"""Our carrier id for what a platform calls a carrier."""

from __future__ import annotations

from workbench.domain.parcels.carriers import carrier_by_name


def carrier_id(name: str, code: str = "") -> str:
    """Return our carrier id; a carrier that we do not know is called by its own name or code."""
    known = carrier_by_name(name) or carrier_by_name(code)
    if known is not None:
        return known.id
    own = (name or code).strip()
    return own.casefold() if own.isascii() else own
