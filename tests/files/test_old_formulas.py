"""Old workbooks whose container is none, or leads round in circles."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.files.old_workbooks import Shown, write_xls
from workbench.files.old_formulas import holds_formulas
from workbench.files.sheets import OLE_MARK

if TYPE_CHECKING:
    from pathlib import Path

SECTOR = 512
TABLE, DIRECTORY = SECTOR, 2 * SECTOR


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return write_xls(tmp_path / "a.xls", ["甲"], *[["x" * 200]] * 30, [Shown(1)]).read_bytes()


def with_number(content: bytes, at: int, number: int) -> bytes:
    return content[:at] + struct.pack("<I", number) + content[at + 4 :]


def test_a_formula_is_found_behind_many_sectors(content: bytes) -> None:
    assert holds_formulas(content)


def test_a_formula_is_found_where_the_list_of_sectors_goes_on(tmp_path: Path) -> None:
    """Beyond 7 MB the header has no room for the places of the table's sectors."""
    rows = [["x" * 4_000]] * 950
    path = write_xls(tmp_path / "a.xls", ["甲"], *rows, [Shown(90001)])
    assert path.stat().st_size > 7 << 20
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    assert sheet.to_python()[-1] == [90001.0]
    assert holds_formulas(path.read_bytes())


def test_sectors_that_stand_elsewhere_are_followed(content: bytes) -> None:
    """The second sector of the stream moves to the end of the file."""
    last = len(content) // SECTOR - 1
    moved = content + content[4 * SECTOR : 5 * SECTOR]
    gone = moved[: 4 * SECTOR] + bytes(SECTOR) + moved[5 * SECTOR :]
    led = with_number(with_number(gone, TABLE + 4 * 2, last), TABLE + 4 * last, 4)
    assert holds_formulas(led)


def test_a_small_stream_in_the_container_of_its_own_is_followed(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", ["甲"], [Shown(90001)])
    content = path.read_bytes()
    last = len(content) // SECTOR - 1
    follow = [*range(1, 64), 0xFFFFFFFE, *[0xFFFFFFFF] * 64]
    for at, number in (
        (DIRECTORY + 128 + 120, 4_095),  # what is smaller than 4,096 lies in the root's stream
        (60, last),  # where its table stands
        (64, 1),
        (DIRECTORY + 116, 2),
        (DIRECTORY + 120, 4_096),
        (DIRECTORY + 128 + 116, 0),
        (TABLE + 4 * last, 0xFFFFFFFE),
    ):
        content = with_number(content, at, number)
    content += struct.pack("<128I", *follow)
    path.write_bytes(content)
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    assert sheet.to_python()[1] == [90001.0]
    assert holds_formulas(content)


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(TABLE + 4 * 2, id="a sector that follows itself"),
        pytest.param(48, id="no directory"),
        pytest.param(DIRECTORY + 128 + 116, id="no stream"),
        pytest.param(68, id="no more of the table"),
    ],
)
@pytest.mark.parametrize("number", [2, 7_000_000, 0xFFFFFFFE])
def test_what_leads_nowhere_ends(content: bytes, at: int, number: int) -> None:
    assert holds_formulas(with_number(content, at, number)) in {True, False}


@pytest.mark.parametrize("cut", [8, 40, 600, 1_100, 1_600])
def test_half_a_container_holds_none(content: bytes, cut: int) -> None:
    assert not holds_formulas(content[:cut])


@given(st.binary(max_size=2_000), st.integers(0, 600))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    holds_formulas(OLE_MARK + bytes(at) + noise)
