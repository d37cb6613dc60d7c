"""A real encrypted file per test, with one shop in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.build import SHOP
from workbench.domain.profile import CACHE_FILE
from workbench.store.cache import Cache
from workbench.store.keys import DataKey
from workbench.store.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def key() -> DataKey:
    return DataKey("5a" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / CACHE_FILE


@pytest.fixture
def cache(path: Path, key: DataKey) -> Iterator[Cache]:
    with Cache.open(path, key) as cache:
        ShopStore(cache).add(SHOP, {})
        yield cache
