"""Evidence: files that show a platform what a filing or an appeal claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingCase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class EvidenceKind(StrEnum):
    """What a file shows."""

    CHAT = "chat"
    OUTSIDE_TRACE = "outside_trace"
    PLATFORM_TRACE = "platform_trace"
    CONTACT_ATTEMPT = "contact_attempt"
    CARRIER_STATEMENT = "carrier_statement"
    NEWS = "news"
    OFFICIAL_NOTICE = "official_notice"
    CONTRACT = "contract"
    PHOTO = "photo"
    OTHER = "other"


_EVENT = frozenset(
    {EvidenceKind.NEWS, EvidenceKind.OFFICIAL_NOTICE, EvidenceKind.CARRIER_STATEMENT}
)

# What a case demands: of each set one kind at least. 1688.filing.case1_trace_mismatch (the outside
# trace), case2_buyer_unresponsive (proof of contact), case3 (proof of the event) and
# freight_buyer_delay (the chat); O-DY-25 names what Douyin takes for events. Where the text names
# nothing (taobao.filing.pledge_auto_effective, out of stock) nothing is demanded.
DEMANDED: Mapping[FilingCase, tuple[frozenset[EvidenceKind], ...]] = MappingProxyType(
    {
        FilingCase.TRACE_MISMATCH: (frozenset({EvidenceKind.OUTSIDE_TRACE}),),
        FilingCase.BUYER_UNRESPONSIVE: (
            frozenset({EvidenceKind.CONTACT_ATTEMPT, EvidenceKind.CHAT}),
        ),
        FilingCase.FORCE_MAJEURE: (_EVENT,),
        FilingCase.FREIGHT_BUYER_DELAY: (frozenset({EvidenceKind.CHAT}),),
        FilingCase.LARGE_MEETING: (_EVENT,),
        FilingCase.SPORTS_EVENT: (_EVENT,),
    }
)


MOST_BYTES = 20 << 20


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture in pixels from its upper left corner, both edges inside."""

    left: int
    top: int
    right: int
    bottom: int


class Channel(StrEnum):
    """How a buyer or a carrier was spoken to."""

    PLATFORM_CHAT = "platform_chat"
    PHONE = "phone"
    SHORT_MESSAGE = "short_message"
    OTHER_CHAT = "other_chat"


class Party(StrEnum):
    """Who was spoken to."""

    BUYER = "buyer"
    CARRIER = "carrier"
    OUTLET = "outlet"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class ContactAttempt:
    """One attempt to reach somebody about an order: when (UTC), how, whom, and what came of it.

    ``order_number`` is "" where it was about all orders of a filing.
    """

    at: datetime
    channel: Channel
    party: Party
    said: str = ""
    order_number: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What is kept of a file; ``text`` is "" for what cannot be searched."""

    content: bytes
    suffix: str
    media_type: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file of a filing, without its bytes.

    ``suffix`` (".png") and ``media_type`` are what the bytes are, whatever the file was called.
    ``names_orders`` are the order numbers found in a text, None for a file that cannot be
    searched. ``sha256`` is the hex hash of what is kept, in bytes ``size``. ``added_at`` is UTC.
    """

    filing_id: str
    kind: EvidenceKind
    suffix: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    note: str = ""
    names_orders: tuple[str, ...] | None = None
    id: int = field(default=0, kw_only=True)

    @property
    def is_picture(self) -> bool:
        """Tell whether it can be looked at."""
        return self.media_type.startswith("image/")


def missing_kinds(
    case: FilingCase, evidence: tuple[Evidence, ...]
) -> tuple[frozenset[EvidenceKind], ...]:
    """Return what a case demands and the files do not show: of each set one kind would do."""
    there = {one.kind for one in evidence}
    return tuple(kinds for kinds in DEMANDED.get(case, ()) if not kinds & there)
