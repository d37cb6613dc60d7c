"""``ship`` and ``acts`` against the sandbox's Taobao shop."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.seasons import part_of, whole_season
from workbench.domain.shops import Platform
from workbench.sandbox import SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import CommandLine
    from workbench.sandbox.script import ScriptedOrder

SENT = ("--carrier", "圆通", "--number", "YT8899990001")


@pytest.fixture
def taobao() -> Iterator[SandboxServer]:
    with SandboxServer(part_of(whole_season(), Platform.TAOBAO)) as server:
        yield server


@pytest.fixture
def polled(workbench: CommandLine, taobao: SandboxServer) -> CommandLine:
    """A profile with the shop's orders."""
    told = taobao.credentials()
    keys = {"base_url": told["base_url"], "taobao": told["taobao"]}
    added = workbench("account", "add", "--from", "-", text=json.dumps(keys))
    assert added.exit_code == 0, added.output
    assert workbench("poll", "--once").exit_code == 0
    return workbench


def story(server: SandboxServer, name: str) -> ScriptedOrder:
    return next(order for order in server.world.season.orders if order.story == name)


def ship(polled: CommandLine, number: int, *options: str) -> Any:
    return polled("ship", str(number), *options)


def test_an_order_is_shipped_and_its_number_replaced(
    polled: CommandLine, taobao: SandboxServer
) -> None:
    number = story(taobao, "no_promise").number
    shipped = ship(polled, number, *SENT)
    assert shipped.exit_code == 0
    assert shipped.stdout.strip().endswith("YT8899990001  done")
    assert "No carrier" in shipped.stderr or "could not be asked" in shipped.stderr
    other = ("--carrier", "ZTO", "--number", "ZT88999902", "--replace", "--of", "YT8899990001")
    again = ship(polled, number, *other)
    assert again.exit_code == 0
    listed = polled.json("acts", "list")["acts"]
    assert [(act["kind"], act["state"]) for act in listed] == [
        ("replace_number", "done"),
        ("ship", "done"),
    ]


def test_a_check_sends_nothing(polled: CommandLine, taobao: SandboxServer) -> None:
    number = story(taobao, "no_promise").number
    looked = ship(polled, number, *SENT, "--check", "--json")
    assert looked.exit_code == 0
    assert json.loads(looked.stdout)["checks"] == [{"kind": "scans_unknown", "weight": "caution"}]
    assert polled.json("acts", "list") == {"acts": []}


def test_a_number_of_another_buyer_is_stopped(polled: CommandLine, taobao: SandboxServer) -> None:
    used = story(taobao, "silent").parcels[0].waybill
    ended = ship(polled, story(taobao, "no_promise").number, "--carrier", "STO", "--number", used)
    assert ended.exit_code == 1
    assert "for another receiver or address" in ended.stderr
    assert polled.json("acts", "list") == {"acts": []}


def test_a_lost_answer_is_unknown_until_somebody_looks(
    polled: CommandLine, taobao: SandboxServer
) -> None:
    number = story(taobao, "no_promise").number
    taobao.world.faults.add(Fault(FaultKind.DROPPED, api="offline.send", times=1))
    lost = ship(polled, number, *SENT)
    assert lost.exit_code == 1
    assert "does not send it again by itself" in lost.stderr
    (act,) = polled.json("acts", "list")["acts"]
    assert act["state"] == "unknown"
    assert ship(polled, number, *SENT).exit_code == 1
    assert polled.json("acts", "look", str(act["id"]))["state"] == "done"


def test_a_number_that_is_not_there_yet_says_nothing(
    polled: CommandLine, taobao: SandboxServer
) -> None:
    taobao.world.faults.add(Fault(FaultKind.HTML_500, api="offline.send", times=1))
    assert ship(polled, story(taobao, "no_promise").number, *SENT).exit_code == 1
    (act,) = polled.json("acts", "list")["acts"]
    looked = polled("acts", "look", str(act["id"]))
    assert (looked.exit_code, "unknown" in looked.stdout) == (0, True)
    assert "Ask again from" in looked.stderr


def test_a_lost_answer_is_settled_by_hand(polled: CommandLine, taobao: SandboxServer) -> None:
    taobao.world.faults.add(Fault(FaultKind.DROPPED, api="offline.send", times=1))
    assert ship(polled, story(taobao, "no_promise").number, *SENT).exit_code == 1
    (act,) = polled.json("acts", "list")["acts"]
    assert polled("acts", "settle", str(act["id"])).exit_code == 2
    assert polled.json("acts", "settle", str(act["id"]), "--not-done")["state"] == "refused"
    again = polled("acts", "settle", str(act["id"]), "--done")
    assert (again.exit_code, "known already" in again.stderr) == (1, True)


def test_goods_without_logistics(polled: CommandLine, taobao: SandboxServer) -> None:
    number = story(taobao, "no_promise").number
    assert ship(polled, number, "--no-logistics").exit_code == 1
    agreed = ship(polled, number, "--no-logistics", "--agreed", "买家自提", "--json")
    assert json.loads(agreed.stdout)["kind"] == "ship_untraced"
