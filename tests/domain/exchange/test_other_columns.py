"""Which columns without a name of ours are kept, and what of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.exchange.other_columns import gathered, kept_value, may_be_kept, supplemented

PRIVATE_HEADERS = (
    "收货人", "跟单员", "买家旺旺", "用户昵称", "联系方式", "手机", "备用电话", "身份证号",
    "收货地址2", "客服备注", "买家留言", "贺卡内容", "Buyer ID", "user_name", "e-mail", "发票抬头",
    "会员等级", "微信", "姓名", "真实姓名", "收件省份", "ＱＱ", "uid", "备忘", "支付宝流水",
)  # fmt: skip
HEADERS = (
    "商品名称",
    "仓库名称",
    "波次",
    "规格代码",
    "订单来源",
    "旗子颜色",
    "平台优惠",
    "SKU编码",
    "毛重kg",
)
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
AROUND = st.text(alphabet="，、：急件波次 ", max_size=6)


@pytest.mark.parametrize("name", PRIVATE_HEADERS)
def test_what_hints_at_a_person_is_left_out(name: str) -> None:
    assert not may_be_kept(name)


@pytest.mark.parametrize("name", HEADERS)
def test_what_hints_at_a_thing_is_kept(name: str) -> None:
    assert may_be_kept(name)


@given(name=st.sampled_from(PRIVATE_HEADERS), before=st.text(max_size=5), after=st.text(max_size=5))
def test_no_name_around_a_hint_lets_it_pass(name: str, before: str, after: str) -> None:
    if name not in ("Buyer ID", "uid"):  # letters beside them make another word
        assert not may_be_kept(f"{before} {name} {after}")


@given(mobile=MOBILES, before=AROUND, after=AROUND)
def test_no_telephone_is_kept(mobile: str, before: str, after: str) -> None:
    assert mobile not in kept_value(f"{before}{mobile}{after}")


@given(text=st.text(max_size=300))
def test_masking_again_changes_nothing(text: str) -> None:
    once = kept_value(text)
    assert kept_value(once) == once
    assert len(once) <= 200


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("W-7", "W-7", id="a code"),
        pytest.param("128.50元", "128.50元", id="an amount"),
        pytest.param("2024-01-24 05:20:00", "2024-01-24 05:20:00", id="a moment"),
        pytest.param("900000000000000001", "900000000000000001", id="a long id"),
        pytest.param("+86 138 0000 0000", "+** *** **** ****", id="a mobile with blanks"),
        pytest.param("0571-88880000", "****-********", id="a landline"),
        pytest.param("110101199001011237", "******************", id="an identity card"),
        pytest.param("a.b@c.invalid", "***", id="an address for mail"),
        pytest.param("测试路1号3栋", "***", id="a house"),
        pytest.param("##cipher", "", id="ciphertext"),
        pytest.param("收件人：张三丰", "收件人:张某", id="a name after a role"),
    ],
)
def test_what_is_kept_of_a_cell(written: str, kept: str) -> None:
    assert kept_value(written) == kept


def test_rows_of_one_order_tell_each_value_once() -> None:
    cells = [("波次", "1"), ("色", "红"), ("波次", "1"), ("波次", "2"), ("空", "")]
    assert gathered(cells) == (("波次", "1；2"), ("色", "红"))


def test_a_newer_file_counts_column_by_column() -> None:
    assert supplemented((("b", "3"),), {"a": "1", "b": "2"}) == (("a", "1"), ("b", "3"))
