"""What may be told of this program to a stranger who is to help: redaction by what may stay.

The log names nobody by design (faults L1); this is the second net under it. Numbers stay alike
within one bundle, so that a line can be followed, and mean nothing outside it.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(
    r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+) (.*)$"
)
_FRAME = re.compile(r'^  File "(.+)", line (\d+), in ([\w.<>]+)$')
_ERROR = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|[A-Z]\w+))(?::|$)")
_TRACE = re.compile(r"^(?:Traceback \(most recent call last\)|The above exception|During handling)")
_MARKS = r"[^\s'\"<>|]"
_URL = re.compile(rf"\b([a-z][a-z0-9+.-]*://)(?:{_MARKS}*@)?([A-Za-z0-9.-]+(?::\d+)?){_MARKS}*")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOMES = re.compile(r"(?i)((?:/home|/Users|[a-z]:\\Users)[/\\])[^/\\\s'\"]+")
# Keys and tokens: long, and no word of a language.
_TOKEN = re.compile(
    r"(?<![\w-])(?:(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9_-]{20,}={0,2}|[A-Za-z0-9_+-]{32,}={0,2})"
)
# Order numbers, waybills, telephones, identity cards.
_NUMBER = re.compile(r"(?<![\w.])(?:[A-Za-z]{1,5}[-_]?)?\d(?:-?\d){9,}[A-Za-z]?(?!\w)")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Redactor:
    """Redacts texts of one bundle; ``salt`` is random and thrown away with it.

    ``places`` are folders and words of this machine with what is told in their stead.
    """

    salt: bytes = field(repr=False)
    places: tuple[tuple[str, str], ...] = ()

    def text(self, told: str) -> str:
        """Return a text without numbers, keys, addresses and this machine's own places."""
        for place, instead in self.places:
            if place:
                told = told.replace(place, instead)
        told = _URL.sub(r"\1\2/…", told)
        told = _MAIL.sub("‹mail›", told)
        told = _HOMES.sub(r"\1‹user›", told)
        told = _NUMBER.sub(self._number, mask_free_text(told))
        return _TOKEN.sub("‹key›", told)

    def foreign(self, told: str) -> str:
        """Return a text that we did not write: its Chinese may be anybody's name."""
        return _HAN.sub(lambda found: f"‹{len(found[0])} 字›", self.text(told))

    def log(self, lines: Iterable[str]) -> Iterator[str]:
        """Return of a log what is known to carry nothing personal.

        Of tracebacks the places in the code and the kinds of errors stay: their words may quote
        an order.
        """
        return (told for line in lines if (told := self._logged(line)) is not None)

    def _logged(self, line: str) -> str | None:
        if found := _LINE.match(line):
            return f"{found[1]} {self.foreign(found[2])[:_LONGEST]}"
        if found := _FRAME.match(line):
            return f"  {_place(found[1])}:{found[2]} {found[3]}"
        if _TRACE.match(line):
            return line
        found = _ERROR.match(line)
        return self.foreign(found[1]) if found else None

    def _number(self, found: re.Match[str]) -> str:
        return f"#{hmac.digest(self.salt, found[0].encode(), 'sha256').hex()[:6]}"


def _place(filename: str) -> str:
    """Return a file by its package; folders of the person are left out."""
    parts = re.split(r"[\\/]", filename)
    for root in ("site-packages", "workbench"):
        if root in parts[:-1]:
            found = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[found + (root == "site-packages") :])
    return parts[-1]
