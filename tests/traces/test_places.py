"""Sites and places that a text names; hub or outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.parcels.tracking import EventKind, Place, SiteKind

if TYPE_CHECKING:
    from workbench.traces.classify import Classifier

ZJ, BJ = "浙江省", "北京市"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("快件到达【宁波转运中心】", Place("宁波转运中心", ZJ, "宁波市"), id="bracket"),
        pytest.param("快件到达 宁波转运中心", Place("宁波转运中心", ZJ, "宁波市"), id="bare"),
        pytest.param(
            "【浙江省】快件离开【宁波转运中心】",
            Place("宁波转运中心", ZJ, "宁波市"),
            id="a-province-in-front-is-no-site",
        ),
        pytest.param(
            "【北京】快件到达【测试一部】",
            Place("测试一部", BJ, "北京市"),
            id="a-municipality-in-front",
        ),
        pytest.param(
            "【浙江】 宁波市 已发出", Place("浙江", ZJ, "宁波市"), id="province-then-city"
        ),
        pytest.param("【浙江省】已揽收", Place("浙江省", ZJ, ""), id="a-province-alone"),
        pytest.param(
            "【嘉兴市】已到达 浙江杭州分拨中心",
            Place("浙江杭州分拨中心", ZJ, "嘉兴市"),
            id="city-in-front-wins",
        ),
        pytest.param(
            "到宁波市【测试一部】", Place("测试一部", ZJ, "宁波市"), id="city-before-the-bracket"
        ),
        pytest.param("[宁波市]快件已发车", Place("", ZJ, "宁波市"), id="a-city-alone"),
        pytest.param(
            "到达宁波测试处理中心（经转）【宁波市】",
            Place("宁波测试处理中心", ZJ, "宁波市"),
            id="city-at-the-end",
        ),
        pytest.param(
            "【浙江省金华市义乌市测试公司】 已收件",
            Place("浙江省金华市义乌市测试公司", ZJ, "金华市"),
            id="full-address",
        ),
        pytest.param(
            "宁波测试公司取件人: 张某 已收件",
            Place("宁波测试公司", ZJ, "宁波市"),
            id="before-the-act",
        ),
        pytest.param(
            "宁波测试公司的张某 已揽收", Place("宁波测试公司", ZJ, "宁波市"), id="before-a-person"
        ),
        pytest.param("【谢某/***********】正在派件", None, id="a-person-is-no-site"),
        pytest.param("快件已由【门口】签收", None, id="a-door-is-no-site"),
        pytest.param(
            "快件到达【测试中转部】扫描员是【宁波李某】", Place("测试中转部"), id="who-scanned"
        ),
        pytest.param("已签收，签收人【家人】", None, id="who-signed"),
        pytest.param(
            "快件已由测试花园（3号门）菜鸟驿站代收，请及时取件",
            Place("测试花园（3号门）菜鸟驿站"),
            id="parenthesis-in-a-name",
        ),
        pytest.param(
            "已放置【代收点】，快件已暂存至宁波测试店",
            Place("宁波测试店", ZJ, "宁波市"),
            id="kind-then-name",
        ),
        pytest.param("上海,航班到达", Place("上海", "上海市", "上海市"), id="city-and-comma"),
        pytest.param("[俄罗斯]已到达寄达地", None, id="a-country-is-no-place"),
        pytest.param(
            "包裹已到达纽约测试分拣中心", Place("纽约测试分拣中心", "", "纽约"), id="abroad"
        ),
        pytest.param("快件已签收", None, id="nothing"),
    ],
)
def test_where_the_scan_was_made(classifier: Classifier, text: str, place: Place | None) -> None:
    assert classifier.read(text).place == place


@pytest.mark.parametrize(
    ("text", "following"),
    [
        pytest.param("快件离开【甲】已发往【北京】", Place("北京", BJ, BJ), id="brackets"),
        pytest.param(
            "已离开 甲分拨中心；发往 北京分拨中心", Place("北京分拨中心", BJ, BJ), id="bare"
        ),
        pytest.param(
            "【甲】 已发出 下一站 【北京测试公司】", Place("北京测试公司", BJ, BJ), id="next-stop"
        ),
        pytest.param(
            "由【甲】 【航空2E】 扫描发往 【北京】", Place("北京", BJ, BJ), id="scanner-between"
        ),
        pytest.param("快件在【甲集散中心】已装车，准备发往下一站", None, id="not-named"),
        pytest.param("离开甲机场，飞往中国", Place("中国"), id="a-country"),
    ],
)
def test_where_it_goes_next(classifier: Classifier, text: str, following: Place | None) -> None:
    assert classifier.read(text).next_place == following


@pytest.mark.parametrize(
    ("site", "carrier", "kind"),
    [
        pytest.param("杭州转运中心", None, SiteKind.HUB, id="hub"),
        pytest.param("杭州转运中心公司", "yuantong", SiteKind.HUB, id="company-that-runs-a-hub"),
        pytest.param("义乌转运中心直营公司", "yuantong", SiteKind.HUB, id="run-by-the-carrier"),
        pytest.param("武汉转运中心B1", None, SiteKind.HUB, id="a-hall-of-a-hub"),
        pytest.param("杭州盖世物流中心快递分部", None, SiteKind.OUTLET, id="outlet-ending-wins"),
        pytest.param("宁波分拨中心北区仓", None, SiteKind.UNKNOWN, id="warehouse"),
        pytest.param("上海转运中心二期", None, SiteKind.HUB, id="hub-words-inside"),
        pytest.param("测试营业部", None, SiteKind.OUTLET, id="branch"),
        pytest.param("测试三部", None, SiteKind.OUTLET, id="numbered-part"),
        pytest.param("测试集货点", None, SiteKind.UNKNOWN, id="collection-point"),
        pytest.param("浙江省宁波市测试镇", "yuantong", SiteKind.OUTLET, id="yuantong-plain-name"),
        pytest.param(
            "浙江省宁波市测试镇", "zhongtong", SiteKind.UNKNOWN, id="zhongtong-plain-name"
        ),
        pytest.param("广州中心", "zhongtong", SiteKind.HUB, id="zhongtong-centre"),
        pytest.param("测试邮政营销中心", "youzhengguonei", SiteKind.OUTLET, id="post-sales-centre"),
        pytest.param("测试邮件处理中心", "ems", SiteKind.HUB, id="post-hub"),
    ],
)
def test_hub_or_outlet(
    classifier: Classifier, site: str, carrier: str | None, kind: SiteKind
) -> None:
    assert classifier.read(f"快件到达【{site}】", carrier).site_kind is kind


@pytest.mark.parametrize("act", ["的张某已揽收", "的张某正在派件", "的张某已进行【问题件】上报"])
def test_where_a_courier_stands_is_an_outlet(classifier: Classifier, act: str) -> None:
    reading = classifier.read(f"【宁波市】【测试望京】{act}", "zhongtong")
    assert (reading.place, reading.site_kind) == (Place("测试望京", ZJ, "宁波市"), SiteKind.OUTLET)


def test_the_next_sites_kind(classifier: Classifier) -> None:
    reading = classifier.read("快件离开【测试网点】发往【宁波转运中心】")
    assert (reading.site_kind, reading.next_site_kind) == (SiteKind.OUTLET, SiteKind.HUB)


@pytest.mark.parametrize("name", ["zhongtong", "中通", "中通快递", "zto", "某某中通快递(ZTO)"])
def test_carriers_are_known_by_code_and_name(classifier: Classifier, name: str) -> None:
    assert classifier.read("快件到达【广州中心】", name).site_kind is SiteKind.HUB


def test_an_unknown_carrier_is_read_by_the_words_of_all(classifier: Classifier) -> None:
    assert classifier.read("[测试公司]进行下级地点扫描", "测试快运").kind is EventKind.DEPARTED
