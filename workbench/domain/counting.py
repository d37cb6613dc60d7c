"""Numbers in sentences: English tells one parcel from two parcels, Chinese does not; pure.

A source text writes a noun that follows a number as ``{n} parcel(s)``. Its translation into a
language without plurals simply has no ``(s)``.
"""

from __future__ import annotations

import re

# A name in braces, and what follows it up to the next one or to the ending that depends on it.
_NOUN = re.compile(r"\{(\w+)\}([^{}]*?)\(s\)")


def agreeing(words: str, /, **numbers: int) -> str:
    """Return words in which each ``(s)`` agrees with the number before it; none is filled in."""

    def ended(found: re.Match[str]) -> str:
        name, between = found.groups()
        if name not in numbers:
            return found[0]
        return f"{{{name}}}{between}{'' if numbers[name] == 1 else 's'}"

    return _NOUN.sub(ended, words)


def filled(words: str, /, **values: object) -> str:
    """Return words with values filled in as they are; nouns agree with those that are counts.

    A count may be written with its thousands grouped. The values may have any name.
    """
    numbers = {name: _count(value) for name, value in values.items()}
    return agreeing(words, **numbers).format(**values)


def _count(value: object) -> int:
    """Return a value as a number; what is none speaks of several."""
    digits = str(value).replace(",", "")
    return int(digits) if digits.isdecimal() else 0


def counted(words: str, **numbers: int) -> str:
    """Return words with numbers filled in, grouped by thousands; nouns agree with them."""
    told = agreeing(words, **numbers)
    for name, number in numbers.items():
        told = told.replace(f"{{{name}}}", f"{number:,}")
    return told
