"""抖店's refusals in our kinds."""

from __future__ import annotations

import pytest

from workbench.connectors.douyin.codes import Trouble, trouble


@pytest.mark.parametrize(
    ("code", "sub_code", "kind"),
    [
        ("20000", "dop.service-error", Trouble.DOWN),
        ("20000", "isp.service-error:20004", Trouble.DOWN),
        ("30001", "isv.app-permissions-insufficient", Trouble.REFUSED),
        ("30001", "dop.authorization-closed", Trouble.SIGN_IN),
        ("40001", "isv.access-token-missing", Trouble.SIGN_IN),
        ("40001", "isv.parameter-missing", Trouble.REFUSED),
        ("40003", "isv.access-token-expired", Trouble.SIGN_IN),
        ("40003", "isv.access-token-no-existed", Trouble.SIGN_IN),
        ("40003", "isv.signature-invalid", Trouble.REFUSED),
        ("50002", "isv.business-failed:10015", Trouble.NOT_TRACED),
        ("50002", "isv.business-failed:4006", Trouble.NOT_TRACED),
        ("50002", "isv.business-failed:4007", Trouble.DOWN),
        ("50002", "isv.business-failed:-10004", Trouble.NO_RECORD),
        ("50002", "isv.business-failed:-10006", Trouble.DOWN),
        ("50002", "isv.business-failed:88888", Trouble.REFUSED),
        ("60000", "isv.traffic-limited", Trouble.TOO_OFTEN),
        ("60000", "isp.traffic-limited:3", Trouble.TOO_OFTEN),
        ("70000", "isp.api-service-off", Trouble.REFUSED),
        ("90000", "", Trouble.DOWN),
        ("12345", "something.new", Trouble.REFUSED),
    ],
)
def test_kinds(code: str, sub_code: str, kind: Trouble) -> None:
    assert trouble(code, sub_code) is kind
