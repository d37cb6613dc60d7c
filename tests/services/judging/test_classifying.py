"""Documents in the shape of the labelled traces."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from workbench.domain.errors import BadInput
from workbench.services.judging.classifying import ClassifyService

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.shelf import Shelf


@pytest.fixture
def service(shelf: Shelf) -> ClassifyService:
    return ClassifyService(shelf.classifier)


def read(service: ClassifyService, folder: Path, **scan: Any) -> object:
    path = folder / "scans.jsonl"
    path.write_text(json.dumps({"id": "a", **scan}), "utf-8")
    (document,) = service.read(path)
    return document


@pytest.mark.parametrize("carrier", ["圆通", "圆通速递", "yuantong"])
def test_sites_and_places(service: ClassifyService, tmp_path: Path, carrier: str) -> None:
    text = "【宁波转运中心】 已发出 下一站 【浙江省金华市义乌市测试镇】"
    assert read(service, tmp_path, text=text, carrier=carrier) == {
        "id": "a",
        "label": "departed",
        "hub": True,
        "place": {"site": "宁波转运中心", "province": "浙江省", "city": "宁波市"},
        "next_place": {
            "site": "浙江省金华市义乌市测试镇",
            "province": "浙江省",
            "city": "金华市",
            "hub": False,
        },
    }


@pytest.mark.parametrize(
    ("text", "document"),
    [
        pytest.param("甲乙丙", {"label": "unknown", "hub": None}, id="unread"),
        pytest.param(
            "快件派送不成功，电话无人接听",
            {"label": "exception", "sub": "delivery_attempt_failed", "hub": None},
            id="exception",
        ),
        pytest.param(
            "发往申通,面单号770000000000001",
            {
                "label": "forwarded",
                "hub": None,
                "forwarded_to": {
                    "carrier": "申通",
                    "carrier_code": "shentong",
                    "number": "770000000000001",
                },
            },
            id="forwarded",
        ),
        pytest.param(
            "换单打印，新运单号JD0000000000001",
            {
                "label": "forwarded",
                "hub": None,
                "forwarded_to": {
                    "carrier": None,
                    "carrier_code": None,
                    "number": "JD0000000000001",
                },
            },
            id="new-number-alone",
        ),
    ],
)
def test_what_only_some_kinds_have(
    service: ClassifyService, tmp_path: Path, text: str, document: dict[str, object]
) -> None:
    expected = {"id": "a", "place": None, "next_place": None, **document}
    assert read(service, tmp_path, text=text) == expected


def test_what_a_place_leaves_open_is_null(service: ClassifyService, tmp_path: Path) -> None:
    document = read(service, tmp_path, text="[宁波市]快件已发车", carrier="shunfeng")
    assert isinstance(document, dict)
    assert document["place"] == {"site": None, "province": "浙江省", "city": "宁波市"}


def test_a_missing_file_is_refused(service: ClassifyService, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        list(service.read(tmp_path / "nowhere.jsonl"))
