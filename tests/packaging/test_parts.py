"""The list of parts tells what is in the bundle, with versions and licences, and no more."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from bundle.parts import bundled, natives, of_bundle, taken
from bundle.versions import versions

if TYPE_CHECKING:
    from pathlib import Path


def _installed(site: Path, name: str, *files: str) -> Path:
    info = site / f"{name}.dist-info"
    info.mkdir(parents=True)
    rows = [f"{file},,\n" for file in (*files, f"{info.name}/METADATA")]
    (info / "RECORD").write_text("".join(rows), "utf-8")
    return info


def _listed(components: list[dict[str, Any]], needed: list[str]) -> dict[str, Any]:
    return {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": components,
        "dependencies": [{"ref": "root", "dependsOn": needed}, {"ref": "pip==1"}],
    }


def _component(name: str) -> dict[str, Any]:
    return {"bom-ref": f"{name}==1", "name": name, "version": "1"}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("'/x/lib/python3.11/site-packages/PIL/Image.py', 'PYMODULE-2'", id="linux"),
        pytest.param(r"'Z:\\x\\Lib\\site-packages\\PIL\\Image.py', 'PYMODULE-2'", id="windows"),
    ],
)
def test_what_was_taken_is_read_from_the_listings(tmp_path: Path, line: str) -> None:
    (tmp_path / "PYZ-00.toc").write_text(line, "utf-8")
    (tmp_path / "Analysis-00.toc").write_text("'/x/site-packages/left/out.py'", "utf-8")
    assert taken(tmp_path) == {"PIL/Image.py"}


def test_a_package_is_bundled_by_its_files_and_not_by_its_metadata(tmp_path: Path) -> None:
    pillow = _installed(tmp_path, "Pillow-13.0", "PIL/Image.py", "PIL/ImageTk.py")
    _installed(tmp_path, "pip-26.3", "pip/__init__.py")
    files = {"PIL/Image.py", "pip-26.3.dist-info/METADATA"}
    assert bundled(tmp_path, files) == {"pillow": pillow}


def test_what_is_not_bundled_is_neither_listed_nor_needed(tmp_path: Path) -> None:
    told = _listed([_component("click"), _component("pip")], ["click==1", "pip==1"])
    made = of_bundle(told, {"click": tmp_path}, [])
    assert [one["name"] for one in made["components"]] == ["click"]
    assert made["dependencies"] == [{"ref": "root", "dependsOn": ["click==1"]}]


def test_a_licence_that_metadata_do_not_tell_is_known(tmp_path: Path) -> None:
    made = of_bundle(_listed([_component("sqlcipher3")], []), {"sqlcipher3": tmp_path}, [])
    assert made["components"][0]["licenses"][0]["license"]["id"] == "Zlib"


def test_what_a_package_was_linked_from_stands_within_it(tmp_path: Path) -> None:
    (tmp_path / "sboms").mkdir()
    crates = [
        {"name": "calamine", "version": "0.37.0", "scope": "required", "bom-ref": "twice"},
        {"name": "cc", "version": "1.4.0", "scope": "excluded"},
    ]
    (tmp_path / "sboms" / "rust.json").write_text(json.dumps({"components": crates}), "utf-8")
    told = _listed([_component("python-calamine")], [])
    (made,) = of_bundle(told, {"python-calamine": tmp_path}, [])["components"]
    assert made["components"] == [{"name": "calamine", "version": "0.37.0"}]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("_internal/PySide6/Qt/lib/libQt6Core.so.6", ["Qt"], id="linux"),
        pytest.param("_internal/PySide6/Qt6Core.dll", ["Qt"], id="windows"),
        pytest.param("Frameworks/QtCore.framework/Versions/A/QtCore", ["Qt"], id="macos"),
        pytest.param("_internal/PySide6/QtCore.abi3.so", [], id="binding-alone"),
        pytest.param("_internal/libcrypto-3.dll", ["OpenSSL"], id="python's-own-openssl"),
        pytest.param("_internal/pillow.libs/libtiff-20b7e810.so.6.3.0", [], id="hollow-on-linux"),
        pytest.param("_internal/PIL/_imaging.cp312-win_amd64.pyd", ["libtiff"], id="linked-in"),
    ],
)
def test_a_native_part_is_listed_where_the_bundle_carries_it(
    place: str, expected: list[str]
) -> None:
    versions_ = {"Qt": "6.11.3", "OpenSSL of Python": "3.0.19", "libtiff": "4.7.2"}
    told = natives(versions_, [place])
    assert [part["name"] for part in told] == expected


def test_a_native_part_tells_licence_and_both_names_for_lists_of_vulnerabilities() -> None:
    (part,) = natives({"Qt": "6.11.3"}, ["PySide6/Qt/lib/libQt6Core.so.6"])
    assert part["licenses"][0]["license"]["id"] == "LGPL-3.0-only"
    assert part["purl"] == "pkg:generic/qt@6.11.3"
    assert part["cpe"] == "cpe:2.3:a:qt:qt:6.11.3:*:*:*:*:*:*:*"


def test_libraries_tell_their_versions_themselves() -> None:
    told = versions()
    assert told["Python"] == ".".join(map(str, sys.version_info[:3]))
    assert all(version[0].isdigit() and " " not in version for version in told.values())
    assert {"Qt", "SQLite", "SQLCipher", "OpenSSL of SQLCipher", "libwebp"} <= told.keys()
