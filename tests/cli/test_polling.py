from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine
    from workbench.sandbox import SandboxServer


def test_a_round_is_one_document(signed_in: CommandLine) -> None:
    ended = signed_in("poll", "--once", "--json")
    assert (ended.exit_code, ended.stderr) == (0, "")
    report = json.loads(ended.stdout)
    assert report["data_time"] == "2024-01-24T10:00:00+08:00"
    assert report["new_orders"] == 100
    assert {(shop["state"], shop["trouble"]) for shop in report["shops"]} == {("online", None)}


TROUBLES = [
    pytest.param({"kind": "html_200"}, "a web page instead of data", id="html"),
    pytest.param({"kind": "html_500"}, "1688 cannot be reached", id="server down"),
    pytest.param({"kind": "truncated_json"}, "damaged data", id="truncated"),
    pytest.param({"kind": "dropped"}, "1688 cannot be reached", id="dropped"),
    pytest.param({"kind": "empty_page"}, "pages that do not add up", id="empty page"),
    pytest.param({"kind": "sign_in_expired"}, "asks to sign in again", id="sign-in"),
    pytest.param({"kind": "acl_declined"}, "gw.APIACLDecline", id="refused"),
    pytest.param({"kind": "rate_limit", "retry_after": 60}, "asks to wait", id="too often"),
]


@pytest.mark.parametrize(("fault", "said"), TROUBLES)
def test_trouble_is_a_sentence_for_each_shop(
    signed_in: CommandLine, sandbox: SandboxServer, fault: dict[str, Any], said: str
) -> None:
    kind = FaultKind(fault.pop("kind"))
    sandbox.world.faults.add(Fault(kind, api="getSellerOrderList", **fault))
    ended = signed_in("poll", "--once", "--json")
    told = ended.stderr.splitlines()
    assert ended.exit_code == 1
    assert sorted(line.split(":")[0] for line in told) == ["晨禾批发", "晨禾百货"]
    assert all(said in line for line in told)
    assert all(said in shop["trouble"] for shop in json.loads(ended.stdout)["shops"])


def test_trouble_is_told_in_chinese(signed_in: CommandLine, sandbox: SandboxServer) -> None:
    signed_in.language = "zh_CN"
    sandbox.world.faults.add(Fault(FaultKind.HTML_200))
    ended = signed_in("poll", "--once")
    assert "晨禾百货：应答异常" in ended.stdout
    assert ended.stderr.startswith("晨禾批发：应答异常")


def test_after_trouble_nothing_is_missing(signed_in: CommandLine, sandbox: SandboxServer) -> None:
    for kind in (FaultKind.HTML_200, FaultKind.MISSING_LIST, FaultKind.TRUNCATED_JSON):
        sandbox.world.faults.add(Fault(kind, times=2))
    for _ in range(4):
        signed_in("poll", "--once")
    sandbox.world.faults.clear()
    assert signed_in.json("poll", "--once")["failed_traces"] == 0
    assert len(signed_in.json("review")["warnings"]) == 13


def test_without_a_shop_it_says_what_to_do(workbench: CommandLine) -> None:
    assert "account add" in workbench("poll", "--once").stdout
    assert "account add" in workbench("review").stdout
    assert workbench.json("review")["warnings"] == []


@pytest.mark.parametrize(
    ("options", "code"), [pytest.param(["--once"], 1, id="once"), pytest.param([], 0, id="loop")]
)
def test_it_can_be_stopped(
    signed_in: CommandLine, sandbox: SandboxServer, options: list[str], code: int
) -> None:
    """A stop that comes while an answer is awaited ends it at once; half a round is not done."""
    sandbox.world.faults.add(Fault(FaultKind.SLOW, seconds=20))
    signed_in.interrupt.stop()
    ended = signed_in("poll", *options)
    assert (ended.exit_code, "Traceback" in ended.output) == (code, False)


def test_an_order_that_was_not_read_is_told_and_read_next_time(
    signed_in: CommandLine, sandbox: SandboxServer
) -> None:
    sandbox.world.faults.add(Fault(FaultKind.TRUNCATED_JSON, api="get.sellerView", times=1))
    ended = signed_in("poll", "--once")
    assert ended.exit_code == 0
    assert "1 order could not be read whole" in ended.stdout
    again = signed_in.json("poll", "--once")
    assert (again["new_orders"], again["unread_orders"]) == (1, 0)


def test_a_trace_provider_in_trouble_is_told(
    signed_in: CommandLine, sandbox: SandboxServer
) -> None:
    sandbox.world.faults.add(Fault(FaultKind.RATE_LIMIT, api="kuaidi100"))
    ended = signed_in("poll", "--once", "--json")
    assert ended.exit_code == 0
    told = {"provider": "kuaidi100", "state": "unreachable"}
    assert told in json.loads(ended.stdout)["providers"]
    assert ended.stderr == "Trace provider kuaidi100: not reachable\n"
