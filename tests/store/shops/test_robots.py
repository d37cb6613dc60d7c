"""Robots of group chats in the file: nothing that is handed out holds an address or a secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.robots import (
    Hook,
    RobotHealth,
    RobotKind,
    RobotState,
    RobotWishes,
    read_hook,
)
from workbench.store.shops.robots import RobotStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=a1b2c3d4e5f60718"
HOOK = read_hook(ADDRESS, "SECTEST")


@pytest.fixture
def robots(cache: Cache) -> RobotStore:
    return RobotStore(cache)


def test_a_robot_is_kept_with_its_keys_and_shown_without(robots: RobotStore) -> None:
    number = robots.add("发货群", HOOK)
    (robot,) = robots.all()
    assert (robot.kind, robot.name, robot.is_signed) == (RobotKind.DINGTALK, "发货群", True)
    assert robots.hook(number) == Hook(RobotKind.DINGTALK, ADDRESS, "SECTEST")
    assert "a1b2c3d4" not in repr(robot)
    assert "SECTEST" not in repr(robot)


def test_the_same_address_again_is_the_same_robot(robots: RobotStore) -> None:
    first = robots.add("发货群", HOOK)
    robots.change(replace(robots.all()[0], wishes=RobotWishes(frozenset({Category.TICKETS}))))
    assert robots.add("仓库群", read_hook(ADDRESS, "SECNEW")) == first
    (robot,) = robots.all()
    assert (robot.name, robot.wishes.categories) == ("仓库群", frozenset({Category.TICKETS}))
    assert robots.hook(first) == Hook(RobotKind.DINGTALK, ADDRESS, "SECNEW")


def test_what_it_is_told_is_kept(robots: RobotStore) -> None:
    robots.add("发货群", HOOK)
    wishes = RobotWishes(frozenset(), Level.CRITICAL, takes_reports=False)
    robots.change(replace(robots.all()[0], is_on=False, wishes=wishes))
    (robot,) = robots.all()
    assert (robot.is_on, robot.wishes) == (False, wishes)


def test_how_its_last_message_went_is_kept(robots: RobotStore) -> None:
    number = robots.add("发货群", HOOK)
    health = RobotHealth(RobotState.REFUSED, AT, "77")
    robots.set_health(number, health)
    assert robots.of(number) == replace(robots.all()[0], health=health)


def test_a_removed_robot_leaves_nothing(robots: RobotStore) -> None:
    number = robots.add("发货群", HOOK)
    robots.remove(number)
    assert (robots.all(), robots.of(number), robots.hook(number)) == ((), None, None)
