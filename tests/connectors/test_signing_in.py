"""Every platform's sign-in against the sandbox: a code once, and tokens renewed before they end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.caller import WALL_START
from tests.seasons import whole_season
from workbench.connectors.connecting import Connectors
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import SignInExpired
from workbench.domain.shops import Platform, Shop
from workbench.domain.sign_ins import ends_at
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.control import Control
from workbench.sandbox.wire import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.base import Marketplace

# What stands for the platform in the sandbox's line, where its access token is kept, and its life.
PLATFORMS = [
    pytest.param((Platform.ALIBABA, "alibaba1688", "access_token", 10), id="1688"),
    pytest.param((Platform.TAOBAO, "taobao", "session", 10), id="taobao"),
    pytest.param((Platform.TMALL, "taobao", "session", 10), id="tmall"),
    pytest.param((Platform.DOUYIN, "douyin", "access_token", 7 * 24), id="douyin"),
]
Told = tuple[Platform, str, str, int]


class Desk:
    """A running sandbox and connectors that share one wall clock; nobody waits."""

    def __init__(self) -> None:
        self.wall = ReplayClock(WALL_START)
        self.server = SandboxServer(whole_season(), wall=self.wall, extras=Extras(seed=7))
        self.connectors = Connectors(b"an invented key!", self.wall, lambda _: None)
        self.keys: dict[str, str] = {}
        self.saves = 0

    def code_of(self, platform: Platform) -> str:
        """Return a code as the page of authorisation gives it for the platform's first shop."""
        shop = self.server.world.season.shops_on(platform)[0]
        body = f'{{"shop": "{shop.name}"}}'.encode()
        answer = Control(self.server.world).answer(Request("POST", "/sandbox/code", body=body))
        return answer.body.decode().split('"')[3]

    def sign_in(self, told: Told, code: str) -> Marketplace:
        """Connect with the app's keys and a code alone."""
        platform, part, token, _ = told
        app: dict[str, Any] = self.server.credentials()[part]
        texts = {name: value for name, value in app.items() if isinstance(value, str)}
        self.keys = {**texts, token: "", "refresh_token": "", "shop_id": "", "code": code}
        return self.connect(platform)

    def connect(self, platform: Platform) -> Marketplace:
        """Connect with the keys as they are saved now, as every round does."""

        def save(changed: Any) -> None:
            self.saves += 1
            self.keys.update(changed)

        return self.connectors.marketplace(Shop("shop", platform, "x"), self.keys, save)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    with made.server:
        yield made
        made.connectors.close()


@pytest.mark.parametrize("told", PLATFORMS)
def test_a_code_signs_a_shop_in_and_is_not_kept(desk: Desk, told: Told) -> None:
    checked = desk.sign_in(told, desk.code_of(told[0])).check()
    shop = desk.server.world.season.shops_on(told[0])[0]
    assert checked.account_id == shop.member_id
    assert desk.keys["code"] == ""
    assert len(desk.keys[told[2]]) > 20
    assert desk.keys["refresh_token"]
    days = {Platform.DOUYIN: 14}.get(told[0], 180)
    assert ends_at(desk.keys) == WALL_START + timedelta(days=days)


@pytest.mark.parametrize("told", PLATFORMS)
def test_a_code_works_once(desk: Desk, told: Told) -> None:
    code = desk.code_of(told[0])
    desk.sign_in(told, code).check()
    with pytest.raises(SignInExpired):
        desk.sign_in(told, code).check()


@pytest.mark.parametrize("told", PLATFORMS)
def test_a_sign_in_is_renewed_before_it_ends(desk: Desk, told: Told) -> None:
    platform, _, token, hours = told
    desk.sign_in(told, desk.code_of(platform)).check()
    first, saves = desk.keys[token], desk.saves
    desk.wall.advance(timedelta(hours=hours) - timedelta(hours=2))
    desk.connect(platform).check()
    assert (desk.keys[token], desk.saves) == (first, saves)
    desk.wall.advance(timedelta(minutes=95))
    desk.connect(platform).check()
    assert desk.keys[token] != first
    # And again, when the new one is about to end.
    second = desk.keys[token]
    desk.wall.advance(timedelta(hours=hours) - timedelta(minutes=20))
    desk.connect(platform).check()
    assert desk.keys[token] not in {first, second}
