"""``ship``, refunds and messages of a 1688 shop, all the way from the sandbox into the cache."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.seasons import small_season, whole_season
from workbench.app import App
from workbench.domain.clock import SystemClock
from workbench.interrupt import Interrupt
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind
from workbench.store.orders.refunds import RefundStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import CommandLine
    from workbench.sandbox.script import ScriptedOrder

SENT = ("--carrier", "圆通", "--number", "YT8899990001")
SHIP = "OpDeliverySendOrder.offline"


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A season of few orders, two of them with buyers who want their money back."""
    few, whole = small_season(16), whole_season()
    shops = {shop.id for shop in few.shops}
    asked = [o for o in whole.orders if o.refund_asked_at and o.shop_id in shops][:2]
    with SandboxServer(replace(few, orders=(*few.orders, *asked))) as server:
        yield server


@pytest.fixture
def polled(signed_in: CommandLine) -> CommandLine:
    """A profile with the two shops' orders."""
    assert signed_in("poll", "--once").exit_code == 0
    return signed_in


def waiting(sandbox: SandboxServer) -> ScriptedOrder:
    """Return an order that is to be shipped."""
    season = sandbox.world.season
    return next(
        order
        for order in season.orders
        if order.created_at <= season.start
        and order.status(season.start) == "waitsellersend"
        and not order.refund_asked_at
    )


def test_an_order_is_shipped_once(polled: CommandLine, sandbox: SandboxServer) -> None:
    number = str(waiting(sandbox).number)
    shipped = polled("ship", number, *SENT)
    assert (shipped.exit_code, shipped.stdout.split()[-2:]) == (0, ["YT8899990001", "done"])
    again = polled("ship", number, *SENT)
    assert again.exit_code == 1
    assert [act["state"] for act in polled.json("acts", "list")["acts"]] == ["done"]


def test_a_lost_answer_is_unknown_until_somebody_looks(
    polled: CommandLine, sandbox: SandboxServer
) -> None:
    number = str(waiting(sandbox).number)
    sandbox.world.faults.add(Fault(FaultKind.DROPPED, api=SHIP, times=1))
    assert "does not send it again by itself" in polled("ship", number, *SENT).stderr
    assert polled("poll", "--once").exit_code == 0
    (act,) = polled.json("acts", "list")["acts"]
    assert act["state"] == "unknown"
    assert polled.json("acts", "look", str(act["id"]))["state"] == "done"


def test_the_platforms_no_is_no(polled: CommandLine, sandbox: SandboxServer) -> None:
    ended = polled("ship", str(waiting(sandbox).number), "--carrier", "圆通", "--number", "YT-?")
    assert ended.exit_code == 1
    assert "INVALID_PARAM" in ended.stderr
    assert [act["state"] for act in polled.json("acts", "list")["acts"]] == ["refused"]


def test_another_number_is_not_offered(polled: CommandLine, sandbox: SandboxServer) -> None:
    ended = polled("ship", str(waiting(sandbox).number), *SENT, "--replace", "--anyway")
    assert ended.exit_code == 1
    assert "replacing a number" in ended.stderr
    assert polled.json("acts", "list") == {"acts": []}


def test_goods_without_logistics_go_with_the_agreement(
    polled: CommandLine, sandbox: SandboxServer
) -> None:
    number = str(waiting(sandbox).number)
    assert polled("ship", number, "--no-logistics").exit_code == 1
    agreed = polled("ship", number, "--no-logistics", "--agreed", "买家同意自提")
    assert agreed.exit_code == 0, agreed.output


def test_refunds_are_kept_and_the_account_is_known(
    polled: CommandLine, sandbox: SandboxServer
) -> None:
    app = App("en", SystemClock(), Interrupt())
    workspace = app.open_workspace(app.profile(polled.profile))
    try:
        kept = {refund.number: refund for refund in RefundStore(workspace.cache).open()}
        shops = ShopStore(workspace.cache)
        keys = [shops.credentials(health.shop.id) for health in shops.all()]
    finally:
        workspace.close()
    season = sandbox.world.season
    asked = [o for o in season.orders if o.refund_asked_at and o.refund_asked_at <= season.start]
    assert asked
    assert set(kept) == {f"TQ{order.number}" for order in asked}
    order = asked[0]
    told = kept[f"TQ{order.number}"]
    assert (told.amount, told.created_at) == (order.total - order.freight, order.refund_asked_at)
    members = {shop.member_id for shop in season.shops if shop.platform.value == "1688"}
    assert {each["member_id"] for each in keys} == members
