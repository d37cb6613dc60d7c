"""The season's buyers asked for something of every kind, about orders that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench import paths
from workbench.domain.tickets import TicketKind
from workbench.sandbox.season import load_season
from workbench.sandbox.tickets import points_of, tickets_of

if TYPE_CHECKING:
    from workbench.sandbox.script import Season


@pytest.fixture(scope="module")
def season() -> Season:
    return load_season(paths.resource("season"))


def test_every_kind_is_asked_and_some_are_answered(season: Season) -> None:
    asked = [each.ticket for each in tickets_of(season)]
    assert {ticket.kind for ticket in asked} == set(TicketKind)
    assert {ticket.is_answered for ticket in asked} == {True, False}


def test_they_are_about_orders_of_their_shop_made_by_then(season: Season) -> None:
    ids = {shop.name: shop.id for shop in season.shops}
    for each in tickets_of(season):
        orders = season.orders_of(ids[each.shop_name])
        known = {str(order.number) for order in orders if order.created_at <= season.start}
        assert each.ticket.order_number in known
        assert each.ticket.created_at < season.start


def test_points_were_taken_before_the_start(season: Season) -> None:
    taken = [each.record for each in points_of(season)]
    assert sum(record.points or 0 for record in taken if record.what == "延迟开票") == 5
    assert all(record.at and record.at < season.start for record in taken)
