"""The texts that the word lists do not read, so that the lists can grow where it counts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import Basis, EventKind
    from workbench.store.orders.readings import ReadingStore, UndecidedText

# Numbers tell one parcel's text from the next and nothing else; waybills do not leave the cache.
_NUMBER = re.compile(r"[A-Za-z]{0,5}[0-9*][0-9*:：./-]{2,}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AuditedText:
    """A text without numbers and names, what it was read as and on what, and how often it came."""

    carrier: str
    text: str
    kind: EventKind
    basis: Basis
    provider_status: str
    count: int


class AuditService:
    """Answers ``traces audit``."""

    def __init__(self, readings: ReadingStore) -> None:
        self._readings = readings

    def texts(self) -> list[AuditedText]:
        """Return each undecided text once, the most frequent first."""
        counts: Counter[tuple[str, str, EventKind, Basis, str]] = Counter()
        for found in self._readings.undecided():
            counts[_key(found)] += found.count
        texts = [AuditedText(*key, count) for key, count in counts.items()]
        return sorted(texts, key=lambda x: (-x.count, x.carrier, x.text, x.provider_status))


def _key(found: UndecidedText) -> tuple[str, str, EventKind, Basis, str]:
    status = f"{found.source} {found.provider_status}" if found.provider_status else ""
    return (found.carrier, _masked(found.text), found.kind, found.basis, status)


def _masked(text: str) -> str:
    return _NUMBER.sub("***", mask_free_text(text))[:_LONGEST]
