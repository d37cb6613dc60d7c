"""1688's words in ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from workbench.connectors.alibaba1688.codes import Trouble, promise, trouble


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("gw.SignatureInvalid", Trouble.REFUSED),
        ("gw.APIACLDecline", Trouble.REFUSED),
        ("APIACLDecline", Trouble.REFUSED),
        ("gw.QosAppFrequencyLimit", Trouble.TOO_OFTEN),
        ("gw.QosRequestLimit", Trouble.TOO_OFTEN),
        ("401", Trouble.SIGN_IN),
        ("403", Trouble.REFUSED),
        ("500", Trouble.DOWN),
        ("gw.NeverSeen", Trouble.REFUSED),
    ],
)
def test_gateway_codes(code: str, kind: Trouble) -> None:
    assert trouble(code) is kind


@pytest.mark.parametrize(
    ("code", "words", "hours"),
    [
        pytest.param("essxsfh", "国内TP", 24, id="24 hours"),
        pytest.param("ssbxsfh", "", 48, id="48 hours"),
        pytest.param("qsexsfh", "72小时发货", 72, id="72 hours"),
        pytest.param("essebsfh", "", 72, id="72 hours, other listing"),
        pytest.param("new", "12小时发货", 12, id="unknown code, plain words"),
        pytest.param("qtfh", "7天发货", 168, id="days in words"),
        pytest.param("psbj", "破损包赔", None, id="no shipping promise"),
        pytest.param("qtbh", "7天包换", None, id="days of another service"),
        pytest.param("", "", None, id="nothing"),
    ],
)
def test_promises(code: str, words: str, hours: int | None) -> None:
    assert promise(code, words) == (timedelta(hours=hours) if hours else None)
