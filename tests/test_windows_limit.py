"""The structures that bound memory under Windows are laid out as its headers say."""

from __future__ import annotations

import ctypes
import sys

import pytest

from workbench.windows_limit import BasicLimits, ExtendedLimits, bounded

pytestmark = pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")


def test_the_structures_have_the_size_that_windows_asks_for() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)


def test_the_bound_stands_where_windows_looks_for_it() -> None:
    raw = bytes(bounded(512 << 20))
    assert int.from_bytes(raw[16:20], "little") == 0x100
    assert int.from_bytes(raw[112:120], "little") == 512 << 20
