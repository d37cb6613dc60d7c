"""Shops: one signed-in account on one platform each, and how its polling fares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from datetime import datetime


# The ids of shops that only files tell of begin so.
IMPORTED_PREFIX = "imported-"
# The shop of files that name none; people see it translated.
IMPORTED_SHOP_NAME = "Imported"


class Platform(StrEnum):
    """The marketplaces we speak of, by the names that policy packs and cases use.

    ``UNKNOWN`` is where parcels of a file belong that nobody named a platform for: no platform's
    clock judges them.
    """

    ALIBABA = "1688"
    TAOBAO = "taobao"
    TMALL = "tmall"
    DOUYIN = "douyin"
    UNKNOWN = "unknown"

    @property
    def service(self) -> str:
        """What errors call it: an English source of the context "errors"."""
        return _SERVICES.get(self, self.value)

    @classmethod
    def known(cls) -> tuple[Platform, ...]:
        """Return the marketplaces themselves."""
        return tuple(platform for platform in cls if platform is not cls.UNKNOWN)


_SERVICES = {
    Platform.TAOBAO: marked("errors", "Taobao"),
    Platform.TMALL: marked("errors", "Tmall"),
    Platform.DOUYIN: marked("errors", "Douyin"),
}


@dataclass(frozen=True, slots=True)
class Shop:
    """One account on one platform; ``id`` is ours and stays, ``name`` is for people."""

    id: str
    platform: Platform
    name: str

    @property
    def is_imported(self) -> bool:
        """Tell whether only files tell of it: it has no keys, and no marketplace is asked."""
        return self.id.startswith(IMPORTED_PREFIX)

    @property
    def is_nameless(self) -> bool:
        """Tell whether it stands for orders of files that name no shop."""
        return self.id == f"{IMPORTED_PREFIX}{self.platform.value}"

    @classmethod
    def nameless(cls, platform: Platform) -> Shop:
        """Return the shop for files of a platform that name none."""
        return cls(f"{IMPORTED_PREFIX}{platform.value}", platform, IMPORTED_SHOP_NAME)


class ShopState(StrEnum):
    """How the last poll of a shop ended; a failed poll is never an empty one.

    The parcels of an ``IMPORTED`` shop are asked about nowhere; those of a ``FOLLOWED`` one at a
    trace provider, until the day's budget for its questions is spent.
    """

    NEVER_POLLED = "never_polled"
    ONLINE = "online"
    SIGN_IN_EXPIRED = "sign_in_expired"
    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNEXPECTED_ANSWER = "unexpected_answer"
    IMPORTED = "imported"
    FOLLOWED = "followed"
    BUDGET_SPENT = "budget_spent"


@dataclass(frozen=True, slots=True)
class ShopHealth:
    """State of one shop's polling.

    ``since`` is when the state began, ``last_good_poll`` when data last arrived whole (both UTC,
    data time, so that staleness is told by the clock that countdowns use).
    ``retry_at`` is the wall-clock instant before which the platform asked not to be called.
    """

    shop: Shop
    state: ShopState
    since: datetime | None = None
    last_good_poll: datetime | None = None
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProviderHealth:
    """State of one trace provider; ``reason`` are our words for what it said, "" without any.

    ``since`` is when the state began (UTC, data time); before ``retry_at`` (UTC, wall clock) it is
    not asked again.
    """

    name: str
    state: ShopState
    reason: str = ""
    since: datetime | None = None
    retry_at: datetime | None = None

    @property
    def is_in_trouble(self) -> bool:
        """Tell whether it gives no traces at present."""
        return self.state not in {ShopState.NEVER_POLLED, ShopState.ONLINE}
