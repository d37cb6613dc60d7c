"""Order numbers as a person pastes them: any text between them is left out (pure)."""

from __future__ import annotations

import re

# Order numbers of the platforms have 15 to 20 digits (platform-apis); shorter mean other things,
# but a seller's own numbers may hold letters: what looks like one word of at least six is taken.
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-]{5,39}")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the order numbers of a text, each once, in their order."""
    found = (match.group() for match in _NUMBER.finditer(text))
    return tuple(dict.fromkeys(number for number in found if any(c.isdigit() for c in number)))
