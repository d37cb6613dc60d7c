"""The installers for Windows and macOS: what is installed for them, what they say and sign."""

from __future__ import annotations

import plistlib
import re
import struct
import sys
from pathlib import Path

import pytest
from bundle.building import Workplace
from bundle.icons import icns
from macos.package import about, vouching
from refusal import SetupRefused
from windows.package import build, following, number, write_terms
from windows.trial import Computer
from windows.wine import of_windows

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "installers.yml").read_text("utf-8")
LOCK = """\
click==8.1 \\
    --hash=sha256:11
dbus-fast==5.2 ; sys_platform == 'linux' \\
    --hash=sha256:22
importlib-metadata==1.0 ; python_full_version < '3.12' \\
    --hash=sha256:33
pywin32-ctypes==0.2 ; sys_platform == 'win32' \\
    --hash=sha256:44
cffi==2.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:55
truststore==0.10 ; sys_platform == 'darwin' or sys_platform == 'win32' \\
    --hash=sha256:66
"""


def test_windows_installs_what_is_not_another_systems() -> None:
    assert (
        of_windows(LOCK)
        == """\
click==8.1 \\
    --hash=sha256:11
pywin32-ctypes==0.2 \\
    --hash=sha256:44
cffi==2.1 \\
    --hash=sha256:55
truststore==0.10 \\
    --hash=sha256:66
"""
    )


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT))))
def test_every_sentence_of_the_installer_stands_in_both_languages(name: str) -> None:
    for language in ("SIMPCHINESE", "ENGLISH"):
        assert f"LangString {name} ${{LANG_{language}}}" in SCRIPT


def test_data_go_only_when_that_was_said_twice() -> None:
    asked = SCRIPT[SCRIPT.index('"$(KEEP)"') : SCRIPT.index('RMDir /r "$LOCALAPPDATA')]
    assert asked.startswith('"$(KEEP)" /SD IDYES IDYES kept')
    assert "MB_DEFBUTTON2" in asked
    assert '"$(SURE)" /SD IDNO IDNO kept' in asked


def test_a_file_that_could_not_be_signed_ends_the_build() -> None:
    assert re.findall(r"^  !(\w+finalize|finalize) '\$\{SIGN\} \"%1\"' = 0$", SCRIPT, re.M) == [
        "finalize",
        "uninstfinalize",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="false is a program of Unix")
def test_a_signing_that_fails_is_told_without_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_SIGN_COMMAND", "false --password secret")
    with pytest.raises(SetupRefused) as refused:
        build(Workplace(tmp_path), tmp_path)
    assert str(refused.value) == "WORKBENCH_SIGN_COMMAND ended with 1 for workbench.exe."


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        pytest.param("0.1.0", "0.1.0.0", id="release"),
        pytest.param("1.2rc3", "1.2.3.0", id="candidate"),
        pytest.param("1.2.3.4.5", "1.2.3.4", id="more-than-windows-counts"),
    ],
)
def test_windows_counts_versions_in_four_numbers(version: str, expected: str) -> None:
    assert number(version) == expected


def test_an_upgrade_is_tried_with_the_version_that_follows() -> None:
    assert following("0.1.9") == "0.1.10"


def test_the_licence_page_is_utf_8_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("MIT License")
    terms = write_terms(Workplace(tmp_path))
    assert (terms / "en.txt").read_bytes().startswith(b"\xef\xbb\xbfFulfilment Workbench")
    chinese = (terms / "zh_CN.txt").read_text("utf-8-sig")
    assert chinese.startswith("履约工作台按 MIT 许可证提供")
    assert chinese.endswith("MIT License")


# What ``reg query`` prints, with the ends of lines of Windows.
_ASKED = r"""
import sys
print("\r\nHKEY_CURRENT_USER\\Software\\X\r")
print("    DisplayVersion    REG_SZ    0.1.0\r")
print("    EstimatedSize    REG_DWORD    0x1bd3c\r")
print("    Quiet    REG_SZ    \"C:\\A B\\uninstall.exe\" /S\r")
"""


def test_the_registry_is_read_as_windows_prints_it(tmp_path: Path) -> None:
    (tmp_path / "reg.py").write_text(_ASKED)
    computer = Computer((sys.executable, str(tmp_path / "reg.py")), {}, tmp_path, tmp_path)
    assert computer.registry(r"HKCU\Software\X") == {
        "DisplayVersion": "0.1.0",
        "EstimatedSize": "0x1bd3c",
        "Quiet": r'"C:\A B\uninstall.exe" /S',
    }


def test_shortcuts_of_others_are_not_ours(tmp_path: Path) -> None:
    menu = tmp_path / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    for place in ("履约工作台/履约工作台.lnk", "Others/Fulfilment.lnk"):
        (menu / place).parent.mkdir(parents=True)
        (menu / place).touch()
    found = Computer((), {}, tmp_path, tmp_path).shortcuts()
    assert [link.name for link in found] == ["履约工作台.lnk"]


def test_macos_is_told_the_version_and_both_languages() -> None:
    told = about("1.2.3")
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["CFBundleLocalizations"] == ["zh_CN", "en"]


@pytest.mark.parametrize(
    ("identity", "profile", "expected"),
    [
        pytest.param("", "", [], id="nobody"),
        pytest.param("Developer ID", "", ["codesign"], id="signed"),
        pytest.param("Developer ID", "us", ["codesign", "submit", "staple"], id="notarised"),
    ],
)
def test_an_image_is_signed_then_looked_at_then_stapled(
    tmp_path: Path, identity: str, profile: str, expected: list[str]
) -> None:
    steps = vouching(tmp_path / "x.dmg", identity, profile)
    assert [step[0] if step[0] == "codesign" else step[2] for step in steps] == expected
    assert all(tmp_path / "x.dmg" in step for step in steps)


def test_the_entitlements_are_a_property_list_of_one_right() -> None:
    told = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert told == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_an_icon_of_macos_tells_the_length_of_its_parts() -> None:
    made = icns({b"ic07": b"small", b"ic08": b"large!"})
    assert made[:4] == b"icns"
    assert struct.unpack_from(">I", made, 4) == (len(made),)
    assert made[8:12] == b"ic07"
    assert struct.unpack_from(">I", made, 12) == (8 + 5,)
    assert made.endswith(b"ic08" + struct.pack(">I", 8 + 6) + b"large!")


@pytest.mark.parametrize("used", re.findall(r"uses: (\S+)", WORKFLOW))
def test_what_a_workflow_uses_cannot_change_unseen(used: str) -> None:
    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used)
