"""Finds in a text that a parcel is forwarded by whom it is carried on, and under which number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import Forwarding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.traces.vocabulary import WordList

# A waybill: letters of the carrier, at least eight digits, a country's letters (EB…CS).
_NUMBER = r"(?<![A-Za-z0-9])[A-Za-z]{0,5}[0-9]{8,20}[A-Za-z]{0,3}(?![A-Za-z0-9])"
# What stands before it; 原单号 is the number that no longer counts.
_NEW = re.compile(rf"新[^，,。；;]{{0,4}}号[^A-Za-z0-9]{{0,6}}({_NUMBER})")
_ANY = re.compile(rf"(?<!原)(?:单|单号|运单号|面单号|邮件号)[^A-Za-z0-9原]{{0,6}}({_NUMBER})")
_OLD = re.compile(rf"原[^，,。；;]{{0,4}}号[^A-Za-z0-9]{{0,6}}{_NUMBER}")

# Latin names this short are parts of waybills (SF…, JD…) more often than names.
_SHORTEST_LATIN = 3


class ForwardingFinder:
    """Knows the carriers' names."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self._codes = {
            name: words.code for words in lists for name in words.names if _is_told(name)
        }
        names = "|".join(map(re.escape, sorted(self._codes, key=len, reverse=True)))
        self._name = re.compile(names or "(?!)")

    def find(self, text: str, carrier: str) -> Forwarding | None:
        """Return who goes on from ``carrier`` (our id), None where the text names nothing."""
        text = _OLD.sub("", text)
        number = _NEW.search(text) or _ANY.search(text)
        codes = (self._codes[name] for name in self._name.findall(text))
        other = next((code for code in codes if code != carrier), "")
        if not number and not other:
            return None
        return Forwarding(other, number[1] if number else "")


def _is_told(name: str) -> bool:
    return not name.isascii() or len(name) >= _SHORTEST_LATIN
