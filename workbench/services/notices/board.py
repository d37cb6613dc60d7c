"""The notice board: what happened is recorded once, and told to whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.shops import ShopHealth, ShopState
from workbench.domain.telling.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.handling import WaitingRow
    from workbench.domain.pages import UnreadOrder
    from workbench.domain.rules.decisions import Decision, DecisionDiff
    from workbench.domain.shops import ProviderHealth, Shop
    from workbench.store.monitor.notices import NoticeStore

_STOPPED = {
    ShopState.SIGN_IN_EXPIRED: NoticeKind.SIGN_IN_EXPIRED,
    ShopState.REFUSED: NoticeKind.SHOP_STOPPED,
    ShopState.UNEXPECTED_ANSWER: NoticeKind.SHOP_STOPPED,
    ShopState.UNREACHABLE: NoticeKind.SHOP_STOPPED,
    ShopState.BUDGET_SPENT: NoticeKind.SHOP_STOPPED,
}

_WELL = frozenset({ShopState.ONLINE, ShopState.FOLLOWED})


class NoticeBoard:
    """Turns changes into notices, records them, and gathers those of one round."""

    def __init__(self, store: NoticeStore) -> None:
        self._store = store
        self._fresh: list[Notice] = []

    def take(self) -> tuple[Notice, ...]:
        """Return the notices recorded since the last call."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh

    def decided(self, diffs: Iterable[DecisionDiff], at: datetime) -> None:
        """Record which warnings appeared, worsened or ended."""
        self.record([notice for diff in diffs for notice in _notices(diff, at)])

    def came_back(self, rows: Sequence[WaitingRow], at: datetime) -> None:
        """Record which rows are to be looked at again: no new scan came by the time chosen."""
        self.record([_look_again_notice(row, at) for row in rows])

    def shop_changed(self, before: ShopHealth, after: ShopHealth, at: datetime) -> None:
        """Record that a shop stopped or came back; the same state twice is said once."""
        if before.state is after.state:
            return
        kind = _STOPPED.get(after.state)
        came_back = after.state in _WELL and before.state in _STOPPED
        if came_back:
            kind = NoticeKind.SHOP_BACK
        if kind is not None:
            self.record([_shop_notice(kind, after, at)])

    def provider_changed(self, before: ProviderHealth, after: ProviderHealth, at: datetime) -> None:
        """Record that a trace provider gives nothing any more, or gives traces again."""
        kind = NoticeKind.PROVIDER_STOPPED if after.is_in_trouble else NoticeKind.PROVIDER_BACK
        if before.state is not after.state and (after.is_in_trouble or before.is_in_trouble):
            self.record([_provider_notice(kind, after, at)])

    def orders_unread(self, shop: Shop, unread: Sequence[UnreadOrder], at: datetime) -> None:
        """Record which orders could not be read whole; the same ones are said once."""
        if unread:
            self.record([_unread_notice(shop, unread, at)])

    def record(self, notices: Sequence[Notice]) -> None:
        """Record notices; a newer one with the same key takes the old one's place."""
        if notices:
            self._fresh.extend(self._store.record(notices))


def _notices(diff: DecisionDiff, at: datetime) -> Iterator[Notice]:
    found = (
        (NoticeKind.WARNING_APPEARED, diff.appeared),
        (NoticeKind.WARNING_WORSENED, diff.worsened),
        (NoticeKind.WARNING_ENDED, diff.ended),
    )
    for kind, decisions in found:
        for decision in decisions:
            yield _notice(kind, decision, at)


def _notice(kind: NoticeKind, decision: Decision, at: datetime) -> Notice:
    subject = decision.subject
    due = decision.warn_by.isoformat() if decision.warn_by else ""
    key = f"{decision.answer.rule}/{subject.shop_id}/{subject.order_number}/{subject.waybill}"
    return Notice(
        kind=kind,
        key=key,
        level=Level.NONE if kind is NoticeKind.WARNING_ENDED else decision.level,
        at=at,
        shop_id=subject.shop_id,
        order_number=subject.order_number,
        waybill=subject.waybill,
        rule=decision.answer.rule,
        values={"deadline": due, "verdict": decision.answer.verdict.value},
    )


def _look_again_notice(row: WaitingRow, at: datetime) -> Notice:
    return Notice(
        kind=NoticeKind.LOOK_AGAIN,
        key=f"look/{row.shop_id}/{row.order_number}/{row.waybill}/{row.act.at.isoformat()}",
        level=row.level,
        at=at,
        shop_id=row.shop_id,
        order_number=row.order_number,
        waybill=row.waybill,
        rule=row.rule,
        values={"deadline": row.due.isoformat() if row.due else "", "state": row.act.state.value},
    )


def _shop_notice(kind: NoticeKind, health: ShopHealth, at: datetime) -> Notice:
    level = Level.INFORMATION if kind is NoticeKind.SHOP_BACK else Level.WARNING
    return Notice(
        kind=kind,
        key=f"shop/{health.shop.id}",
        level=level,
        at=at,
        shop_id=health.shop.id,
        values={"shop": health.shop.name, "state": health.state.value},
    )


def _provider_notice(kind: NoticeKind, health: ProviderHealth, at: datetime) -> Notice:
    return Notice(
        kind=kind,
        key=f"provider/{health.name}",
        level=Level.WARNING if health.is_in_trouble else Level.INFORMATION,
        at=at,
        values={"provider": health.name, "state": health.state.value, "reason": health.reason},
    )


def _unread_notice(shop: Shop, unread: Sequence[UnreadOrder], at: datetime) -> Notice:
    numbers = [each.number for each in unread if each.number]
    return Notice(
        kind=NoticeKind.ORDERS_UNREAD,
        key=f"unread/{shop.id}",
        level=Level.INFORMATION,
        at=at,
        shop_id=shop.id,
        order_number=numbers[0] if numbers else "",
        # One number alone, in its own column: to forget that order takes the notice along.
        values={"shop": shop.name, "count": str(len(unread))},
    )
