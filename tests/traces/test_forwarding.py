"""Who carries a forwarded parcel on, and under which number; all numbers are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.parcels.tracking import Forwarding

if TYPE_CHECKING:
    from workbench.traces.classify import Classifier


@pytest.mark.parametrize(
    ("text", "carrier", "number"),
    [
        pytest.param("发往申通,面单号770000000000001", "shentong", "770000000000001", id="sent-to"),
        pytest.param(
            "快件转由【申通】派送，新单号770000000000001",
            "shentong",
            "770000000000001",
            id="brackets",
        ),
        pytest.param("已转EMS派送", "ems", "", id="no-number"),
        pytest.param("转邮政EMS，单号EB000000001CS", "ems", "EB000000001CS", id="post-number"),
        pytest.param(
            "换单打印，新运单号JD0000000000001", "", "JD0000000000001", id="same-carrier-new-number"
        ),
        pytest.param(
            "已转圆通，原单号770000000000009，新单号YT0000000000001",
            "yuantong",
            "YT0000000000001",
            id="old-and-new",
        ),
        pytest.param(
            "快件由中通转至圆通，圆通单号YT0000000000001",
            "yuantong",
            "YT0000000000001",
            id="from-and-to",
        ),
        pytest.param(
            "【测试网点】已进行转寄件扫描，扫描人员是【张某】，转寄新单号【JT0000000000001】",
            "",
            "JT0000000000001",
            id="number-in-brackets",
        ),
    ],
)
def test_carrier_and_number(classifier: Classifier, text: str, carrier: str, number: str) -> None:
    reading = classifier.read(text, "zhongtong")
    assert (reading.kind, reading.forwarded_to) == ("forwarded", Forwarding(carrier, number))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("应客户要求,快件正在转寄中", id="neither-told"),
        pytest.param("转第三方快递，联系电话***********", id="telephone"),
        pytest.param("转第三方快递，联系电话13800000000", id="telephone-not-masked"),
        pytest.param("已转其他快递，原单号770000000000009", id="old-number-only"),
    ],
)
def test_nothing_is_invented(classifier: Classifier, text: str) -> None:
    reading = classifier.read(text, "zhongtong")
    assert (reading.kind, reading.forwarded_to) == ("forwarded", None)


def test_other_kinds_name_no_new_carrier(classifier: Classifier) -> None:
    assert classifier.read("货物已交付京东物流，运单号JD0000000000001").forwarded_to is None
