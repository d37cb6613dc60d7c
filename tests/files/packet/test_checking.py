"""A packet held against its manifest: what was changed, taken out, added or is no packet at all."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.packet.parts import drawn, packet
from workbench.domain.errors import BadInput
from workbench.domain.filing.packets import FileVerdict, PacketFile
from workbench.files.packet.archive import write_packet
from workbench.files.packet.checking import check_packet

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.files.packet.pages import PacketPages

CHAT = PacketFile(
    "evidence/02-聊天记录.txt", "旺旺聊天记录", "订单 2401".encode(), is_picture=False
)
SCREEN = PacketFile("evidence/01-外网轨迹.png", "圆通官网轨迹", drawn(), is_picture=True)
INTACT, CHANGED, MISSING, ADDED = FileVerdict


@pytest.fixture
def whole(pages: PacketPages, tmp_path: Path) -> Path:
    path = tmp_path / "报备.packet.zip"
    with path.open("wb") as stream:
        write_packet(packet(SCREEN, CHAT), pages, stream)
    return path


def rewritten(path: Path, changes: dict[str, bytes | None], *, compression: int = 8) -> Path:
    """Write the same archive with some files changed, added, or (None) left out."""
    with ZipFile(path) as old:
        contents = {name: old.read(name) for name in old.namelist()} | changes
    with ZipFile(path, "w", compression) as new:
        for name, content in contents.items():
            if content is not None:
                new.writestr(name, content)
    return path


def verdicts(path: Path) -> dict[str, FileVerdict]:
    return {file.name: file.verdict for file in check_packet(path).files}


def test_a_packet_as_it_was_written_is_whole(whole: Path) -> None:
    checked = check_packet(whole)
    assert checked.is_whole
    assert checked.sha256 == sha256(whole.read_bytes()).hexdigest()
    assert [(file.name, file.verdict) for file in checked.files] == [
        ("evidence/01-外网轨迹.png", INTACT),
        ("evidence/02-聊天记录.txt", INTACT),
        ("packet.pdf", INTACT),
    ]


@pytest.mark.parametrize("compression", [ZIP_STORED, ZIP_DEFLATED], ids=["stored", "deflated"])
def test_a_packet_packed_anew_is_whole_and_has_another_hash(whole: Path, compression: int) -> None:
    before = check_packet(whole).sha256
    checked = check_packet(rewritten(whole, {}, compression=compression))
    assert checked.is_whole
    assert checked.sha256 != before


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        pytest.param("订单 2402".encode(), CHANGED, id="other words"),
        pytest.param("订单 2401 ".encode(), CHANGED, id="longer"),
        pytest.param(b"", CHANGED, id="empty"),
        pytest.param(None, MISSING, id="taken out"),
    ],
)
def test_what_is_not_as_it_was_is_told(
    whole: Path, content: bytes | None, verdict: FileVerdict
) -> None:
    told = verdicts(rewritten(whole, {CHAT.name: content}))
    assert told == {SCREEN.name: INTACT, CHAT.name: verdict, "packet.pdf": INTACT}


def test_what_was_added_is_told(whole: Path) -> None:
    told = verdicts(rewritten(whole, {"evidence/03-新.txt": b"new"}))
    assert told["evidence/03-新.txt"] is ADDED
    assert not check_packet(whole).is_whole


def test_a_name_that_stands_twice_is_changed(whole: Path) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(whole, "a") as archive,
    ):
        archive.writestr(CHAT.name, CHAT.content)
    assert verdicts(whole)[CHAT.name] is CHANGED


def test_a_bomb_is_read_no_further_than_it_says(whole: Path) -> None:
    assert verdicts(rewritten(whole, {CHAT.name: bytes(50_000_000)}))[CHAT.name] is CHANGED


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        pytest.param(None, "manifest is missing", id="without"),
        pytest.param(b"{}", "manifest is missing", id="of another kind"),
        pytest.param(b"\xff\xfe", "manifest is missing", id="no text"),
    ],
)
def test_a_zip_of_somebody_else_is_no_packet(
    whole: Path, manifest: bytes | None, told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        check_packet(rewritten(whole, {"manifest.json": manifest}))


def test_no_zip_is_no_packet(tmp_path: Path) -> None:
    path = tmp_path / "a.packet.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BadInput, match="no ZIP file"):
        check_packet(path)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_damaged_packet_is_told_or_whole_and_never_falls(
    whole: Path, tmp_path: Path, place: int, byte: int
) -> None:
    content = bytearray(whole.read_bytes())
    content[place % len(content)] = byte
    damaged = tmp_path / "damaged.packet.zip"
    damaged.write_bytes(content)
    try:
        checked = check_packet(damaged)
    except BadInput:
        return
    assert checked.files
