"""When the platform penalised a violation, as far as it told us: "before the penalty" ends then.

A record counts for a violation only where the platform's own name for it is told (policy-facts 3.9)
and the parcel fits: another penalty on the same order takes no cure away.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.platforms.platform_records import RecordKind
from workbench.domain.rules.effects import Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.ledger import Ledger

_TAKEN = frozenset({RecordKind.PENALTY, RecordKind.DEDUCTION})
_NAMES: Mapping[Violation, tuple[str, ...]] = MappingProxyType(
    {
        Violation.LATE_SHIPPING: ("延迟发货", "发货超时"),
        Violation.OUT_OF_STOCK: ("缺货", "无货"),
        Violation.FALSE_SHIPPING: ("虚假发货",),
        # 003 calls the same penalty 物流停滞处罚 and 虚假轨迹处罚 (policy-facts 1.4).
        Violation.FALSE_TRACK: ("虚假轨迹", "物流停滞"),
        Violation.FRAUD_SHIPPING: ("欺诈发货",),
        Violation.TRACE_TIMEOUT: ("轨迹超时",),
        Violation.TRACE_ANOMALY: ("轨迹异常",),
        Violation.PICKUP_TIMEOUT: ("揽收超时",),
        Violation.DISPATCH_TIMEOUT: ("发运超时",),
        Violation.TRANSIT_TIMEOUT: ("中转超时",),
        # 《天猫发票管理规范》 takes its points for 延迟开票 (tmall.invoice.second_timeout_points).
        Violation.LATE_INVOICE: ("开票", "发票"),
    }
)


def names_of(violation: Violation) -> tuple[str, ...]:
    """Return what platforms call a violation in their records, () where we know no name."""
    return _NAMES.get(violation, ())


def not_penalised(
    decisions: Iterable[Decision], records: Sequence[PlatformRecord], ledger: Ledger
) -> list[Decision]:
    """Return the decisions not penalised yet: what the platform took is at risk no more."""
    return [each for each in decisions if penalised_at(each, records, ledger) is None]


def penalised_at(
    decision: Decision, records: Iterable[PlatformRecord], ledger: Ledger
) -> datetime | None:
    """Return when this violation was first penalised (UTC), None as long as nobody told us.

    Of a day without an hour its first second counts: what came later that day may be too late.
    """
    rule = ledger.rule(decision.answer.rule)
    names = names_of(rule.violation) if rule and rule.violation else ()
    waybill = decision.subject.waybill
    times = [
        record.at
        for record in records
        if record.kind in _TAKEN
        and record.at is not None
        and record.waybill in {"", waybill}
        and any(name in record.what for name in names)
    ]
    return min(times, default=None)
