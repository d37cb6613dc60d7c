from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedConnections, ScriptedMarketplace
from workbench.domain.errors import BadInput, Refused, SignInExpired
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.accounts.key_file import read_key_file
from workbench.services.accounts.service import SavedApp
from workbench.services.assembly.profile_clock import SEASON_CLOCK
from workbench.store.engine.meta import MetaStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.connectors.base import AccountCheck
    from workbench.services.assembly.workspace import Workspace

APP = {
    "gateway": "http://127.0.0.1:9",
    "app_key": "1000000",
    "app_secret": "test123",
    "access_token": "first",
    "name": "晨禾百货",
}


def key_file(**parts: object) -> str:
    return json.dumps({"alibaba1688": APP, **parts})


def test_all_shops_of_a_key_file_are_added_once(workspace: Workspace) -> None:
    shops = [
        {"name": "晨禾百货", "access_token": "first"},
        {"name": "晨禾批发", "access_token": "second"},
    ]
    added = workspace.accounts.add_from_text(key_file(shops=shops))
    assert [shop.name for shop in added.shops] == ["晨禾百货", "晨禾批发"]
    again = workspace.accounts.add_from_text(key_file(shops=shops))
    assert [shop.id for shop in again.shops] == [shop.id for shop in added.shops]
    assert len(workspace.accounts.list()) == 1 + 2


def test_a_refused_account_is_not_saved(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    connections.every_shop = ScriptedMarketplace("any", error=SignInExpired(service="1688"))
    with pytest.raises(SignInExpired):
        workspace.accounts.add_from_text(key_file())
    assert [health.shop.id for health in workspace.accounts.list()] == [SHOP.id]


def test_a_refused_provider_saves_nothing_and_spends_no_token(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    connections.trace_provider.error = Refused(service="Kuaidi100", reason="503")
    provider = {"customer": "c", "key": "k", "url": "http://127.0.0.1:9/poll/query.do"}
    with pytest.raises(Refused):
        workspace.accounts.add_from_text(key_file(kuaidi100=provider))
    assert ShopStore(workspace.cache).providers() == []
    # Trying a shop may renew its tokens, which would be lost here.
    assert connections.keys_seen == []
    assert len(workspace.accounts.list()) == 1


@pytest.mark.parametrize(
    ("accounts", "changes"),
    [
        pytest.param(("b2b-1", "b2b-1"), {"access_token": "new"}, id="new-token"),
        pytest.param(("b2b-1", "b2b-1"), {"app_key": "2", "name": "other"}, id="new-app"),
        pytest.param(("", "b2b-1"), {"access_token": "new", "name": "晨禾"}, id="first-order"),
        pytest.param(("b2b-1", ""), {"access_token": "new", "name": "晨禾"}, id="not-told-again"),
    ],
)
def test_a_shop_that_signs_in_anew_stays_the_same(
    workspace: Workspace,
    connections: ScriptedConnections,
    accounts: tuple[str, str],
    changes: dict[str, str],
) -> None:
    name = changes["name"] if "" in accounts else ""
    shops = []
    for account_id, change in zip(accounts, ({"name": name}, changes), strict=True):
        connections.every_shop = ScriptedMarketplace("any", account_id=account_id)
        text = json.dumps({"alibaba1688": {**APP, "name": "", **change}})
        shops.append(workspace.accounts.add_from_text(text).shops[0])
    assert shops[0].id == shops[1].id
    saved = ShopStore(workspace.cache).credentials(shops[0].id)
    assert all(saved[key] == value for key, value in changes.items())


def test_two_accounts_of_one_app_are_two_shops(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ids = set()
    for account_id in ("b2b-1", "b2b-2"):
        connections.every_shop = ScriptedMarketplace("any", account_id=account_id)
        ids.add(workspace.accounts.add_from_text(key_file()).shops[0].id)
    assert len(ids) == 2


def test_signing_in_anew_lets_a_stopped_shop_go_on(workspace: Workspace) -> None:
    added = workspace.accounts.add_from_text(key_file()).shops[0]
    stopped = ShopHealth(added, ShopState.SIGN_IN_EXPIRED, since=TEN, last_good_poll=TEN)
    ShopStore(workspace.cache).set_health(stopped)
    workspace.accounts.add_from_text(key_file())
    health = next(h for h in workspace.accounts.list() if h.shop == added)
    assert (health.state, health.last_good_poll) == (ShopState.NEVER_POLLED, TEN)


def test_tokens_renewed_by_the_check_are_the_ones_saved(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    connections.renewed = {"access_token": "renewed"}
    added = workspace.accounts.add_from_text(key_file())
    saved = ShopStore(workspace.cache).credentials(added.shops[0].id)
    assert (saved["access_token"], saved["app_secret"]) == ("renewed", "test123")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("<html>", id="html"),
        pytest.param("{}", id="no-account"),
        pytest.param('{"alibaba1688": {"app_key": "k"}}', id="keys-missing"),
        pytest.param(
            json.dumps(
                {"alibaba1688": {**APP, "gateway": "https://gw.open.1688.com.evil.example"}}
            ),
            id="address-of-somebody-else",
        ),
        *(
            pytest.param(json.dumps({"alibaba1688": {**APP, "gateway": address}}), id=address)
            for address in ("http://127.0.0.1:99999", "http://[::1", "ftp://127.0.0.1", "")
        ),
    ],
)
def test_what_is_no_key_file_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_key_file(text)


def test_a_broken_key_file_does_not_repeat_its_secrets() -> None:
    text = '{"alibaba1688": {"app_key": "k", "app_secret": "hush-hush", "access_token": 5}}'
    with pytest.raises(BadInput) as caught:
        read_key_file(text)
    assert caught.value.values["place"] == "alibaba1688.access_token"
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_removing_a_shop_forgets_its_keys(workspace: Workspace) -> None:
    workspace.accounts.remove(SHOP.id)
    assert workspace.accounts.list() == []
    with pytest.raises(BadInput):
        workspace.accounts.remove(SHOP.id)


def test_a_sandbox_does_not_mix_with_real_shops(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.accounts.add_from_text(key_file(base_url="http://127.0.0.1:9"))
    workspace.accounts.remove(SHOP.id)
    workspace.accounts.add_from_text(key_file(base_url="http://127.0.0.1:9"))
    assert MetaStore(workspace.cache).get(SEASON_CLOCK) == "http://127.0.0.1:9/sandbox/clock"
    with pytest.raises(BadInput):
        workspace.accounts.add_from_text(key_file())


def test_real_shops_after_a_sandbox_live_in_real_time(workspace: Workspace) -> None:
    workspace.accounts.remove(SHOP.id)
    season = workspace.accounts.add_from_text(key_file(base_url="http://127.0.0.1:9"))
    workspace.accounts.remove(season.shops[0].id)
    workspace.accounts.add_from_text(key_file())
    assert MetaStore(workspace.cache).get(SEASON_CLOCK) == ""


@pytest.mark.parametrize(
    ("name", "named"), [("晨禾批发", "1688 (晨禾批发)"), ("", "1688 (#2)")], ids=["name", "place"]
)
def test_a_file_with_two_shops_says_which_one_was_refused(
    workspace: Workspace, connections: ScriptedConnections, name: str, named: str
) -> None:
    @dataclass
    class SecondFails(ScriptedMarketplace):
        """Takes the first shop's keys and refuses the next."""

        def check(self) -> AccountCheck:
            self.error = (
                Refused(service="1688", reason="x") if len(connections.keys_seen) > 1 else None
            )
            return super().check()

    connections.every_shop = SecondFails("any")
    others = [{"access_token": "two", "name": name}]
    with pytest.raises(Refused) as caught:
        workspace.accounts.add_from_text(json.dumps({"alibaba1688": APP, "shops": others}))
    assert str(caught.value).startswith(f"{named} refused")


def bare(**keys: str) -> str:
    """Return a key file without a secret."""
    return json.dumps({"alibaba1688": keys})


def test_a_shop_that_signs_in_anew_needs_no_secret_and_keeps_its_name(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    connections.every_shop = ScriptedMarketplace("any", account_id="b2b-1")
    first = workspace.accounts.add_from_text(key_file()).shops[0]
    again = workspace.accounts.add_from_text(bare(app_key="1000000", access_token="new"))
    assert again.shops == (first,)
    saved = ShopStore(workspace.cache).credentials(first.id)
    assert (saved["app_secret"], saved["access_token"]) == ("test123", "new")
    assert saved["gateway"] == APP["gateway"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(bare(app_key="2", access_token="new"), id="another application"),
        pytest.param(bare(access_token="new"), id="no application"),
        pytest.param('{"taobao": {"app_key": "1000000", "session": "s"}}', id="another platform"),
    ],
)
def test_the_secret_of_another_application_is_not_taken(workspace: Workspace, text: str) -> None:
    workspace.accounts.add_from_text(key_file())
    with pytest.raises(BadInput):
        workspace.accounts.add_from_text(text)


def test_a_sandboxs_shop_signs_in_anew_at_its_sandbox(workspace: Workspace) -> None:
    workspace.accounts.remove(SHOP.id)
    workspace.accounts.add_from_text(key_file(base_url="http://127.0.0.1:9"))
    assert workspace.accounts.add_from_text(bare(app_key="1000000", access_token="new")).shops
    assert MetaStore(workspace.cache).get(SEASON_CLOCK) == "http://127.0.0.1:9/sandbox/clock"


def test_applications_are_told_without_their_secrets(workspace: Workspace) -> None:
    redirect = "http://127.0.0.1:8713/"
    app = {**APP, "redirect_uri": redirect}
    workspace.accounts.add_from_text(json.dumps({"alibaba1688": app}))
    (told,) = [app for app in workspace.accounts.apps() if app.app_key == "1000000"]
    assert told == SavedApp("alibaba1688", "1000000", {"redirect_uri": redirect, "service_id": ""})
    assert "test123" not in repr(told)
