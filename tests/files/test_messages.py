"""Pasted messages: what is understood, what is not, and what is never kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench import paths
from workbench.domain.clock import SHANGHAI
from workbench.domain.platforms.platform_records import AppealStanding, RecordKind
from workbench.files.message_facts import amount_in, due_in, points_in, time_in
from workbench.files.messages import (
    NOBODY,
    NOT_UNDERSTOOD,
    SAYS_NOTHING,
    TOO_LONG,
    TOO_MANY,
    hide,
    read_messages,
)
from workbench.files.platform_words import PlatformWords
from workbench.files.wire import RecordRow, Rejected

WORDS = PlatformWords.load(paths.resource("platform_words.toml"))
ORDER = "900000000000000001"
OTHER = "900000000000000002"
WIDE = ORDER.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def understood(text: str) -> list[RecordRow]:
    return [one for one in read_messages(text, WORDS) if isinstance(one, RecordRow)]


def single(text: str) -> RecordRow:
    (one,) = read_messages(text, WORDS)
    assert isinstance(one, RecordRow), one
    return one


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def test_a_deduction() -> None:
    record = single(f"您的订单 {ORDER} 因虚假发货被扣款5元")
    assert (record.kind, record.number, record.amount, record.what) == (
        RecordKind.DEDUCTION,
        ORDER,
        500,
        "虚假发货",
    )


def test_a_violation_with_its_number_and_points() -> None:
    record = single(
        f"【违规通知】订单编号：{ORDER}，违规编号WG20260810001，2026年8月10日 09:30判定为揽收超时，"
        "扣除违规积分2分，可申诉"
    )
    assert (record.kind, record.foreign_id, record.what) == (
        RecordKind.PENALTY,
        "WG20260810001",
        "揽收超时",
    )
    assert (record.points, record.amount) == (2, None)
    assert record.at == local("2026-08-10 09:30")
    assert record.standing is AppealStanding.OPEN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"订单{ORDER}即将揽收超时，请尽快处理", RecordKind.WARNING),
        (f"【处罚提醒】订单{ORDER}被扣款5元", RecordKind.DEDUCTION),
        (f"订单{ORDER}的扣款5元已退回", RecordKind.RETURNED),
        (f"订单{ORDER}延迟发货，判定违规", RecordKind.PENALTY),
        (f"订单{ORDER}预计赔付3元", RecordKind.WARNING),
    ],
)
def test_kinds(text: str, kind: RecordKind) -> None:
    assert single(text).kind is kind


@pytest.mark.parametrize(
    ("text", "number", "waybill"),
    [
        pytest.param(f"订单号:{ORDER} 违规", ORDER, "", id="named"),
        pytest.param(f"{ORDER} 违规", ORDER, "", id="bare"),
        pytest.param("订单12345678 违规", "12345678", "", id="short but named"),
        pytest.param(
            f"订单{ORDER} 运单号YT8800213345012 违规", ORDER, "YT8800213345012", id="both"
        ),
        pytest.param("YT8800213345012 违规", "", "YT8800213345012", id="bare waybill"),
        pytest.param("快递单号：773012345678901 违规", "", "773012345678901", id="digits alone"),
        pytest.param("订单号：" + WIDE + " 违规", ORDER, "", id="full width"),
    ],
)
def test_numbers(text: str, number: str, waybill: str) -> None:
    record = single(text)
    assert (record.number, record.waybill) == (number, waybill)


def test_a_sub_order_is_told_apart() -> None:
    record = single(f"订单{ORDER}，子订单编号{OTHER} 缺货，扣款5元")
    assert (record.number, record.line_number) == (ORDER, OTHER)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("违规 13800000000", id="a phone"),
        pytest.param("订单13800000000 违规", id="a phone after the word"),
        pytest.param("违规 123456789012345", id="fifteen digits, perhaps a parcel"),
        pytest.param("违规 110101199001011237", id="an identity card"),
        pytest.param("您好，扣款已处理", id="no number at all"),
    ],
)
def test_what_names_no_order_is_listed(text: str) -> None:
    (one,) = read_messages(text, WORDS)
    assert isinstance(one, Rejected)
    assert one.reason == NOBODY


def test_what_says_nothing_is_listed() -> None:
    (one,) = read_messages(f"订单{ORDER} 买家问什么时候到", WORDS)
    assert isinstance(one, Rejected)
    assert one.reason == NOT_UNDERSTOOD
    assert one.values == {"text": f"订单{ORDER} 买家问什么时候到"}


def left_out(text: str) -> list[tuple[int, str, str]]:
    found = [one for one in read_messages(text, WORDS) if isinstance(one, Rejected)]
    return [(one.row, one.reason, one.values["text"]) for one in found]


def test_small_talk_around_a_message_is_listed() -> None:
    text = (
        f"在吗\n订单{ORDER} 延迟发货，扣款5元\n谢谢亲\n辛苦了\n可申诉，请于2024-01-31 12:00前申诉\n"
    )
    assert [one.number for one in understood(text)] == [ORDER]
    assert left_out(text) == [(1, SAYS_NOTHING, "在吗"), (3, SAYS_NOTHING, "谢谢亲 辛苦了")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("违规类型：虚假发货", id="a name"),
        pytest.param("扣款：5元", id="an amount"),
        pytest.param("2024年1月31日 12:00", id="an instant"),
        pytest.param("申诉状态：可申诉", id="an appeal"),
    ],
)
def test_lines_of_a_message_are_no_small_talk(line: str) -> None:
    assert left_out(f"【平台消息】\n订单{ORDER} 违规\n{line}") == []


def test_the_end_of_a_long_message_is_listed() -> None:
    assert left_out(f"订单{ORDER} 违规{'啊' * 2_000}结束") == [(1, TOO_LONG, "啊" * 23 + "结束")]


def test_orders_that_are_too_many_are_listed() -> None:
    orders = [f"9000000000000000{number:02}" for number in range(52)]
    text = f"订单{'、'.join(orders)} 违规"
    assert [one.number for one in understood(text)] == orders[:50]
    assert left_out(text) == [(1, TOO_MANY, hide("、".join(orders[50:])))]


def test_several_parcels_are_told_one_by_one() -> None:
    told = understood("运单号TEST00000001、TEST00000002即将揽收超时，扣2分")
    assert [(one.waybill, one.points) for one in told] == [
        ("TEST00000001", None),
        ("TEST00000002", None),
    ]


def test_several_orders_share_no_amount() -> None:
    both = understood(f"订单{ORDER}、{OTHER} 延迟发货，扣款共10元")
    assert [(one.number, one.amount) for one in both] == [(ORDER, None), (OTHER, None)]


def test_messages_are_parted_by_blank_lines_and_numbers() -> None:
    text = f"订单{ORDER} 违规\n扣款5元\n订单{OTHER} 违规\n\n\n订单{ORDER} 已退回5元"
    told = [(one.row, one.number, one.amount) for one in understood(text)]
    assert told == [(1, ORDER, 500), (3, OTHER, None), (6, ORDER, 500)]


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("扣款5元", 500),
        ("扣款￥5.05", 505),
        ("扣除违约金人民币1,234.5元", 123450),
        ("订单金额99元，扣款5元", 500),
        ("扣款5元，退还3元", None),
        ("扣款5元，赔付5元", 500),
        ("共99元", 9900),
        ("99元和98元", None),
        ("扣5分", None),
        ("扣款若干", None),
    ],
)
def test_the_one_amount(text: str, fen: int | None) -> None:
    assert amount_in(text) == fen


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("扣2分", 2),
        ("违规积分：4", 4),
        ("扣除违规积分12分", 12),
        ("扣款5元", None),
        ("5分钟内", None),
        ("扣2分，另扣4分", None),
        ("扣分超过48小时", None),
    ],
)
def test_the_one_number_of_points(text: str, points: int | None) -> None:
    assert points_in(text) == points


@pytest.mark.parametrize(
    ("text", "at", "due"),
    [
        ("2026-08-10 09:30:05扣款", "2026-08-10 09:30:05", None),
        ("请于2026-08-17 23:59:59前处理", None, "2026-08-17 23:59:59"),
        (
            "2026-08-10 09:30扣款，2026-08-17 23:59:59之前申诉",
            "2026-08-10 09:30",
            "2026-08-17 23:59:59",
        ),
        ("8月10日扣款", None, None),
        ("2026-08-10 09:30到2026-08-11 09:30", None, None),
        ("2026-13-40 09:30", None, None),
    ],
)
def test_instants(text: str, at: str | None, due: str | None) -> None:
    found = time_in(text)
    assert (found[0] if found else None) == (local(at) if at else None)
    assert due_in(text, of_appeal=False) == (local(due) if due else None)


def test_a_day_alone_is_a_day() -> None:
    assert time_in("2026年8月10日扣款") == (local("2026-08-10 00:00"), True)
    assert due_in("请于2026年8月10日前处理", of_appeal=False) is None


def test_only_the_end_of_the_appeal_counts_for_a_penalty() -> None:
    ship = f"订单{ORDER}违规，请于2026-08-12 10:00:00前发货"
    appeal = f"订单{ORDER}违规，请于2026-08-12 10:00:00前提交申诉"
    assert single(ship).due is None
    assert single(appeal).due == local("2026-08-12 10:00")


PRIVATE = (
    f"订单{ORDER}扣款5元。买家：张三丰，收件人：李四 电话13800000000，"
    "身份证110101199001011237，广东省广州市天河区测试路1号301室，座机010-62345678"
)


def test_nothing_private_is_kept() -> None:
    record = single(PRIVATE)
    kept = repr(record)
    for part in ("三丰", "李四", "13800000000", "110101199001011237", "测试路", "62345678"):
        assert part not in kept, part
    assert "扣款5元" in record.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("买家张三丰投诉未发货", "买家张某投诉未发货"),
        ("买家张三，已退款", "买家张某，已退款"),
        ("买家欧阳娜娜（13800000000）", "买家欧阳某（***********）"),
        ("买家投诉成立", "买家投诉成立"),
        ("买家已申请退款", "买家已申请退款"),
        ("客户要求退款", "客户要求退款"),
        ("买家：张三丰", "买家：张**"),
    ],
)
def test_names_without_a_colon(text: str, kept: str) -> None:
    assert hide(text) == kept


def test_nothing_private_is_listed() -> None:
    (one,) = read_messages("买家：张三丰 13800000000 问发货", WORDS)
    assert "三丰" not in repr(one)
    assert "13800000000" not in repr(one)


@settings(max_examples=300, deadline=None)
@example("订单" * 5000)
@example("扣款" + "0" * 5000)
@example("\ud800订单1")
@example("因" * 3000 + "被")
@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    for one in read_messages(text, WORDS):
        assert isinstance(one, RecordRow | Rejected)
    hide(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["订单", ORDER, "扣款", "5元", "¥1.005", "违规", "2026-08-10", " 09:30", "前", "\n",
             "\n\n", "。", "扣2分", "运单号", "YT8800213345012", "即将", "申诉", "-", "9" * 20]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_mixture_of_its_words_breaks_the_reading(parts: list[str]) -> None:
    for one in read_messages("".join(parts), WORDS):
        assert isinstance(one, RecordRow | Rejected)
