"""1688.false_ship.number_reuse_30d: another receiver's or address's order had the number (A14)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import NUMBER, ORDER, SHOP, WAYBILL, at, parcel, shipment
from workbench.domain.orders import Receiver
from workbench.domain.parcels.shipments import NumberUse
from workbench.domain.rules.decisions import OtherReading, Verdict
from workbench.policy.false_shipping import number_reuse

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

UPLOADED = "03-31 12:00:00"
NOW = at("04-01 00:00:00")
PARCEL = shipment(UPLOADED)


def use(
    uploaded: str | None = "03-20 09:00:00",
    *,
    name: str | None = "name-b",
    address: str | None = "address-b",
    number: str = "1000000000000000002",
    shop: str = SHOP,
) -> NumberUse:
    return NumberUse(shop, number, WAYBILL, at(uploaded) if uploaded else None, name, address)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        pytest.param(use(), "violation", id="other receiver and other address"),
        pytest.param(use(name="name-a"), "violation", id="other address alone is enough"),
        pytest.param(use(address="address-a"), "violation", id="other receiver alone is enough"),
        pytest.param(
            use(name="name-a", address="address-a"), "clean", id="a combined parcel is not caught"
        ),
        pytest.param(use("03-01 12:00:01"), "violation", id="30 days less 1 s before"),
        pytest.param(use("03-01 12:00:00"), "violation", id="exactly 30 days before is inside"),
        pytest.param(use("03-01 11:59:59"), "clean", id="30 days and 1 s before is outside"),
        pytest.param(use("03-31 11:59:59"), "violation", id="1 s before the upload"),
        pytest.param(use("03-31 12:00:01"), "clean", id="1 s after: the other order is the later"),
        pytest.param(
            use(shop="s2", number=NUMBER), "violation", id="a like number in another shop"
        ),
        pytest.param(use(number=NUMBER), "clean", id="its own use of the number"),
    ],
)
def test_verdict(book: PolicyBook, other: NumberUse, verdict: str) -> None:
    answer = number_reuse(parcel(shipment=PARCEL, uses=(other,)), NOW, book)
    assert answer.verdict == verdict
    assert (answer.deadline, answer.next_change_at) == (None, None)


def test_without_another_use_there_is_nothing_to_ask(book: PolicyBook) -> None:
    answer = number_reuse(parcel(shipment=shipment(uploaded=None)), NOW, book)
    assert (answer.verdict, answer.unknowns) == (Verdict.CLEAN, ())


@pytest.mark.parametrize(
    ("other", "unknowns"),
    [
        pytest.param(use(name=None, address="address-a"), ("receiver_name",), id="receiver masked"),
        pytest.param(use(name="name-a", address=None), ("receiver_address",), id="address masked"),
        pytest.param(
            use(name=None, address=None), ("receiver_name", "receiver_address"), id="both masked"
        ),
        pytest.param(use(None), ("other_uploaded_at",), id="the other upload's time is not known"),
        pytest.param(use(UPLOADED), ("other_uploaded_at",), id="same second: which came first?"),
    ],
)
def test_what_cannot_be_compared_is_unknown(
    book: PolicyBook, other: NumberUse, unknowns: tuple[str, ...]
) -> None:
    answer = number_reuse(parcel(shipment=PARCEL, uses=(other,)), NOW, book)
    assert (answer.verdict, answer.unknowns) == (Verdict.UNKNOWN, unknowns)
    assert answer.facts["other_order"] == "1000000000000000002"


def test_a_masked_name_does_not_hide_another_address(book: PolicyBook) -> None:
    facts = parcel(shipment=PARCEL, uses=(use(name=None),))
    assert number_reuse(facts, NOW, book).verdict is Verdict.VIOLATION


def test_our_own_masks_cannot_be_compared_either(book: PolicyBook) -> None:
    masked = replace(ORDER, receiver=Receiver())
    facts = parcel(shipment=PARCEL, order=masked, uses=(use(),))
    answer = number_reuse(facts, NOW, book)
    assert answer.unknowns == ("receiver_name", "receiver_address")


def test_a_use_outside_the_span_needs_no_comparison(book: PolicyBook) -> None:
    facts = parcel(shipment=PARCEL, uses=(use("02-01 00:00:00", name=None, address=None),))
    assert number_reuse(facts, NOW, book).verdict is Verdict.CLEAN


def test_without_its_own_upload_time_the_order_of_the_two_is_unknown(book: PolicyBook) -> None:
    facts = parcel(shipment=shipment(uploaded=None), uses=(use(),))
    answer = number_reuse(facts, NOW, book)
    assert (answer.verdict, answer.unknowns) == (Verdict.UNKNOWN, ("uploaded_at",))


def test_a_certain_use_decides_before_a_doubtful_one(book: PolicyBook) -> None:
    doubtful, certain = use(name=None, address=None), use(number="1000000000000000003")
    facts = parcel(shipment=PARCEL, uses=(doubtful, certain))
    answer = number_reuse(facts, NOW, book)
    assert answer.verdict is Verdict.VIOLATION
    assert answer.facts["other_order"] == "1000000000000000003"


ROLLING = "rolling 30 x 24 h, exactly 30 days is inside"
OTHER = "calendar days or exclusive"


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        pytest.param(
            "03-01 12:00:00",
            [(ROLLING, "violation"), (OTHER, "clean")],
            id="A14: exactly 30 days, exclusive says outside",
        ),
        pytest.param(
            "03-01 11:59:59",
            [(ROLLING, "clean"), (OTHER, "violation")],
            id="A14: 1 s more, but still the 30th calendar day before",
        ),
        pytest.param(
            "03-01 00:00:00",
            [(ROLLING, "clean"), (OTHER, "violation")],
            id="A14: first second of the 30th calendar day before",
        ),
        pytest.param("02-29 23:59:59", [], id="the 31st calendar day before: all agree"),
        pytest.param("03-01 12:00:01", [], id="30 days less 1 s: all agree"),
    ],
)
def test_readings_stand_only_where_they_differ(
    book: PolicyBook, used: str, expected: list[tuple[str, str]]
) -> None:
    answer = number_reuse(parcel(shipment=PARCEL, uses=(use(used),)), NOW, book)
    assert answer.readings == tuple(
        OtherReading(reading, Verdict(verdict)) for reading, verdict in expected
    )
