"""The binding finds its own modules compiled where it looks for them first."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from bundle.binding import FOLDER, compiled, sources

_TOLD = (
    "import PySide6.QtCore, sys; print(sys.modules['shibokensupport.signature.parser'].__file__)"
)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return sources()


def test_the_binding_keeps_its_sources_in_its_library(found: dict[str, str]) -> None:
    assert "shibokensupport/signature/loader.py" in found
    assert all(name.endswith(".py") for name in found)


def test_modules_are_compiled_for_the_place_where_they_are_sought(
    found: dict[str, str], tmp_path: Path
) -> None:
    files = dict(compiled(found, tmp_path))
    assert len(files) == len(found)
    assert files[str(tmp_path / "shibokensupport/signature/loader.pyc")] == (
        "shiboken6/files.dir/shibokensupport/signature"
    )


def test_the_same_source_gives_the_same_bytes(found: dict[str, str], tmp_path: Path) -> None:
    name = "shibokensupport/feature.py"
    one = {name: found[name]}
    ((first, _),) = compiled(one, tmp_path / "a")
    ((second, _),) = compiled(one, tmp_path / "b")
    assert Path(first).read_bytes() == Path(second).read_bytes()


def test_the_binding_loads_what_was_compiled(found: dict[str, str], tmp_path: Path) -> None:
    place = tmp_path / "site" / "shiboken6"
    shutil.copytree(Path(shiboken6.__file__).parent, place)
    for file, folder in compiled(found, tmp_path / "made"):
        target = tmp_path / "site" / folder
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(place.parent)!r}); {_TOLD}",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(
        tmp_path / "site" / FOLDER / "shibokensupport/signature/parser.pyc"
    )
