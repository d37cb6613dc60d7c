"""The settings view's desk: what it shows, and what leaves a trace in the trail."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN
from workbench.domain.settings import Density, QueryTerms, RecordedAct, Settings
from workbench.services.actor import system_user
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.services.assembly.workspace import Workspace


def test_the_overview_shows_what_the_profile_has(workspace: Workspace) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"key": "k"})
    workspace.budget.spend()
    found = workspace.desk().settings.overview()
    assert [health.shop for health in found.shops] == [SHOP]
    assert found.providers == ("kuaidi100",)
    assert found.terms == (QueryTerms("kuaidi100", 200, 1),)
    assert found.retention_days == 90
    assert found.acts == ()
    assert found.is_trail_whole


def test_budget_and_retention_are_kept(workspace: Workspace) -> None:
    desk = workspace.desk().settings
    desk.ask_per_day("kuaidi100", 50)
    desk.price_query("kuaidi100", Decimal("0.05"))
    desk.retain_for(30)
    found = desk.overview()
    assert found.terms == (QueryTerms("kuaidi100", 50, 0, Decimal("0.05")),)
    assert found.retention_days == 30
    assert [act.event for act in found.acts] == ["retention_changed"]


def test_what_is_removed_leaves_a_row(workspace: Workspace) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"key": "k"})
    desk = workspace.desk().settings
    desk.remove_provider("kuaidi100")
    desk.remove_shop(SHOP.id)
    found = desk.overview()
    assert (found.shops, found.providers) == ((), ())
    assert found.acts == (
        RecordedAct("shop_removed", TEN, system_user()),
        RecordedAct("provider_removed", TEN, system_user()),
    )


def test_settings_are_kept_by_the_desk(workspace: Workspace) -> None:
    desk = workspace.desk().settings
    desk.keep(Settings(density=Density.COMPACT))
    assert desk.current() == Settings(density=Density.COMPACT)
    assert desk.due_report() is None


def test_another_service_is_asked_first(workspace: Workspace) -> None:
    for name in ("kuaidi100", "kdniao"):
        ShopStore(workspace.cache).save_provider(name, {"key": "k"})
    desk = workspace.desk().settings
    desk.ask_first("kdniao")
    assert [terms.name for terms in desk.overview().terms] == ["kdniao", "kuaidi100"]
