"""The ZIP: a PDF, the files, and a manifest that names every other file."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.files.packet.parts import drawn, packet
from workbench.domain.filing.packets import PacketFile
from workbench.files.packet.archive import write_packet

if TYPE_CHECKING:
    from workbench.domain.filing.packets import Packet
    from workbench.files.packet.pages import PacketPages

CHAT = PacketFile(
    "evidence/02-聊天记录.txt", "旺旺聊天记录", "订单 2401".encode(), is_picture=False
)
SCREEN = PacketFile("evidence/01-外网轨迹.png", "圆通官网轨迹", drawn(), is_picture=True)


def _written(made: Packet, pages: PacketPages) -> ZipFile:
    stream = BytesIO()
    write_packet(made, pages, stream)
    return ZipFile(stream)


def test_the_manifest_names_every_other_file_with_its_hash(pages: PacketPages) -> None:
    archive = _written(packet(SCREEN, CHAT), pages)
    names = ["evidence/01-外网轨迹.png", "evidence/02-聊天记录.txt", "manifest.json", "packet.pdf"]
    assert archive.namelist() == names
    told = json.loads(archive.read("manifest.json"))
    assert {each["name"]: each["sha256"] for each in told["files"]} == {
        name: sha256(archive.read(name)).hexdigest() for name in names if name != "manifest.json"
    }


def test_there_are_no_folders_in_it(pages: PacketPages) -> None:
    archive = _written(packet(SCREEN), pages)
    assert not [entry for entry in archive.infolist() if entry.is_dir()]
    assert archive.testzip() is None


def test_the_same_packet_gives_the_same_bytes(pages: PacketPages) -> None:
    one, other = BytesIO(), BytesIO()
    for stream in (one, other):
        write_packet(packet(SCREEN, CHAT), pages, stream)
    assert one.getvalue() == other.getvalue()


def test_another_statement_gives_other_bytes(pages: PacketPages) -> None:
    assert pages.pdf(packet()) != pages.pdf(packet(title="申诉凭证"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(drawn("JPEG", (4_000, 3_000)), id="large-photograph"),
        pytest.param(drawn("PNG", (300, 9_000)), id="long-screenshot"),
        pytest.param(drawn("PNG", mode="RGBA"), id="transparent"),
        pytest.param(drawn("PNG", mode="P"), id="palette"),
        pytest.param(drawn("WEBP"), id="webp"),
    ],
)
def test_pictures_of_every_kind_fit_the_page(content: bytes, pages: PacketPages) -> None:
    file = PacketFile("evidence/01.png", "截图", content, is_picture=True)
    assert pages.pdf(packet(file)).startswith(b"%PDF-")


def test_texts_of_any_length_and_kind_are_laid_out(pages: PacketPages) -> None:
    hostile = "<b>没有闭合 & \u202e" + "长" * 20_000
    assert pages.pdf(packet(title=hostile)).startswith(b"%PDF-")
