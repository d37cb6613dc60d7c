"""When a violation was penalised, as the platform's own records tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.effect_cases import GAP, SHIP_BY, WAYBILL, decision, when
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.policy.penalties import penalised_at

if TYPE_CHECKING:
    from workbench.policy.ledger import Ledger

AT = when("2026-11-20 08:00:00")


def record(**facts: Any) -> PlatformRecord:
    known = {"what": "虚假轨迹", "at": AT, "waybill": WAYBILL, "kind": RecordKind.PENALTY, **facts}
    return PlatformRecord(source=RecordSource.FILE, **known)


@pytest.mark.parametrize(
    ("found", "at"),
    [
        pytest.param(record(), AT, id="the parcel's own penalty"),
        pytest.param(record(waybill=""), AT, id="of the order, no parcel told"),
        pytest.param(record(what="物流停滞处罚"), AT, id="the same under its other name"),
        pytest.param(record(kind=RecordKind.DEDUCTION), AT, id="money was taken"),
        pytest.param(record(kind=RecordKind.WARNING), None, id="a warning is no penalty"),
        pytest.param(record(kind=RecordKind.RETURNED), None, id="money given back"),
        pytest.param(record(waybill="OTHER"), None, id="another parcel's"),
        pytest.param(record(what="延迟发货"), None, id="another violation's"),
        pytest.param(record(what=""), None, id="no name told"),
        pytest.param(record(at=None), None, id="no time told"),
    ],
)
def test_only_the_violations_own_penalty_counts(
    ledger: Ledger, found: PlatformRecord, at: object
) -> None:
    assert penalised_at(decision(GAP, AT), [found], ledger) == at


def test_the_first_of_several_counts(ledger: Ledger) -> None:
    later = when("2026-11-20 08:00:01")
    assert penalised_at(decision(GAP, AT), [record(at=later), record()], ledger) == AT


def test_late_shipping_is_known_by_its_names(ledger: Ledger) -> None:
    late = decision(SHIP_BY, AT, waybill="")
    assert penalised_at(late, [record(what="发货超时", waybill="")], ledger) == AT
