"""Licences of what the program stands on, as its makers wrote them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """One part: its version and the short name of its terms ("" where nobody told), their text."""

    name: str
    version: str = ""
    terms: str = ""
    text: str = ""
