"""Notices: what the panel records and the desktop notification only points to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.rules.decisions import Level
    from workbench.domain.telling.alerts import Category


class NoticeKind(StrEnum):
    """What a notice tells of; ours (本机预警) are kept apart from the platform's."""

    WARNING_APPEARED = "warning_appeared"
    WARNING_WORSENED = "warning_worsened"
    WARNING_ENDED = "warning_ended"
    LOOK_AGAIN = "look_again"
    TICKET_DUE = "ticket_due"
    FILING_ENDS = "filing_ends"
    APPEAL_DUE = "appeal_due"
    SIGN_IN_ENDS = "sign_in_ends"
    SIGN_IN_EXPIRED = "sign_in_expired"
    SHOP_STOPPED = "shop_stopped"
    SHOP_BACK = "shop_back"
    ORDERS_UNREAD = "orders_unread"
    PROVIDER_STOPPED = "provider_stopped"
    PROVIDER_BACK = "provider_back"
    IMPORTED = "imported"
    BACKUP_SKIPPED = "backup_skipped"
    BACKUP_FAILED = "backup_failed"
    LOG_HELD = "log_held"
    ON_NETWORK = "on_network"
    IN_SYNCED_FOLDER = "in_synced_folder"
    GROUP_REPORT = "group_report"
    ROBOT_STOPPED = "robot_stopped"
    ROBOT_BACK = "robot_back"
    UPDATE_OFFERED = "update_offered"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that happened and what it is about; a newer one with the same key replaces it.

    ``values`` fill the sentence of its kind (rule, deadline, shop name …); no personal data.
    """

    kind: NoticeKind
    key: str
    level: Level
    at: datetime
    shop_id: str = ""
    order_number: str = ""
    waybill: str = ""
    rule: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    id: int = 0
    read: bool = False


class NoticeSort(StrEnum):
    """Columns of the record of notices that can be sorted by."""

    AT = "at"


@dataclass(frozen=True, slots=True)
class NoticeQuery:
    """What the record shows, the newest first unless turned round.

    ``search`` is any part of a number or of what a notice tells; ``rules`` and ``kinds`` are those
    whose own words hold it: words are the window's, the record knows ids alone. ``category`` and
    ``shop_id`` narrow it to what is about one thing, or about one shop.
    """

    only_unread: bool = False
    search: str = ""
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    oldest_first: bool = False
    category: Category | None = None
    shop_id: str = ""

    @property
    def is_narrow(self) -> bool:
        """Tell whether something beside what is unread narrows it."""
        return bool(self.search or self.shop_id or self.category is not None)


@dataclass(frozen=True, slots=True)
class UnreadTally:
    """How many unread notices of a kind a shop has; ``shop`` is its name, "" for no shop's."""

    kind: NoticeKind
    shop_id: str
    shop: str
    count: int
