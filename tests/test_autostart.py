"""Starting with the system is switched on and off, and says why it cannot be."""

from __future__ import annotations

import configparser
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.autostart import FileAutostart, autostart_here
from workbench.domain.errors import SystemRefused

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_off_until_somebody_switches_it_on(tmp_path: Path) -> None:
    autostart = FileAutostart(tmp_path / "autostart" / "entry", b"x")
    assert not autostart.is_on()
    autostart.switch(is_on=True)
    assert autostart.is_on()
    autostart.switch(is_on=False)
    autostart.switch(is_on=False)
    assert not autostart.is_on()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in its place")
    autostart = FileAutostart(tmp_path / "autostart" / "entry", b"x")
    with pytest.raises(SystemRefused):
        autostart.switch(is_on=True)


@pytest.mark.skipif(sys.platform != "linux", reason="the entry of freedesktop.org")
def test_linux_gets_a_desktop_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart_here(["/opt/my programs/work%bench", "--in-tray"]).switch(is_on=True)
    entry = configparser.RawConfigParser()
    entry.read(tmp_path / "autostart" / "fulfilment-workbench.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == '"/opt/my programs/work%%bench" --in-tray'
    assert entry["Desktop Entry"]["Name[zh_CN]"] == "履约工作台"
