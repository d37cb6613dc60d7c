"""A real encrypted file per test, with one shop in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, open_empty
from tests.store.build import SHOP
from workbench.domain.profile import CACHE_FILE
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey


@pytest.fixture
def key() -> DataKey:
    return KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / CACHE_FILE


@pytest.fixture
def cache(path: Path) -> Iterator[Cache]:
    with open_empty(path) as cache:
        ShopStore(cache).add(SHOP, {})
        yield cache
