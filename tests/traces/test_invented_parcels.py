"""Whole parcels of our own, style by style: when each left its first hub."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.parcels.journey import first_delivery_scan, first_hub, normalise, pickup
from workbench.domain.parcels.tracking import Scan, TrackingEvent

if TYPE_CHECKING:
    from workbench.traces.classify import Classifier

START = datetime(2026, 10, 1, 9, tzinfo=UTC)

# Carrier → (hour of each scan, its text); the hour at which it left its first hub.
PARCELS: dict[str, tuple[str, list[tuple[float, str]], float | None]] = {
    "the plain way": (
        "yuantong",
        [
            (0, "【浙江省金华市义乌市测试公司】 已收件 取件人: 张某 (***)"),
            (1, "【浙江省金华市义乌市测试公司】 已打包"),
            (3, "【义乌转运中心公司】 已收入"),
            (5, "【义乌转运中心公司】 已发出 下一站 【佛山转运中心】"),
            (20, "【佛山转运中心】 已收入"),
            (22, "【佛山转运中心】 已发出 下一站 【广东省佛山市测试公司】"),
            (30, "【广东省佛山市测试公司】 派件中 派件人: 张某 电话 ***"),
            (34, "客户签收人: 本人签收 感谢使用圆通速递，期待再次为您服务"),
        ],
        5,
    ),
    "the outlet sends it straight to a far hub": (
        "zhongtong",
        [
            (0, "【金华市】 【义乌测试】（***） 的 张某 （***） 已揽收"),
            (2, "【金华市】 快件离开 【义乌测试】 已发往 【广州中心】"),
            (26, "【广州市】 快件已经到达 【广州中心】"),
            (29, "【广州市】 快件离开 【广州中心】 已发往 【广州测试部】"),
            (33, "【广州市】 【广州测试部】 的张某（***） 正在第1次派件, 请保持电话畅通"),
        ],
        29,
    ),
    "a hub in brackets of a freight carrier": (
        "debangkuaidi",
        [
            (0, "您的订单已被收件员揽收,【宁波海曙区测试营业部】库存中"),
            (4, "运输中，离开【宁波海曙区测试营业部】，下一部门【宁波转运中心】"),
            (6, "运输中，到达宁波转运中心"),
            (9, "运输中，离开【宁波转运中心】，下一部门【华中枢纽中心】"),
            (31, "派送中,派送人：张某,联系电话：***,请保持通话畅通!"),
        ],
        9,
    ),
    "traditional characters": (
        "shunfeng",
        [
            (0, "順豐速運 已收取快件"),
            (2, "快件到達 【深圳福田集散中心】"),
            (4, "快件已從【深圳福田集散中心】發出"),
            (12, "快件到達 【廣州白雲營業點】"),
            (14, "正在派送途中,請您準備簽收(派件人:張某)"),
        ],
        4,
    ),
    "the post": (
        "ems",
        [
            (0, "【杭州测试揽投部】已收寄,揽投员:张某,电话:***"),
            (3, "离开【杭州测试揽投部】,下一站【杭州邮件处理中心】"),
            (5, "到达【杭州邮件处理中心】"),
            (8, "离开【杭州邮件处理中心】,下一站【成都邮件处理中心】"),
            (40, "【成都测试营业部】安排投递,投递员:张某,电话:***"),
        ],
        8,
    ),
    "the departure is missing: the next hub's arrival tells": (
        "yunda",
        [
            (0, "浙江义乌测试公司进行揽件扫描"),
            (4, "在浙江义乌分拨中心进行卸车扫描"),
            (22, "在湖北武汉分拨中心进行卸车扫描"),
            (26, "从湖北武汉分拨中心发出，本次转运目的地：湖北武汉测试公司"),
        ],
        22,
    ),
    "within the town, no hub at all": (
        "jd",
        [
            (0, "京东快递 已收取快件"),
            (3, "您的快件已到达【北京测试营业部】"),
            (4, "您的快件正在派送，派送员【张某】，联系电话【***】"),
            (6, "您的快件已由本人签收"),
        ],
        4,
    ),
    "still at its first hub": (
        "jtexpress",
        [
            (0, "【金华市】【义乌测试网点】您的极兔小哥张某(***)已取件"),
            (2, "快件离开【义乌测试网点】已发往【金华转运中心】"),
            (5, "快件到达【金华转运中心】"),
        ],
        None,
    ),
}


def _events(
    classifier: Classifier, carrier: str, scans: list[tuple[float, str]]
) -> tuple[TrackingEvent, ...]:
    events = []
    for number, (hour, text) in enumerate(scans):
        at = START + timedelta(hours=hour)
        reading = classifier.read(text, carrier)
        scan = Scan(text, at, "import", number)
        events.append(TrackingEvent(scan, reading, at, classifier.version))
    return normalise(events)


@pytest.mark.parametrize("name", list(PARCELS))
def test_when_it_left_its_first_hub(classifier: Classifier, name: str) -> None:
    carrier, scans, hour = PARCELS[name]
    events = _events(classifier, carrier, scans)
    found = pickup(events)
    assert found is not None
    assert found.happened_at == START
    hub = first_hub(events)
    left = hub.departed_at if hub is not None else None
    assert left == (None if hour is None else START + timedelta(hours=hour))


@pytest.mark.parametrize("name", list(PARCELS))
def test_the_order_in_which_scans_come_does_not_matter(classifier: Classifier, name: str) -> None:
    carrier, scans, _ = PARCELS[name]
    there, back = (_events(classifier, carrier, way) for way in (scans, scans[::-1]))
    hubs = [first_hub(events) for events in (there, back)]
    assert [h.departed_at if h else None for h in hubs] == [hubs[0] and hubs[0].departed_at] * 2
    ends = [first_delivery_scan(events) for events in (there, back)]
    assert [e.scan.text if e else None for e in ends] == [ends[0] and ends[0].scan.text] * 2
