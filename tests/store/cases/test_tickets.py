"""Tickets are kept as versions and known again by what makes them one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, SHOP, hours
from workbench.domain.errors import ShopRemoved
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.shops import Platform
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.store.cases.tickets import TicketStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

URGE = Ticket(
    SHOP.id, Platform.TAOBAO, TicketKind.URGE_SHIPPING, "A1", NOON, RecordSource.ENTERED, "W1"
)
INVOICE = replace(
    URGE,
    kind=TicketKind.INVOICE,
    invoice=InvoiceFacts(NOON, hours(1), hours(2), hours(3), judged_valid=False),
)


@pytest.fixture
def tickets(cache: Cache) -> TicketStore:
    return TicketStore(cache)


@pytest.mark.parametrize(
    "told", [pytest.param(URGE, id="urge"), pytest.param(INVOICE, id="invoice")]
)
def test_a_ticket_comes_back_as_it_was(tickets: TicketStore, told: Ticket) -> None:
    saved = tickets.save(told, seen_at=NOON)
    assert tickets.get(saved.id) == saved == replace(told, id=saved.id)


def test_the_same_ticket_again_is_the_same(tickets: TicketStore) -> None:
    first = tickets.save(URGE, seen_at=NOON)
    assert tickets.save(URGE, seen_at=hours(1)) == first
    assert tickets.all() == [first]


def test_a_reply_is_a_version_of_its_own(tickets: TicketStore) -> None:
    first = tickets.save(URGE, seen_at=NOON)
    answered = replace(first, replied_at=hours(2), reply="已安排发货")
    tickets.save(answered, seen_at=hours(2))
    assert tickets.all(hours(1)) == [first]
    assert tickets.all() == [answered]


@pytest.mark.parametrize("unknown", ["7", "", "x", "٣"])
def test_what_is_not_there_is_said(tickets: TicketStore, unknown: str) -> None:
    with pytest.raises(LookupError):
        tickets.get(unknown)


def test_a_shop_that_is_gone_takes_no_ticket(tickets: TicketStore) -> None:
    with pytest.raises(ShopRemoved):
        tickets.save(replace(URGE, shop_id="gone"), seen_at=NOON)
