"""Messages of platforms that keep them: they wait, come twice, in any order, are confirmed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.caller import WALL_START
from tests.seasons import whole_season
from workbench.connectors.connecting import Connectors
from workbench.domain.clock import ReplayClock
from workbench.domain.shops import Platform, Shop
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.base import Marketplace

PLATFORMS = {Platform.ALIBABA: "alibaba1688", Platform.TAOBAO: "taobao"}


class Post:
    """A season that runs while nobody waits, and its shops' messages."""

    def __init__(self) -> None:
        self.wall = ReplayClock(WALL_START)
        self.server = SandboxServer(
            whole_season(), wall=self.wall, speed=3600, extras=Extras(seed=7)
        )
        self.connectors = Connectors(b"an invented key!", self.wall, lambda _: None)

    def connect(self, platform: Platform) -> Marketplace:
        """Connect the platform's first shop and prove its keys."""
        keys: dict[str, Any] = {**self.server.credentials()[PLATFORMS[platform]]}
        shop = self.connectors.marketplace(Shop("shop", platform, "x"), keys, keys.update)
        shop.check()
        return shop


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    with made.server:
        yield made
        made.connectors.close()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_messages_wait_until_they_are_confirmed(post: Post, platform: Platform) -> None:
    shop = post.connect(platform)
    assert shop.messages() == ()
    post.wall.advance(timedelta(seconds=20))
    told = shop.messages()
    assert told == shop.messages()
    numbers = {str(o.number) for o in post.server.world.season.orders}
    assert {message.order_number for message in told} <= numbers
    assert all(message.at for message in told)
    shop.confirm_messages([message.id for message in told])
    assert set(shop.messages()).isdisjoint(told)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_messages_that_come_twice_and_backwards_are_the_same(
    post: Post, platform: Platform
) -> None:
    shop = post.connect(platform)
    post.wall.advance(timedelta(seconds=5))
    once = shop.messages()
    for kind in (FaultKind.DUPLICATE_MESSAGES, FaultKind.UNORDERED_MESSAGES):
        post.server.world.faults.add(Fault(kind))
    assert set(shop.messages()) == set(once)
    shop.confirm_messages([message.id for message in shop.messages()])
    post.server.world.faults.clear()
    assert shop.messages() == ()
