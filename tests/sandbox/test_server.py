from __future__ import annotations

import http.client
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import DETAIL, LIST, TRACE, WALL_START, Caller
from workbench.domain.errors import BadInput
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.server import _Listener
from workbench.sandbox.wire import Answer, Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, Season


def _nothing(_: Request) -> Answer:
    return Answer(200, b"")


@pytest.mark.parametrize("host", ["", "localhost", "::1", "192.0.2.1"])
def test_other_interfaces_are_refused(host: str) -> None:
    with pytest.raises(BadInput, match=r"127\.0\.0\.1 only"):
        _Listener((host, 0), _nothing)


def test_address_is_loopback(server: SandboxServer) -> None:
    assert server.base_url.startswith("http://127.0.0.1:")


def test_address_of_a_stopped_server_is_refused(season: Season) -> None:
    with pytest.raises(BadInput, match="not running"):
        _ = SandboxServer(season).base_url


def test_taken_port_is_said(server: SandboxServer, season: Season) -> None:
    port = int(server.base_url.rpartition(":")[2])
    with pytest.raises(BadInput, match=f"127.0.0.1:{port}: the port is not free"):
        SandboxServer(season, port=port).start()


def test_stop_may_be_called_twice(season: Season) -> None:
    server = SandboxServer(season)
    server.start()
    server.stop()
    server.stop()


def test_no_thread_is_left_behind_by_an_open_connection(season: Season) -> None:
    before = threading.active_count()
    with SandboxServer(season) as server:
        caller = Caller(server)
        caller.call(LIST)
    caller.session.close()
    assert threading.active_count() == before


def test_credentials_have_the_agreed_shape(server: SandboxServer) -> None:
    told = server.credentials()
    assert {"base_url", "alibaba1688", "shops", "douyin", "kuaidi100"} <= set(told)
    assert told["alibaba1688"]["gateway"] == told["base_url"]
    assert [shop["name"] for shop in told["shops"]] == ["晨禾百货", "晨禾批发"]
    assert told["alibaba1688"]["access_token"] == told["shops"][0]["access_token"]
    assert told["kuaidi100"]["url"] == f"{told['base_url']}/poll/query.do"


def test_credentials_differ_between_starts(season: Season) -> None:
    with SandboxServer(season) as one, SandboxServer(season) as other:
        first, second = one.credentials(), other.credentials()
    assert first["alibaba1688"]["app_secret"] != second["alibaba1688"]["app_secret"]
    assert first["kuaidi100"]["key"] != second["kuaidi100"]["key"]


def test_seed_repeats_credentials(season: Season) -> None:
    secrets = []
    for _ in range(2):
        with SandboxServer(season, extras=Extras(seed=3)) as server:
            secrets.append(server.credentials()["alibaba1688"]["app_secret"])
    assert secrets[0] == secrets[1]


def test_clock_can_be_read_unsigned(caller: Caller) -> None:
    url = f"{caller.keys['base_url']}/sandbox/clock"
    told = caller.session.get(url, timeout=30).json()
    assert (told["start"], told["speed"]) == ("2024-01-24T02:00:00+00:00", 0.0)
    assert told["wall_start"] == WALL_START.isoformat()


def test_unknown_address_is_not_found(caller: Caller) -> None:
    assert caller.session.get(f"{caller.keys['base_url']}/x", timeout=30).status_code == 404


@pytest.mark.parametrize("name", ["nothing", "code"])
def test_misused_control_is_refused(caller: Caller, name: str) -> None:
    assert "error" in caller.tell(name, shop="no such shop")


def test_too_long_a_body_is_refused(server: SandboxServer) -> None:
    host, _, port = server.base_url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=30)
    connection.putrequest("POST", "/poll/query.do")
    connection.putheader("Content-Length", str(1 << 21))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_many_callers_are_served_at_once(server: SandboxServer) -> None:
    def totals(_: int) -> list[int]:
        caller = Caller(server)
        with caller.session:
            return [caller.call(LIST)["totalRecord"] for _ in range(5)]

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(totals, range(4)))
    assert len({total for walk in told for total in walk}) == 1


@pytest.fixture
def running(season: Season, wall_clock: ReplayClock) -> Iterator[Caller]:
    """A caller of a season that runs at an hour a second."""
    with SandboxServer(season, speed=3600, wall=wall_clock) as server:
        caller = Caller(server)
        with caller.session:
            yield caller


def test_standing_season_never_changes(caller: Caller, wall_clock: ReplayClock) -> None:
    before = caller.call(LIST)
    wall_clock.advance(timedelta(hours=5))
    assert caller.call(LIST) == before


def test_new_orders_appear_as_the_clock_runs(running: Caller, wall_clock: ReplayClock) -> None:
    before = running.call(LIST)["totalRecord"]
    wall_clock.advance(timedelta(seconds=8))
    after = running.call(LIST)["totalRecord"]
    assert after > before


def test_new_scans_appear_as_the_clock_runs(
    running: Caller, wall_clock: ReplayClock, stories: dict[str, list[ScriptedOrder]]
) -> None:
    stalled = next(
        o for o in stories["stuck_first_hub"] if len(o.parcels[0].scans) > 4 and o.parcels[0].scans
    )
    before = running.ask(TRACE, stalled.number)["logisticsTrace"][0]["logisticsSteps"]
    wall_clock.advance(timedelta(seconds=30))
    after = running.ask(TRACE, stalled.number)["logisticsTrace"][0]["logisticsSteps"]
    assert after[: len(before)] == before
    assert len(after) > len(before)


def test_number_is_replaced_as_the_clock_runs(
    running: Caller, wall_clock: ReplayClock, season: Season
) -> None:
    order = next(
        o
        for o in season.orders
        if o.story == "replaced_number"
        and o.parcels[0].gone_at == season.start + timedelta(hours=1.5)
    )

    def shown() -> list[str]:
        result = running.ask(DETAIL, order.number)["result"]
        return [item["logisticsBillNo"] for item in result["nativeLogistics"]["logisticsItems"]]

    old, new = (parcel.waybill for parcel in order.parcels)
    assert shown() == [old]
    wall_clock.advance(timedelta(seconds=2))
    assert shown() == [new]
    modified = running.ask(DETAIL, order.number)["result"]["baseInfo"]["modifyTime"]
    assert modified == "20240124113000000+0800"


@pytest.mark.parametrize("name", ["127.0.0.1.evil.example", "evil.example:80", ""])
def test_a_page_that_reaches_loopback_by_its_own_name_is_turned_away(
    server: SandboxServer, name: str
) -> None:
    port = int(server.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as caller:
        asked = f"GET /sandbox/clock HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
        caller.sendall(asked.encode())
        assert caller.recv(100).startswith(b"HTTP/1.1 421 ")
