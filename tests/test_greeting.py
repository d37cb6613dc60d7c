"""The first run makes the data it was asked for, and nothing before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.app.greeting import Entrance
from workbench.app.keys import KeyChain
from workbench.app.profiles import Profiles
from workbench.domain.clock import SystemClock
from workbench.domain.errors import PassphraseMissing
from workbench.domain.profile import KeyPlace, Profile
from workbench.services.settings.service import kept_settings
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "一匹正确的马，来了"


def never(seconds: float) -> None:
    """Nothing here waits."""


def profiles() -> Profiles:
    """One run of the program."""
    return Profiles("zh_CN", SystemClock(), never)


@pytest.fixture
def entrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_ends: None) -> Entrance:
    monkeypatch.delenv("WORKBENCH_PASSPHRASE_FILE", raising=False)
    return Entrance(Profile(tmp_path / "profile"), profiles())


def test_looking_makes_nothing(entrance: Entrance) -> None:
    assert entrance.is_new()
    entrance.key_place()
    assert not entrance.profile.folder.exists()


def test_data_under_a_passphrase_speak_the_chosen_language(entrance: Entrance) -> None:
    entrance.begin(PASSPHRASE, "en")
    assert not entrance.is_new()
    with entrance.profiles.open_cache(entrance.profile) as cache:
        assert kept_settings(MetaStore(cache)).language == "en"


def test_the_next_run_has_to_be_told_the_passphrase(entrance: Entrance) -> None:
    entrance.begin(PASSPHRASE, "zh_CN")
    keys = KeyChain()
    later = Profiles("zh_CN", SystemClock(), never, keys=keys)
    with pytest.raises(PassphraseMissing):
        later.open_cache(entrance.profile)
    keys.recovery(entrance.profile, SystemClock()).keys.enter(PASSPHRASE)
    later.open_cache(entrance.profile).close()


def test_a_passphrase_file_is_what_keeps_the_key(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", "/nowhere")
    assert entrance.key_place() is KeyPlace.FILE
