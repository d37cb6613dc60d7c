"""Resources are found in a checkout, an installed wheel and a frozen bundle."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbench import paths

ROOT = Path(__file__).resolve().parents[1]
ASK = "from workbench import paths; print(paths.resource('policies/x.toml'), end='')"


def test_a_checkout_reads_its_own_resources() -> None:
    assert paths.resource("policies") == ROOT / "resources" / "policies"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what installing our wheel would put there."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_an_installed_wheel_reads_what_lies_beside_the_package(site: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=site, capture_output=True, check=True, text=True
    )
    assert asked.stdout == str(site / "workbench_resources" / "policies" / "x.toml")


def test_a_wheel_carries_every_resource(site: Path) -> None:
    assert _files(site / "workbench_resources") == _files(ROOT / "resources")


def test_a_frozen_bundle_reads_what_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons/clock.svg") == tmp_path / "resources" / "icons" / "clock.svg"


@pytest.mark.parametrize(
    ("own", "child"),
    [
        pytest.param("/usr/lib/fulfilment-workbench/workbench", "workbench", id="linux"),
        pytest.param("C:/Programs/workbench.exe", "workbench-cli.exe", id="windows-window"),
        pytest.param("C:/Programs/workbench-cli.exe", "workbench-cli.exe", id="windows-console"),
    ],
)
def test_a_frozen_program_starts_what_has_standard_streams(
    monkeypatch: pytest.MonkeyPatch, own: str, child: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", own)
    assert paths.program() == [str(Path(own).with_name(child))]


@pytest.mark.parametrize(
    ("own", "window"),
    [
        pytest.param("/usr/lib/fulfilment-workbench/workbench", "workbench", id="linux"),
        pytest.param("C:/Programs/workbench-cli.exe", "workbench.exe", id="windows"),
    ],
)
def test_a_person_starts_the_window(monkeypatch: pytest.MonkeyPatch, own: str, window: str) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", own)
    assert paths.window_program() == [str(Path(own).with_name(window))]


def test_demo_data_lies_beside_the_real_data_and_apart() -> None:
    assert paths.demo_folder().parent == paths.data_folder().parent
    assert paths.demo_folder() != paths.data_folder()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no XDG folders")
def test_data_follows_the_users_own_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / "workbench" / "profile"


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
