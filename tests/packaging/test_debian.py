"""What the Debian package depends on."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from debian.dependencies import linked, packages
from refusal import SetupRefused

HERE = Path(__file__).resolve().parents[2] / "packaging" / "debian"


def test_libraries_are_told_by_package_once() -> None:
    found = packages({"libglib-2.0.so.0", "libgthread-2.0.so.0", "libm.so.6", "libz.so.1"})
    assert found == (
        "libc6 (>= 2.36)",
        "libglib2.0-0 | libglib2.0-0t64",
        "xdg-utils",
        "zlib1g",
    )


def test_a_library_that_nobody_brings_ends_the_build() -> None:
    with pytest.raises(SetupRefused, match="libunheard"):
        packages({"libunheard.so.1"})


@pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils are not installed")
def test_a_program_names_its_libraries() -> None:
    assert any(name.startswith("libc.so") for name in linked(Path(sys.executable).resolve()))


def test_a_text_links_nothing(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("text")
    assert linked(tmp_path / "text") == []


def test_the_desktop_entry_speaks_both_languages() -> None:
    entry = (HERE / "fulfilment-workbench.desktop").read_text("utf-8")
    for key in ("Name", "GenericName", "Comment"):
        assert f"\n{key}=" in entry
        assert f"\n{key}[zh_CN]=" in entry
