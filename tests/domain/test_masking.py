"""No mask reveals more than it may, and masking a mask changes nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.masking import Pseudonymiser, mask_free_text, mask_name, mask_phone

if TYPE_CHECKING:
    from pathlib import Path

PSEUDONYMISER = Pseudonymiser(b"a key of invented bytes")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        pytest.param("测试买家", "测***", id="first character kept"),
        pytest.param(" 张三 ", "张*", id="spaces around"),
        pytest.param("张", "*", id="one character"),
        pytest.param("", "", id="nothing"),
        pytest.param("张**", "张**", id="masked by the platform"),
        pytest.param("***", "***", id="masked whole"),
    ],
)
def test_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        pytest.param("13800000001", "138******01", id="mobile"),
        pytest.param("+86 138-0000-0001", "138******01", id="with country"),
        pytest.param("１３８００００００01", "138******01", id="full width"),
        pytest.param("0571-88880000", "057*******00", id="landline"),
        pytest.param("13800000001-1234", "138******01-1234", id="virtual number keeps extension"),
        pytest.param("13800000001转123", "138******01转123", id="extension in words"),
        pytest.param("138****0001", "138******01", id="four hidden are too few"),
        pytest.param("1**********", "1**********", id="stricter mask of the platform"),
        pytest.param("95554", "*****", id="short"),
        pytest.param("电话不详", "", id="no digits"),
    ],
)
def test_phone_hides_at_least_six_digits(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param(
            "【杭州市】的张三（13800000000） 已揽收",
            "【杭州市】的张某（***********） 已揽收",
            id="zto",
        ),
        pytest.param(
            "派件人: 李四明 派件中 派件员电话13800000000",
            "派件人: 李某 派件中 派件员电话***********",
            id="yto",
        ),
        pytest.param("快件交给欧阳锋正在派送", "快件交给欧阳某正在派送", id="compound surname"),
        pytest.param("【王五/13800000000】正在派件", "【王某/***********】正在派件", id="jt"),
        pytest.param("投诉电话:0571-88880000", "投诉电话:****-********", id="landline"),
        pytest.param("电话：88880000", "电话：********", id="landline without area"),
        pytest.param("联系+8613800000000", "联系+*************", id="with country"),
        pytest.param("证件330102199001011234", "证件******************", id="identity card"),
        pytest.param("证件33010219900101123X", "证件******************", id="identity card X"),
        pytest.param("联系138****0000", "联系***********", id="four hidden are too few"),
        pytest.param("送至3栋2单元501室", "送至*栋*单元***室", id="door"),
    ],
)
def test_free_text_loses_people_and_numbers(text: str, masked: str) -> None:
    assert mask_free_text(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("请致电（专属热线:95554）更快解决", id="service number"),
        pytest.param("可放心接听952300专属热线", id="six digit service number"),
        pytest.param("如有问题请电联（4000633333）", id="400 number"),
        pytest.param("客户签收人: 门卫 已签收", id="not a person"),
        pytest.param("已签收，签收人凭取货码签收。", id="role without a name"),
        pytest.param("派件员 顺丰速运 95338正在为您派件", id="carrier after a role"),
        pytest.param("袋号： 900168437681，单号：768089232106", id="bag and waybill"),
        pytest.param("运单号YT13800000000已揽收", id="waybill like a mobile"),
        pytest.param("快件已到达【义乌转运中心】", id="hub"),
        pytest.param("派送业务员：李师傅；", id="title instead of a name"),
        pytest.param("派送业务员：江阴分部；", id="outlet after a role"),
        pytest.param("预计下次派送时间2022-01-26 17:00", id="time"),
    ],
)
def test_free_text_keeps_what_is_public(text: str) -> None:
    assert mask_free_text(text) == text


def test_real_traces_lose_only_door_numbers(shared_data: Path) -> None:
    lines = (shared_data / "traces" / "scans.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    changed = [text for text in texts if mask_free_text(text) != text]
    assert all(re.search(r"栋|[路街巷弄道村]\d+[号弄]", text) for text in changed)


FRAGMENTS = st.sampled_from(
    [
        "派件员",
        "签收人:",
        " ",
        "的",
        "张三丰",
        "欧阳",
        "李",
        "某",
        "13800000000",
        "1",
        "*",
        "（",
        "/",
        "0571-88880000",
        "电话",
        "：",
        "正在派件",
        "师傅",
        "站",
        "8888000",
        "3栋",
        "室",
        "安排",
        "Ｘ",
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join) | st.text())
def test_free_text_is_masked_once_and_for_all(text: str) -> None:
    once = mask_free_text(text)
    assert mask_free_text(once) == once


@given(st.text())
def test_name_is_masked_once_and_for_all(name: str) -> None:
    once = mask_name(name)
    assert mask_name(once) == once
    assert sum(character != "*" for character in once) <= 1


@given(st.text() | st.text(alphabet="0123456789*-+转 #,", max_size=24))
def test_phone_is_masked_once_and_for_all(number: str) -> None:
    once = mask_phone(number)
    assert mask_phone(once) == once


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_mobile_hides_six_digits_in_every_place(number: str) -> None:
    assert mask_phone(number).count("*") == 6
    assert number not in mask_free_text(f"请联系{number}。")


def test_key_is_the_same_for_the_same_name() -> None:
    assert PSEUDONYMISER.name_key("测试买家01") == PSEUDONYMISER.name_key(" 测试　买家０１ ")


def test_key_tells_people_and_kinds_apart() -> None:
    keys = {
        PSEUDONYMISER.name_key("测试买家01"),
        PSEUDONYMISER.name_key("测试买家02"),
        PSEUDONYMISER.address_key("测试买家01"),
        Pseudonymiser(b"another key of invented bytes").name_key("测试买家01"),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("name", ["", "  ", "测**", "测＊＊"])
def test_key_needs_a_whole_name(name: str) -> None:
    assert PSEUDONYMISER.name_key(name) is None


def test_key_bytes_stay_out_of_sight() -> None:
    assert "invented" not in repr(PSEUDONYMISER)


def test_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Pseudonymiser(b"short")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("送至望舒巷88弄7号", "送至望舒巷**弄*号", id="lane and house"),
        pytest.param("扶光路66号门口", "扶光路66号门口", id="a gate is a site"),
        pytest.param("放在扶光路66号，已签收", "放在扶光路**号，已签收", id="house"),
        pytest.param("已到达北苑路3号网点", "已到达北苑路3号网点", id="site"),
        pytest.param("买家澹台雪鸢，电话", "买家澹台雪鸢，电话", id="no role of a trace"),
        pytest.param("收件人澹台雪鸢，电话", "收件人澹台某，电话", id="rare surname of two"),
    ],
)
def test_houses_and_rare_surnames(text: str, masked: str) -> None:
    assert mask_free_text(text) == masked
    assert mask_free_text(masked) == masked
