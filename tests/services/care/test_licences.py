"""Licences of what the program stands on, installed and bundled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import paths
from workbench.domain.care.licences import Licence
from workbench.services.care.licences import licences

if TYPE_CHECKING:
    from pathlib import Path


def test_from_source_every_package_asked_for_is_there(tmp_path: Path) -> None:
    found = {each.name: each for each in licences(tmp_path / "none", paths.resource("fonts"))}
    # Direct ones, ones that those ask for, and the font; none of the developer's tools.
    assert {"pyside6-essentials", "sqlcipher3", "shiboken6", "urllib3", "workbench"} <= set(found)
    assert "fonts/LICENSE-2.0.txt" in found
    assert not {"pytest", "ruff"} & set(found)
    assert found["urllib3"].terms == "MIT"
    assert "MIT License" in found["urllib3"].text
    assert found["urllib3"].version


def test_in_a_bundle_the_texts_beside_it_count(tmp_path: Path) -> None:
    for part in ("qt", "click"):
        (tmp_path / "licences" / part).mkdir(parents=True)
        (tmp_path / "licences" / part / "LICENSE").write_text(f"terms of {part}")
    assert licences(tmp_path / "licences", tmp_path) == (
        Licence("click", text="terms of click"),
        Licence("qt", text="terms of qt"),
    )
