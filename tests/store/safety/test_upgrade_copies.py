"""Copies from before an upgrade go after two weeks, and nothing else does."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.store.safety.upgrade_copies import copy_name, tidy_copies

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def made(path: Path, age: timedelta) -> Path:
    path.write_bytes(b"x")
    os.utime(path, times=((NOW - age).timestamp(),) * 2)
    return path


@pytest.mark.parametrize(
    ("age", "stays"),
    [
        pytest.param(timedelta(), True, id="new"),
        pytest.param(timedelta(days=14), True, id="two weeks"),
        pytest.param(timedelta(days=14, seconds=2), False, id="older"),
        pytest.param(-timedelta(days=3), True, id="clock set back"),
    ],
)
def test_a_copy_stays_for_two_weeks(tmp_path: Path, age: timedelta, *, stays: bool) -> None:
    copy = made(copy_name(tmp_path / "workbench.db"), age)
    tidy_copies(tmp_path / "workbench.db", NOW)
    assert copy.exists() is stays


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    year = timedelta(days=365)
    others = [
        made(tmp_path / name, year)
        for name in ("workbench.db", "workbench.db-wal", "other.db.before-upgrade-1a2b3c4d")
    ]
    tidy_copies(tmp_path / "workbench.db", NOW)
    assert all(other.exists() for other in others)


def test_two_copies_have_two_names(tmp_path: Path) -> None:
    names = {copy_name(tmp_path / "workbench.db") for _ in range(8)}
    assert len(names) == 8
