from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import BadInput
from workbench.traces.geography import Geography, short_name

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "province", "city"),
    [
        pytest.param("浙江省金华市义乌市测试", "浙江省", "金华市", id="full"),
        pytest.param("浙江金华测试", "浙江省", "金华市", id="short"),
        pytest.param("义乌测试", "浙江省", "金华市", id="county-that-exists-once"),
        pytest.param("江苏江阴测试", "江苏省", "无锡市", id="county-behind-its-province"),
        pytest.param("上海浦东测试", "上海市", "上海市", id="municipality"),
        pytest.param("香港测试", "香港特别行政区", "香港特别行政区", id="hong-kong"),
        pytest.param("台湾台北测试", "台湾省", "台北市", id="taiwan"),
        pytest.param("凉山测试", "四川省", "凉山彝族自治州", id="autonomous-prefecture"),
        pytest.param("苏尼特右旗测试", "内蒙古自治区", "锡林郭勒盟", id="banner"),
        pytest.param("仙桃测试", "湖北省", "仙桃市", id="governed-by-the-province"),
        pytest.param("西安测试", "陕西省", "西安市", id="prefecture-before-district"),
        pytest.param("吉林测试", "吉林省", "", id="province-or-city"),
        pytest.param("吉林市测试", "吉林省", "吉林市", id="the-city-of-that-name"),
        pytest.param("海南藏族自治州测试", "青海省", "海南藏族自治州", id="not-the-island"),
        pytest.param("东北沈阳测试", "辽宁省", "沈阳市", id="great-region-in-front"),
        pytest.param("BEX北京测试", "北京市", "北京市", id="brand-in-front"),
        pytest.param("襄樊测试", "湖北省", "襄阳市", id="former-name"),
        pytest.param("测试路12号南昌县某店", "江西省", "南昌市", id="full-name-inside"),
        pytest.param("广东沙田测试", "广东省", "", id="town-behind-a-province"),
        pytest.param("长安测试", "", "", id="same-named-districts"),
        pytest.param("朝阳测试", "", "", id="prefecture-and-districts"),
        pytest.param("龙泉测试", "", "", id="too-common-a-name"),
        pytest.param("浙江龙泉测试", "浙江省", "丽水市", id="common-name-behind-its-province"),
        pytest.param("首尔测试", "", "首尔", id="abroad"),
        pytest.param("测试", "", "", id="nothing"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_locations(geography: Geography, name: str, province: str, city: str) -> None:
    found = geography.locate(name)
    assert (found.province, found.city) == (province, city)


@pytest.mark.parametrize(
    ("name", "is_city"),
    [
        ("金华市", True),
        ("金华", True),
        ("伊犁州", True),
        ("韩国仁川", True),
        ("义乌市", False),
        ("浙江省", False),
        ("金华江南", False),
        ("韩国", False),
        ("", False),
    ],
)
def test_what_is_a_city_and_nothing_more(geography: Geography, name: str, is_city: bool) -> None:
    assert geography.is_city(name) is is_city


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("义乌市", "义乌"),
        ("凉山彝族自治州", "凉山"),
        ("大兴安岭地区", "大兴安岭"),
        ("前郭尔罗斯蒙古族自治县", "前郭尔罗斯"),
        ("赣县区", "赣县"),
        ("唐县", "唐县"),
        ("浦东新区", "浦东"),
    ],
)
def test_short_names(full: str, short: str) -> None:
    assert short_name(full) == short


PROVINCES = """
    北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南
    广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
"""


def test_every_province_is_there(geography: Geography) -> None:
    found = {geography.locate(name).province for name in PROVINCES.split()}
    assert len(found - {""}) == 34


def test_a_line_that_does_not_fit_is_named(tmp_path: Path) -> None:
    (tmp_path / "divisions.tsv").write_text("# 注\n浙江省\n", "utf-8")
    with pytest.raises(BadInput, match=r"divisions\.tsv:2"):
        Geography.load(tmp_path)


def test_an_alias_of_no_prefecture_is_named(tmp_path: Path) -> None:
    (tmp_path / "divisions.tsv").write_text("浙江省\t金华市\t义乌市\n", "utf-8")
    (tmp_path / "aliases.tsv").write_text("某地\t无此市\t测试\n", "utf-8")
    with pytest.raises(BadInput, match="无此市"):
        Geography.load(tmp_path)
