"""The virtual environment: which tool makes it, and when nothing is to be done."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from environment import Machine, Venv, Way, build, creation, filling, ways
from refusal import SetupRefused

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def venv(tmp_path: Path) -> Venv:
    (tmp_path / "requirements-dev.lock").write_text("")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return Venv(tmp_path)


@pytest.fixture
def made(venv: Venv) -> Venv:
    """A real environment without pip, stamped as if it had been filled."""
    command = [sys.executable, "-m", "venv", "--without-pip", str(venv.folder)]
    subprocess.run(command, check=True)
    venv.stamp.write_text(venv.digest())
    return venv


@pytest.mark.parametrize(
    ("has_uv", "has_ensurepip", "has_pip", "expected"),
    [
        pytest.param(True, True, True, (Way.UV, Way.VENV, Way.OUTER_PIP), id="everything"),
        pytest.param(False, True, False, (Way.VENV,), id="python3-venv"),
        pytest.param(False, False, True, (Way.OUTER_PIP,), id="python3-pip-alone"),
        pytest.param(False, False, False, (), id="python3-alone"),
    ],
)
def test_ways_follow_from_the_tools(
    has_uv: bool, has_ensurepip: bool, has_pip: bool, expected: tuple[Way, ...]
) -> None:
    assert ways(Machine(has_uv, has_ensurepip, has_pip)) == expected


def test_a_new_checkout_has_no_environment(venv: Venv) -> None:
    assert not venv.is_current()
    assert not venv.fits()


def test_a_stamped_environment_is_left_alone(made: Venv) -> None:
    assert made.is_current()


@pytest.mark.parametrize("name", ["requirements-dev.lock", "pyproject.toml"])
def test_a_changed_input_asks_for_a_new_set_up(made: Venv, name: str) -> None:
    (made.root / name).write_text("changed")
    assert not made.is_current()


def test_an_environment_that_lost_its_python_is_not_current(made: Venv) -> None:
    made.python.unlink()
    assert not made.is_current()
    assert not made.fits()


def test_an_environment_without_pip_is_made_anew(made: Venv) -> None:
    assert not made.fits()


@pytest.mark.parametrize("way", list(Way))
def test_every_way_takes_this_python_and_demands_hashes(venv: Venv, way: Way) -> None:
    assert sys.executable in creation(way, venv)
    fill, install = filling(way, venv)
    assert "--require-hashes" in fill
    assert venv.lock in fill
    assert install[-2:] == ["--editable", venv.root]


@pytest.mark.parametrize("way", list(Way))
def test_the_checkout_itself_is_installed_without_the_network(venv: Venv, way: Way) -> None:
    _, install = filling(way, venv)
    assert {"--offline", "--no-index"} & set(install)
    assert "--no-build-isolation" in install


def test_no_way_is_a_refusal_that_keeps_no_stamp(venv: Venv) -> None:
    with pytest.raises(SetupRefused, match="network"):
        build(venv, Machine(has_uv=False, has_ensurepip=False, has_pip=False))
    assert not venv.is_current()
