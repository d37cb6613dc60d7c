"""A sign-in's end is told before it comes, once for each level, by real time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.services.doubles import KEYS, OTHER, SHOP, TEN
from tests.services.scripted_parcels import shop
from workbench.domain.errors import SignInExpired
from workbench.domain.rules.decisions import Level
from workbench.domain.sign_ins import RENEWABLE_UNTIL
from workbench.domain.telling.notices import NoticeKind
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.domain.refresh import RefreshReport
    from workbench.services.assembly.workspace import Workspace

DAY = timedelta(days=1)


def signed_in_until(workspace: Workspace, days: float) -> None:
    end = (TEN + days * DAY).isoformat()
    ShopStore(workspace.cache).save_credentials(
        SHOP.id, {**KEYS, "refresh_token": "r", RENEWABLE_UNTIL: end}
    )


def told(report: RefreshReport) -> list[Level]:
    return [n.level for n in report.notices if n.kind is NoticeKind.SIGN_IN_ENDS]


def test_an_end_is_told_once_for_each_level(workspace: Workspace, wall: ReplayClock) -> None:
    signed_in_until(workspace, 8)
    seen = []
    for _ in range(9):
        seen.append(told(workspace.refresh.run_once()))
        wall.advance(DAY)
    levels = [Level.INFORMATION, Level.WARNING, Level.CRITICAL]
    assert seen == [[], levels[:1], [], [], [], levels[1:2], [], levels[2:], []]


def test_its_words_name_shop_and_end(workspace: Workspace) -> None:
    signed_in_until(workspace, 2)
    (notice,) = [n for n in workspace.refresh.run_once().notices if not n.rule]
    assert (notice.shop_id, notice.values["shop"]) == (SHOP.id, SHOP.name)
    assert notice.values["deadline"] == "2024-01-26T02:00:00+00:00"


def test_one_that_nobody_told_and_one_that_is_over_are_not_told(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).add(OTHER, {**KEYS, "refresh_token": "r"})
    signed_in_until(workspace, 1)
    shop(connections).error = SignInExpired(service="1688")
    assert told(workspace.refresh.run_once()) == []


def test_a_new_sign_in_ends_the_reminding(workspace: Workspace, wall: ReplayClock) -> None:
    signed_in_until(workspace, 2)
    assert told(workspace.refresh.run_once()) == [Level.WARNING]
    signed_in_until(workspace, 180)
    wall.advance(DAY)
    assert told(workspace.refresh.run_once()) == []


def test_settings_show_the_end(workspace: Workspace) -> None:
    assert workspace.desk().settings.overview().sign_ins == {}
    signed_in_until(workspace, 2)
    assert workspace.desk().settings.overview().sign_ins == {SHOP.id: TEN + 2 * DAY}
