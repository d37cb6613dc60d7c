"""Files of every released schema are brought up to date without losing or changing a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture.released import RELEASED, plain_rows, restore
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.schema import current_version

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

SHAPE = (
    'SELECT t.name, c.name, c.type, c."notnull", c.pk, c.dflt_value FROM pragma_table_list t'
    " JOIN pragma_table_xinfo(t.name) c WHERE t.schema = 'main' ORDER BY t.name, c.name"
)
INDEXES = (
    'SELECT t.name, i.name, i."unique", i.partial, c.seqno, c.name, c."desc", c.coll'
    " FROM pragma_table_list t JOIN pragma_index_list(t.name) i JOIN pragma_index_xinfo(i.name) c"
    " WHERE t.schema = 'main' ORDER BY 1, 2, 5"
)


@pytest.fixture(params=RELEASED, ids=lambda version: f"schema {version}")
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(path: Path, key: DataKey, version: int) -> Path:
    path.parent.mkdir()
    restore(version, path, key)
    return path


def test_every_row_is_kept_as_it_was(old: Path, key: DataKey, version: int, tmp_path: Path) -> None:
    expected = plain_rows(version, tmp_path)
    with Cache.open(old, key) as cache:
        assert cache.value("PRAGMA user_version") == current_version()
        assert damage_of(cache) == []
        for table, (columns, rows) in expected.items():
            names = ", ".join(f'"{name}"' for name in columns)
            found = cache.rows(f'SELECT {names} FROM "{table}"')  # noqa: S608  # frozen names
            assert sorted(found, key=repr) == sorted(rows, key=repr), table
    assert len(expected["orders"][1]) == 12


def test_an_old_file_ends_in_the_shape_of_a_new_one(
    old: Path, key: DataKey, tmp_path: Path
) -> None:
    with Cache.open(old, key) as grown, Cache.open(tmp_path / "new" / "new.db", key) as new:
        assert grown.rows(SHAPE) == new.rows(SHAPE)
        assert grown.rows(INDEXES) == new.rows(INDEXES)
