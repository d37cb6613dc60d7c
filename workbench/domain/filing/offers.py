"""What the wizard offers to choose from and to copy: grounds, scopes, texts, places (values)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from workbench.domain.filing.evidence import EvidenceKind
    from workbench.domain.filing.filings import FilingCase
    from workbench.domain.orders import OrderStatus
    from workbench.domain.regions import Region
    from workbench.domain.shops import Shop


@dataclass(frozen=True, slots=True)
class GroundWords:
    """A rule that a ground stands on, in the window's language, with where it is written."""

    rule: str
    title: str
    says: str
    document: str
    place: str
    checked_on: date
    page_date: date | None = None
    notice_date: date | None = None


@dataclass(frozen=True, slots=True)
class CaseOffer:
    """A ground that the platform takes on the date; the first of ``grounds`` is its own.

    ``demands``: of each set one kind of evidence at least. ``events`` and ``transports`` are what
    the rule names to choose from, as its own codes; () where it names none.
    """

    case: FilingCase
    grounds: tuple[GroundWords, ...]
    demands: tuple[frozenset[EvidenceKind], ...] = ()
    events: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    is_pledged: bool = False


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a wizard begins: the shops to choose from, and what the wish tells.

    ``shop`` is None where several could be meant; ``suggested`` where no single ground fits.
    """

    shops: tuple[Shop, ...]
    shop: Shop | None
    orders: tuple[str, ...] = ()
    suggested: FilingCase | None = None


@dataclass(frozen=True, slots=True)
class ScopeChoices:
    """What the open orders of a shop can be filed by, each with how many orders it holds.

    ``soonest`` and ``latest`` bound their promised shipping times (UTC), None where none is told.
    """

    orders: int
    items: Mapping[str, int]
    regions: Mapping[Region, int]
    soonest: datetime | None = None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderBrief:
    """An order as the wizard lists it; ``titles`` is foreign text, ``rules`` warned of it."""

    number: str
    status: OrderStatus
    titles: str
    region: str
    ship_by: datetime | None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text to begin with; ``most_characters`` only where a source (``limit_source``) says so."""

    id: str
    title: str
    text: str
    checked_on: date
    most_characters: int | None = None
    limit_source: str = ""


@dataclass(frozen=True, slots=True)
class FilingPlace:
    """Where on the platform a person files: menus, outermost first, and a page if one is named."""

    menus: tuple[str, ...]
    address: str
    rule: str
