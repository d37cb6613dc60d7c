"""Addresses of group robots: what is taken, what is refused, and what is shown of them."""

from __future__ import annotations

from datetime import time

import pytest

from workbench.domain.errors import BadInput
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category, QuietHours
from workbench.domain.telling.robots import (
    RobotKind,
    RobotWishes,
    check_name,
    clipped,
    read_hook,
)

TOKEN = "a1b2c3d4e5f60718"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param(
            f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}",
            RobotKind.DINGTALK,
            id="dingtalk",
        ),
        pytest.param(
            f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}",
            RobotKind.WECOM,
            id="wecom",
        ),
        pytest.param(
            f"https://open.feishu.cn/open-apis/bot/v2/hook/{TOKEN}", RobotKind.FEISHU, id="feishu"
        ),
        pytest.param(
            f"http://127.0.0.1:8080/robot/send?access_token={TOKEN}",
            RobotKind.DINGTALK,
            id="a sandbox",
        ),
    ],
)
def test_a_group_s_address_is_taken_as_it_was_copied(address: str, kind: RobotKind) -> None:
    hook = read_hook(f"  {address}\n", "SECRET")
    assert (hook.kind, hook.address) == (kind, address)


def test_an_old_signature_is_left_out_of_a_copied_address() -> None:
    address = f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}&timestamp=1&sign=x"
    assert read_hook(address).address == address.partition("&")[0]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="nothing"),
        pytest.param(f"https://evil.example/robot/send?access_token={TOKEN}", id="another host"),
        pytest.param(f"http://oapi.dingtalk.com/robot/send?access_token={TOKEN}", id="plain http"),
        pytest.param(
            f"https://oapi.dingtalk.com:8443/robot/send?access_token={TOKEN}", id="another port"
        ),
        pytest.param(
            f"https://oapi.dingtalk.com@evil.example/robot/send?access_token={TOKEN}",
            id="a name before the host",
        ),
        pytest.param(
            f"http://me@127.0.0.1/robot/send?access_token={TOKEN}", id="a name before this machine"
        ),
        pytest.param("https://oapi.dingtalk.com/robot/send", id="no token"),
        pytest.param(
            f"https://oapi.dingtalk.com/robot/sender?access_token={TOKEN}", id="another path"
        ),
        pytest.param(
            f"https://open.feishu.cn/open-apis/bot/v2/hook/{TOKEN}/../x", id="a path that climbs"
        ),
        pytest.param("https://[oapi", id="no address at all"),
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput):
        read_hook(address)


def test_neither_address_nor_secret_is_written_out() -> None:
    hook = read_hook(f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}", "SECTEST")
    assert TOKEN not in repr(hook)
    assert "SECTEST" not in repr(hook)
    assert hook.hint == "oapi.dingtalk.com …0718"


def test_wecom_knows_no_secret() -> None:
    address = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}"
    assert read_hook(address, "SECTEST").secret == ""


def test_wishes_are_settings_of_pop_ups_with_the_seller_s_quiet_hours() -> None:
    quiet = QuietHours(is_on=True, start=time(21))
    wishes = RobotWishes(frozenset({Category.TICKETS}), Level.CRITICAL)
    alerts = wishes.alerts(quiet)
    assert alerts.quiet is quiet
    assert [c for c in Category if alerts.of(c).is_for(Level.CRITICAL)] == [Category.TICKETS]
    assert not alerts.tickets.is_for(Level.WARNING)


@pytest.mark.parametrize(
    "name", [pytest.param("  ", id="none"), pytest.param("群" * 41, id="long")]
)
def test_a_robot_s_name_is_short(name: str) -> None:
    with pytest.raises(BadInput):
        check_name(name)


@pytest.mark.parametrize(
    ("most", "told"),
    [
        pytest.param(100, "一行\n二行", id="whole"),
        pytest.param(12, "一行…", id="at a line"),
        pytest.param(8, "一…", id="within the first line"),
    ],
)
def test_a_text_is_cut_at_a_line(most: int, told: str) -> None:
    assert clipped("一行\n二行", most) == told
    assert len(told.encode()) <= most
