"""What platforms say, saved as versions; what is told again as before writes nothing.

A file tells less than another, or is older: what it does not tell is kept, and what is older than
the newest file that spoke of a record changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from workbench.domain.pages import SavedPage
from workbench.domain.platforms.platform_records import (
    AppealStanding,
    PlatformRecord,
    RecordKind,
    RecordSource,
)
from workbench.domain.shops import Platform
from workbench.store.engine.instants import FAR, from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import insert_into, select, update_set
from workbench.store.engine.versions import Values, Versions
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import digest, to_json
from workbench.store.records.matching import RecordMatcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache

RECORD_COLUMNS = (
    "kind", "source", "shop_id", "platform", "order_number", "line_number", "waybill",
    "foreign_id", "what", "at", "is_day", "due", "amount", "points", "state", "appeal",
    "standing", "text", "ordinal",
)  # fmt: skip
# What the list sorts and filters by; ``digest`` and the file's date first.
_LISTED = (
    "digest", "told_at", "shop_id", "platform", "family", "kind", "order_number", "line_number",
    "waybill", "foreign_id", "what", "at", "due", "amount", "standing",
)  # fmt: skip
_MERGED = (
    "shop_id", "platform", "line_number", "order_number", "waybill", "what", "at", "due",
    "amount", "points", "state", "appeal", "text",
)  # fmt: skip
_INSERT = insert_into("platform_record", ("identity", "order_id", *_LISTED))
_KNOWN = select(
    ("record.identity", "record.id", "record.told_at",
     *(f"version.{name}" for name in RECORD_COLUMNS)),
    "FROM platform_record AS record JOIN platform_record_version AS version",
    f"ON version.record_id = record.id AND version.seen_to = {FAR}",
    "WHERE record.identity IN (SELECT value FROM json_each(?))",
)  # fmt: skip
_WAITING = select(
    ("record.id", *(f"version.{name}" for name in RECORD_COLUMNS)),
    "FROM platform_record AS record JOIN platform_record_version AS version",
    f"ON version.record_id = record.id AND version.seen_to = {FAR}",
    "WHERE record.order_id IS NULL AND (record.line_number <> '' OR record.order_number <> '')",
)
_BATCH = 1_000


class _Fate(Enum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What saving does about one record; ``record`` is as it stands afterwards."""

    fate: _Fate
    record: PlatformRecord
    identity: str
    id: int = 0


def record_values(record: PlatformRecord) -> Values:
    """Return a record as ``RECORD_COLUMNS``."""
    return (
        record.kind.value,
        record.source.value,
        record.shop_id or None,
        record.platform.value if record.platform else None,
        record.order_number,
        record.line_number,
        record.waybill,
        record.foreign_id,
        record.what,
        to_ms_or_none(record.at),
        int(record.is_day),
        to_ms_or_none(record.due),
        record.amount,
        record.points,
        record.state,
        record.appeal,
        record.standing.value,
        record.text,
        record.ordinal,
    )


def record_from(values: Values) -> PlatformRecord:
    """Return the record that ``RECORD_COLUMNS`` tell of."""
    kind, source, shop_id, platform, order_number, line_number, waybill, foreign_id = values[:8]
    what, at, is_day, due, amount, points, state, appeal, standing, text, ordinal = values[8:]
    return PlatformRecord(
        RecordKind(kind),
        RecordSource(source),
        shop_id or "",
        Platform(platform) if platform else None,
        order_number,
        line_number,
        waybill,
        foreign_id,
        what,
        from_ms_or_none(at),
        bool(is_day),
        from_ms_or_none(due),
        amount,
        points,
        state,
        appeal,
        AppealStanding(standing),
        text,
        ordinal,
    )


class RecordStore:
    """Saves what platforms say."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "platform_record_version", "record_id", RECORD_COLUMNS)
        self._matcher = RecordMatcher(cache)
        self._queue = JudgeQueue(cache)

    def compare(self, records: Sequence[PlatformRecord], told_at: datetime) -> SavedPage:
        """Return what saving these would do; nothing is written."""
        with self._cache.snapshot():
            return _saved(plan.fate for plan in self._plans(records, to_ms(told_at)))

    def matches(self, records: Sequence[PlatformRecord]) -> list[int | None]:
        """Return the order that each record names by order or waybill, None where none fits."""
        with self._cache.snapshot():
            return self._matcher.match(records)

    def line_matches(self, records: Sequence[PlatformRecord]) -> list[int | None]:
        """Return the order that each record names by a sub-order; takes as long as orders are."""
        with self._cache.snapshot():
            return self._matcher.match_lines(records)

    def settle(self) -> None:
        """Find the orders of all that still waits by sub-orders; call once after many saves."""
        with self._cache.atomic():
            rows = self._cache.rows(_WAITING)
            found = self._matcher.match_lines([record_from(row[1:]) for row in rows])
            told = [(order, row) for order, row in zip(found, rows, strict=True) if order]
            self._cache.execute_many(
                "UPDATE platform_record SET order_id = ? WHERE id = ?",
                [(order, row[0]) for order, row in told],
            )
            self._queue.put({order for order, row in told if _moves(record_from(row[1:]))})

    def save(
        self, records: Sequence[PlatformRecord], *, seen_at: datetime, told_at: datetime
    ) -> SavedPage:
        """Save records of a file or text of the date ``told_at``, as seen at ``seen_at``.

        Orders are found by order and waybill numbers; ``settle`` looks for sub-orders.

        Raises:
            StoreError: nothing was saved.
        """
        fates: list[_Fate] = []
        with self._cache.atomic():
            for begin in range(0, len(records), _BATCH):
                plans = self._plans(records[begin : begin + _BATCH], to_ms(told_at))
                self._write(plans, to_ms(seen_at), to_ms(told_at))
                fates.extend(plan.fate for plan in plans)
        return _saved(fates)

    def enter(self, record: PlatformRecord, *, at: datetime) -> int:
        """Save one record that a person typed in; return its id."""
        self.save([record], seen_at=at, told_at=at)
        self.settle()
        asked = "SELECT id FROM platform_record WHERE identity = ?"
        return int(self._cache.value(asked, (_identity(record),)))

    def forget(self, record_id: int) -> None:
        """Erase a record that was typed in and that nothing else ever told of."""
        self._cache.execute(
            "DELETE FROM platform_record WHERE id = ?1 AND NOT EXISTS (SELECT 1"
            " FROM platform_record_version WHERE record_id = ?1 AND source <> 'entered')",
            (record_id,),
        )

    def _plans(self, records: Sequence[PlatformRecord], told_at: int) -> list[_Plan]:
        """Return what to do about each record, once each: the last telling counts."""
        told = {_identity(record): record for record in records}
        known: dict[str, tuple[int, int, PlatformRecord]] = {
            row[0]: (row[1], row[2], record_from(row[3:]))
            for row in self._cache.rows(_KNOWN, (to_json(list(told)),))
        }
        return [_plan(mark, record, known.get(mark), told_at) for mark, record in told.items()]

    def _write(self, plans: Sequence[_Plan], at: int, told_at: int) -> None:
        changed = [plan for plan in plans if plan.fate in {_Fate.NEW, _Fate.CHANGED}]
        orders = self._matcher.match([plan.record for plan in changed])
        for plan, order_id in zip(changed, orders, strict=True):
            if plan.fate is _Fate.NEW:
                self._begin(plan, order_id, at, told_at)
            else:
                self._change(plan, order_id, at, told_at)
        moved = {order for plan, order in zip(changed, orders, strict=True) if _moves(plan.record)}
        self._queue.put(order_id for order_id in moved if order_id is not None)
        self._cache.execute_many(
            "UPDATE platform_record SET told_at = ?1 WHERE id = ?2 AND told_at < ?1",
            [(told_at, plan.id) for plan in plans if plan.fate is _Fate.SAME],
        )

    def _begin(self, plan: _Plan, order_id: int | None, at: int, told_at: int) -> None:
        values = (plan.identity, order_id, *_listed(plan.record, told_at))
        cursor = self._cache.execute(_INSERT, values)
        self._versions.begin(int(cursor.lastrowid or 0), record_values(plan.record), at)

    def _change(self, plan: _Plan, order_id: int | None, at: int, told_at: int) -> None:
        self.show(plan.id, plan.record, order_id, told_at)
        self._versions.put(plan.id, record_values(plan.record), at)

    def show(
        self, record_id: int, record: PlatformRecord, order_id: int | None, told_at: int
    ) -> None:
        """List a record as it stands now (``told_at`` in milliseconds)."""
        values = (order_id, *_listed(record, told_at), record_id)
        self._cache.execute(update_set("platform_record", ("order_id", *_LISTED)), values)


def _moves(record: PlatformRecord) -> bool:
    """Tell whether a record asks for its order to be judged again.

    What the platform says is due moves the clock (``platform_dues``); what it took is at risk no
    more.
    """
    return record.due is not None or record.kind.can_be_appealed


def _plan(
    mark: str, told: PlatformRecord, known: tuple[int, int, PlatformRecord] | None, told_at: int
) -> _Plan:
    if known is None:
        return _Plan(_Fate.NEW, told, mark)
    record_id, known_told_at, before = known
    after = merged(before, told)
    if after == before:
        return _Plan(_Fate.SAME, before, mark, record_id)
    fate = _Fate.OLDER if told_at < known_told_at else _Fate.CHANGED
    return _Plan(fate, after, mark, record_id)


def merged(before: PlatformRecord, told: PlatformRecord) -> PlatformRecord:
    """Return what is known once this was told too; where from matters only if it is news."""
    news: dict[str, Any] = {
        name: value for name in _MERGED if (value := getattr(told, name)) not in {None, ""}
    }
    if told.at is not None and told.is_day and before.at is not None and not before.is_day:
        del news["at"]  # a day alone says less than the second that is known
    elif told.at is not None:
        news["is_day"] = told.is_day
    if told.standing is not AppealStanding.UNTOLD:
        news["standing"] = told.standing
    after = replace(before, **news)
    return after if after == before else replace(after, source=told.source)


def _identity(record: PlatformRecord) -> str:
    return digest(record.identity).hex()


def _listed(record: PlatformRecord, told_at: int) -> Values:
    values = record_values(record)
    platform = record.platform.value if record.platform else ""
    family = Platform.TAOBAO.value if record.platform is Platform.TMALL else platform
    return (
        digest(values),
        told_at,
        record.shop_id or None,
        platform or None,
        family,
        record.kind.value,
        record.order_number,
        record.line_number,
        record.waybill,
        record.foreign_id,
        record.what,
        to_ms_or_none(record.at),
        to_ms_or_none(record.due),
        record.amount,
        record.standing.value,
    )


def _saved(fates: Iterable[_Fate]) -> SavedPage:
    found = list(fates)
    return SavedPage(*(found.count(fate) for fate in _Fate))
