"""An invented packet, and pictures drawn on the spot."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from workbench.domain.filing.packets import (
    Fact,
    NodeTone,
    Packet,
    PacketFile,
    PacketNode,
    PacketSection,
    PacketTimeline,
    PacketWords,
)

WORDS = PacketWords(index="附件清单", page="第 {page} 页")


def drawn(form: str = "PNG", size: tuple[int, int] = (640, 480), mode: str = "RGB") -> bytes:
    """Return a picture of one colour."""
    stream = BytesIO()
    Image.new(mode, size, 128).save(stream, form)
    return stream.getvalue()


def packet(*files: PacketFile, title: str = "报备凭证 · 虚假轨迹") -> Packet:
    """Return a packet with a timeline and its gap."""
    nodes = (
        PacketNode("2024-01-21 01:31", "您的快件离开【西安转运中心】，已发往【长春转运中心】"),
        PacketNode("至 2024-01-24 08:00", "没有新轨迹 78时29分，考核时限 72时", NodeTone.GAP),
        PacketNode("2024-01-24 08:00", "您的快件已经到达【长春转运中心】"),
    )
    order = PacketSection(
        "订单 2401195591184363189",
        facts=(Fact("店铺", "测试店铺01"), Fact("收货地区", "吉林省 长春市 绿园区")),
        timelines=(PacketTimeline("圆通 YT880068804187 · 平台轨迹", nodes),),
    )
    statement = PacketSection("说明", paragraphs=("因道路结冰，快件在西安停留。\n现已恢复。",))
    as_of = datetime(2024, 1, 24, 2, tzinfo=UTC)
    return Packet(title, "1688 · 测试店铺01", as_of, WORDS, (order, statement), files)
