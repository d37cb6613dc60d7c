"""A bell that only records, and rounds that give it reason to ring."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.refresh import RefreshReport
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.ui.pointer_words import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workbench.ui.pointer_words import Message

NOW = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)


class RecordingBell:
    """Keeps what it is given; a test clicks."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.answers: list[Callable[[Answer], None]] = []
        self.withdrawn: set[str] = set()

    def ring(self, message: Message, answered: Callable[[Answer], None]) -> None:
        self.messages.append(message)
        self.answers.append(answered)

    def click(self, answer: Answer = Answer.OPEN) -> None:
        """Answer the first message."""
        self.answers[0](answer)

    def withdraw(self, keys: Collection[str]) -> None:
        self.withdrawn |= set(keys)

    def stop(self) -> bool:
        return True


def warning(number: int = 1, rule: str = "gap", deadline: str = "2024-01-24T05:20:00Z") -> Notice:
    return Notice(
        kind=NoticeKind.WARNING_APPEARED,
        key=f"{rule}/shop-1/{number}",
        level=Level.WARNING,
        at=NOW,
        shop_id="shop-1",
        order_number=f"20240124{number:011}",
        waybill=f"YT{number}",
        rule=rule,
        values={"deadline": deadline},
    )


def expired(shop: str) -> Notice:
    values = {"shop": shop, "state": "sign_in_expired"}
    kind = NoticeKind.SIGN_IN_EXPIRED
    return Notice(kind, f"shop/{shop}", Level.WARNING, NOW, shop_id=shop, values=values)


def report(*notices: Notice, polled: str = "shop-1") -> RefreshReport:
    shop = Shop(polled, Platform.ALIBABA, polled)
    health = ShopHealth(shop, ShopState.ONLINE, since=NOW, last_good_poll=NOW)
    return RefreshReport(finished_at=NOW, data_time=NOW, shops=(health,), notices=notices)
