"""The binding finds its own modules where it looks for them first: beside itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from bundle.binding import FOLDER, mark, modules, sources

_TOLD = (
    "import PySide6.QtCore, sys; print(sys.modules['shibokensupport.signature.parser'].__file__)"
)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return sources()


def test_the_binding_keeps_its_sources_in_its_library(found: dict[str, str]) -> None:
    assert "shibokensupport/signature/loader.py" in found
    assert all(name.endswith(".py") for name in found)


def test_modules_are_called_by_the_place_where_they_are_sought(tmp_path: Path) -> None:
    found = {"shibokensupport/__init__.py": "", "shibokensupport/signature/loader.py": "x = 1\n"}
    told = modules(found, tmp_path)
    assert [(name, kind) for name, _, kind in told] == [
        ("shiboken6.files.dir.shibokensupport", "PYMODULE-1"),
        ("shiboken6.files.dir.shibokensupport.signature.loader", "PYMODULE-1"),
    ]
    assert Path(told[1][1]).read_text(encoding="utf-8") == "x = 1\n"


def test_the_folder_that_the_binding_looks_for_is_there(tmp_path: Path) -> None:
    path, folder = mark(tmp_path)
    assert Path(path).is_file()
    assert folder == FOLDER


def test_the_binding_loads_what_stands_beside_it(found: dict[str, str], tmp_path: Path) -> None:
    place = tmp_path / "shiboken6"
    shutil.copytree(Path(shiboken6.__file__).parent, place)
    modules(found, tmp_path / FOLDER)
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {_TOLD}"
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(tmp_path / FOLDER / "shibokensupport/signature/parser.py")
