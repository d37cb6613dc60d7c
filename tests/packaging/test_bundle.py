"""The bundle leaves out what no view uses, and nothing that is ours."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

import pytest
import sqlcipher3
import sqlite_utils.hookspecs
from bundle import one_sqlite
from bundle.building import Workplace, size_of, write_checksum
from bundle.icons import ico
from bundle.icu import dropped
from bundle.licences import gather, shipped
from bundle.slimming import is_dropped, lean

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("PySide6/Qt/plugins/platforms/libqeglfs.so", id="screens-without-a-desktop"),
        pytest.param("PySide6\\plugins\\imageformats\\qtiff.dll", id="windows-paths"),
        pytest.param("PySide6/Qt/lib/libQt6Quick.so.6", id="quick"),
        pytest.param("PySide6/Qt/translations/qtbase_de.qm", id="german"),
        pytest.param("resources/translations/workbench_zh_CN.ts", id="sources-of-translations"),
        pytest.param("pillow.libs/libavif-c6062d5f.so.16.4.2", id="avif"),
        pytest.param("PySide6/QtDBus.abi3.so", id="binding-of-dbus"),
        pytest.param("libatspi.so.0", id="what-gtk-asks-for"),
        pytest.param("charset_normalizer\\md.cp312-win_amd64.pyd", id="guessing-of-codes"),
        pytest.param("pluggy-1.7.0.dist-info/RECORD", id="what-an-installer-reads"),
        pytest.param("libXi.so.6", id="more-of-gtk"),
        pytest.param("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", id="another-style"),
        pytest.param(
            "PySide6/Qt/plugins/wayland-shell-integration/libivi-shell.so", id="shells-of-cars"
        ),
    ],
)
def test_unused_parts_stay_outside(place: str) -> None:
    assert is_dropped(place, has_system_libraries=False)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("resources/translations/workbench_zh_CN.qm", id="our-words"),
        pytest.param("resources/policies/1688.toml", id="packs"),
        pytest.param("PySide6/Qt/translations/qtbase_zh_CN.qm", id="qt's-chinese"),
        pytest.param("PySide6/Qt/plugins/platforms/libqxcb.so", id="x11"),
        pytest.param("PySide6/Qt/plugins/platforms/libqoffscreen.so", id="offscreen"),
        pytest.param("PySide6/plugins/platforms/qwindows.dll", id="windows"),
        pytest.param("PySide6/Qt/plugins/imageformats/libqjpeg.so", id="jpeg"),
        pytest.param("PySide6/plugins/imageformats/qwebp.dll", id="webp-as-evidence"),
        pytest.param("PIL/_webp.cp312-win_amd64.pyd", id="webp-without-metadata"),
        pytest.param("pillow.libs/libwebp-51b0b3f7.so.7.2.0", id="webp-on-linux"),
        pytest.param("PIL/_imagingft.cp312-win_amd64.pyd", id="letters-of-trace-pictures"),
        pytest.param("pillow.libs/libfreetype-57f805ba.so.6.20.6", id="letters-on-linux"),
        pytest.param("PySide6/Qt/lib/libQt6Widgets.so.6", id="widgets"),
        pytest.param("keyring-25.7.0.dist-info/entry_points.txt", id="names-of-keyrings"),
        pytest.param("PySide6/Qt/lib/libQt6DBus.so.6", id="dbus-of-input-methods"),
        pytest.param(
            "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
            id="chinese-by-ibus-and-fcitx",
        ),
        pytest.param(
            "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", id="shell-of-desktops"
        ),
        pytest.param("sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", id="cipher"),
        pytest.param("libpython3.11.so.1.0", id="python"),
    ],
)
def test_used_parts_stay_inside(place: str) -> None:
    assert not is_dropped(place, has_system_libraries=True)


@pytest.mark.parametrize(
    ("has_system_libraries", "expected"),
    [pytest.param(True, True, id="declared"), pytest.param(False, False, id="carried")],
)
def test_the_systems_libraries_are_carried_only_where_no_package_declares_them(
    has_system_libraries: bool, expected: bool
) -> None:
    place = "libxcb-cursor.so.0"
    assert is_dropped(place, has_system_libraries=has_system_libraries) is expected


def test_languages_of_the_window_stay_in_icu() -> None:
    items = ["root.res", "zh.res", "th.res", "coll/root.res", "coll/ja.res", "brkitr/th.dict"]
    assert dropped(items) == ["th.res", "coll/ja.res", "brkitr/th.dict"]


def test_licences_are_gathered_for_what_is_shipped(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("Typing_Extensions-4.1", "pytest-8", "shiboken6-6"):
        (site / f"{name}.dist-info").mkdir(parents=True)
    (site / "Typing_Extensions-4.1.dist-info" / "LICENSE").write_text("PSF")
    (site / "pytest-8.dist-info" / "LICENSE").write_text("MIT")
    without = gather(site, {"typing-extensions", "shiboken6"}, tmp_path / "licences")
    assert without == ["shiboken6"]
    assert [path.relative_to(tmp_path) for path in (tmp_path / "licences").rglob("*.*")] == []
    assert (tmp_path / "licences" / "typing-extensions" / "LICENSE").read_text() == "PSF"


def test_the_lock_names_what_is_shipped() -> None:
    names = shipped((ROOT / "requirements.lock").read_text("utf-8"))
    assert {"pyside6-essentials", "sqlcipher3", "requests"} <= names
    assert "pytest" not in names


def test_the_version_is_the_packages() -> None:
    assert Workplace(ROOT).version == "0.1.0"


def test_sizes_are_told_in_whole_megabytes_without_what_links_point_at(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(1_000_001))
    (tmp_path / "link").symlink_to("large")
    assert size_of(tmp_path) == 2


def test_a_checksum_is_what_sha256sum_reads(tmp_path: Path) -> None:
    artefact = tmp_path / "x.deb"
    artefact.write_bytes(b"abc")
    # SHA-256 of "abc", FIPS 180-2 appendix B.1.
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert write_checksum(artefact).read_text() == f"{digest}  x.deb\n"


def test_an_icon_file_points_at_its_pictures() -> None:
    made = ico({16: b"small", 256: b"large!"})
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    assert made[6] == 16
    assert made[22] == 0  # 256
    size, place = struct.unpack_from("<II", made, 22 + 8)
    assert made[place : place + size] == b"large!"


@pytest.mark.skipif(sys.platform != "linux", reason="names of Linux libraries")
def test_no_library_of_python_itself_is_taken_for_the_systems() -> None:
    assert not is_dropped("libpython3.12.so.1.0", has_system_libraries=True)


def test_docstrings_of_others_stay_outside_those_of_commands_do_not() -> None:
    modules = [
        ("workbench.cli.demo", "/src/workbench/cli/demo.py", "PYMODULE-1"),
        ("click.core", "/site/click/core.py", "PYMODULE-1"),
    ]
    assert [(name, kind) for name, _, kind in lean(modules, [])] == [
        ("workbench.cli.demo", "PYMODULE-1"),
        ("click.core", "PYMODULE-2"),
    ]


def test_what_is_machine_code_without_need_is_there_in_python() -> None:
    place = "dbus_fast/_private/marshaller.cpython-311-x86_64-linux-gnu.so"
    files = [(place, f"/site/{place}", "EXTENSION"), ("PIL/_imaging.so", "/site/i.so", "EXTENSION")]
    assert is_dropped(place, has_system_libraries=False)
    assert lean([], files) == [
        ("dbus_fast._private.marshaller", "/site/dbus_fast/_private/marshaller.py", "PYMODULE-2")
    ]


def test_what_stands_for_pythons_sqlite_has_what_it_is_asked_for() -> None:
    source = Path(sqlite_utils.hookspecs.__file__).read_text("utf-8")
    asked = set(re.findall(r"\bsqlite3\.(\w+)", source))
    assert asked == {"Connection"}
    assert asked <= set(one_sqlite.__all__)
    assert one_sqlite.Connection is sqlcipher3.Connection
