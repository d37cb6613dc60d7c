"""The recovery code: what opens a seller's data when keyring or passphrase are lost.

24 characters of Crockford's base 32 (no I, L, O, U) in groups of four: 23 at random, 115 bits, and
one that tells a slip of the pen. It is shown once and kept on paper; the program keeps only the
data key sealed under it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP, ASKED = 24, 4, 4
# What people write for the digits that look alike (Crockford's own table).
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u3000": None})


def plain_code(typed: str) -> str | None:
    """Return what was typed as 24 characters, None if that is no recovery code at all.

    Case, blanks, hyphens and full-width letters do not matter.
    """
    told = "".join(typed.split()).translate(_WIDE).upper().translate(_ALIKE)
    if len(told) != LENGTH or not set(told) <= set(ALPHABET):
        return None
    return told if _check(told[:-1]) == told[-1] else None


_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}


def _check(code: str) -> str:
    """Return the last character: odd weights that differ show a slip, and most swaps."""
    total = sum((place * 2 + 1) * ALPHABET.index(each) for place, each in enumerate(code))
    return ALPHABET[total % len(ALPHABET)]


@dataclass(frozen=True, slots=True)
class RecoveryOffer:
    """A new code as it is shown, and the places (from 1) whose characters are asked for back."""

    code: str = field(repr=False)
    places: tuple[int, ...]

    @classmethod
    def new(cls) -> RecoveryOffer:
        """Return a fresh random code."""
        body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        places = secrets.SystemRandom().sample(range(1, LENGTH + 1), ASKED)
        return cls(body + _check(body), tuple(sorted(places)))

    @property
    def written(self) -> str:
        """Return the code in groups, as one writes it down."""
        return "-".join(self.code[i : i + GROUP] for i in range(0, LENGTH, GROUP))

    def is_answered(self, typed: str) -> bool:
        """Tell whether these are the characters at the places asked for."""
        told = "".join(typed.split()).translate(_WIDE).upper().translate(_ALIKE)
        return told == "".join(self.code[place - 1] for place in self.places)
