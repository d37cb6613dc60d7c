"""What carriers cost by month; summed by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from workbench.domain.platforms.ledger import LedgerEntry, ledger_lines
from workbench.domain.platforms.platform_records import RecordKind

JANUARY = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)
# 23:59 on the 31st in UTC is February in Shanghai.
FEBRUARY = datetime(2024, 1, 31, 23, 59, tzinfo=UTC)


def entry(kind: RecordKind = RecordKind.PENALTY, **facts: Any) -> LedgerEntry:
    known: dict[str, Any] = {
        "at": JANUARY, "shop_id": "s1", "order_number": "A1", "waybill": "YT1",
        "carrier": "yuantong", "outlet": "义乌", "what": "虚假发货", "amount": 500, "points": None,
    }  # fmt: skip
    return LedgerEntry(kind, **(known | facts))


def test_penalties_and_deductions_add_up_whatever_their_sign() -> None:
    (line,) = ledger_lines([entry(amount=-500), entry(RecordKind.DEDUCTION, amount=300)])
    assert (line.fen, line.parcels, line.unknown) == (800, 1, 0)


def test_money_given_back_stands_beside_what_was_taken() -> None:
    (line,) = ledger_lines([entry(), entry(RecordKind.RETURNED, amount=200)])
    assert (line.fen, line.returned) == (500, 200)


def test_what_has_no_amount_is_unknown_unless_it_took_points() -> None:
    (line,) = ledger_lines([entry(amount=None), entry(amount=None, points=3, waybill="YT2")])
    assert (line.fen, line.unknown, line.points, line.parcels) == (0, 1, 3, 2)


def test_months_are_those_of_shanghai_the_newest_first_the_dearest_first() -> None:
    lines = ledger_lines(
        [entry(), entry(amount=900, outlet="金华"), entry(at=FEBRUARY), entry(at=None)]
    )
    assert [(line.month, line.outlet, line.fen) for line in lines] == [
        ("2024-02", "义乌", 500),
        ("2024-01", "金华", 900),
        ("2024-01", "义乌", 500),
        ("", "义乌", 500),
    ]
