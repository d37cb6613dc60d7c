"""``traces ask``: the digits are typed, not given, and stand nowhere afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.seasons import small_season, whole_season
from workbench.sandbox import SandboxServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import CommandLine
    from workbench.sandbox.script import ScriptedOrder


def by(carrier: str) -> ScriptedOrder:
    """Return an order on its way with one parcel of a carrier."""
    season = whole_season()
    shops = {shop.id for shop in small_season().shops}
    return next(
        order
        for order in season.orders
        if order.shop_id in shops
        and len(order.parcels) == 1
        and order.parcels[0].carrier.id == carrier
        and order.parcels[0].uploaded_at <= season.start
        and order.parcels[0].scans
        and order.parcels[0].scans[0].at <= season.start
    )


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    orders = (by("shunfeng"), by("yuantong"))
    with SandboxServer(replace(small_season(), orders=orders)) as server:
        yield server


@pytest.fixture
def polled(workbench: CommandLine, sandbox: SandboxServer) -> CommandLine:
    told = dict(sandbox.credentials())
    told.pop("kdniao")
    added = workbench("account", "add", "--from", "-", text=json.dumps(told))
    assert added.exit_code == 0, added.output
    assert workbench("poll", "--once").exit_code == 0
    return workbench


def test_a_parcel_is_asked_for_with_typed_digits(polled: CommandLine) -> None:
    order = by("shunfeng")
    digits = order.receiver.mobile[-4:]
    asked = polled("traces", "ask", str(order.number), "--json", text=f"{digits}\n")
    assert asked.exit_code == 0, asked.output
    told = json.loads(asked.stdout)
    assert (told["provider"], told["number"]) == ("kuaidi100", order.parcels[0].waybill)
    assert told["scans"] > 0
    assert digits not in asked.output.replace(order.parcels[0].waybill, "")


def test_wrong_digits_get_a_sentence(polled: CommandLine) -> None:
    number = str(by("shunfeng").number)
    for typed, said in (("12", "four digits are needed"), ("0000", "does not take them")):
        ended = polled("traces", "ask", number, text=f"{typed}\n")
        assert (ended.exit_code, said in ended.stderr) == (1, True), ended.output


def test_another_carrier_is_asked_without_them(polled: CommandLine) -> None:
    asked = polled("traces", "ask", str(by("yuantong").number))
    assert "digits" not in asked.stderr


def test_an_order_that_is_not_known_is_said(polled: CommandLine) -> None:
    ended = polled("traces", "ask", "1")
    assert (ended.exit_code, "it is not known here" in ended.stderr) == (1, True)
