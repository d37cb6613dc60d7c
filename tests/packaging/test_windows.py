"""The Windows installer: what is installed for it, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from macos.package import about
from windows.wine import of_windows

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "windows" / "installer.nsi"
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


@pytest.mark.parametrize("name", ["NAME", "RUNNING", "KEEP"])
def test_every_sentence_of_the_installer_stands_in_both_languages(name: str) -> None:
    script = SCRIPT.read_text("utf-8")
    assert f"LangString {name} ${{LANG_SIMPCHINESE}}" in script
    assert f"LangString {name} ${{LANG_ENGLISH}}" in script


def test_a_silent_removal_keeps_the_sellers_data() -> None:
    assert '"$(KEEP)" /SD IDYES IDYES kept' in SCRIPT.read_text("utf-8")


def test_macos_is_told_the_version_and_both_languages() -> None:
    told = about("1.2.3")
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["CFBundleLocalizations"] == ["zh_CN", "en"]
