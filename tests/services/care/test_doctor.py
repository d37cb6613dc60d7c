"""What the doctor says of the place where the data lie and of a log that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.care.whereabouts import Ground, Whereabouts
from workbench.domain.profile import Profile
from workbench.services.care.doctor import Finding, examine_surroundings

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = Whereabouts()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path)
    made.cache_file.touch()
    return made


def said(finding: Finding) -> str:
    return finding.detail.format(**finding.values)


@pytest.mark.parametrize(
    ("where", "ok", "word"),
    [
        pytest.param(LOCAL, True, "this computer", id="local"),
        pytest.param(Whereabouts(Ground.NETWORK, "nfs4"), False, "(nfs4)", id="network"),
        pytest.param(Whereabouts(Ground.SYNCED, "坚果云"), False, "坚果云", id="synced"),
    ],
)
def test_where_the_data_lie(profile: Profile, where: Whereabouts, ok: bool, word: str) -> None:
    place, _ = examine_surroundings(profile, where, 0)
    assert place.ok is ok
    assert word in said(place)


@pytest.mark.parametrize(("megabytes", "ok"), [(0, True), (64, True), (65, False)])
def test_a_log_that_is_held(profile: Profile, megabytes: int, ok: bool) -> None:
    _, log = examine_surroundings(profile, LOCAL, megabytes << 20)
    assert log.ok is ok
    assert said(log).startswith(f"{megabytes} MB")


def test_without_data_there_is_no_log(tmp_path: Path) -> None:
    (place,) = examine_surroundings(Profile(tmp_path), LOCAL, 0)
    assert place.ok
