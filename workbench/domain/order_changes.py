"""How an order came to be what it is: promises, states, numbers, acts, each when it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class ChangeKind(StrEnum):
    """What changed."""

    PROMISE = "promise"
    STATUS = "status"
    NUMBER = "number"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class OrderPart:
    """One change, seen at ``at`` (UTC).

    Of a promise ``due_before`` and ``due`` are instants; of a status, a parcel and an act ``value``
    is the member's value; ``about`` is the waybill, or the words of a person's note.
    """

    at: datetime
    kind: ChangeKind
    value: str = ""
    about: str = ""
    actor: str = ""
    due_before: datetime | None = None
    due: datetime | None = None
