"""Dialogs of what helps, and of group robots, for ``workbench screenshot``, with invented data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.care.licences import Licence
from workbench.domain.care.support import SupportPart
from workbench.domain.errors import RobotRefused, marked
from workbench.domain.telling.robots import Robot, RobotHealth, RobotKind, RobotState
from workbench.services.care.doctor import Finding
from workbench.ui.care.check import CheckDialog
from workbench.ui.care.licences import LicencesDialog
from workbench.ui.care.support import SupportDialog
from workbench.ui.robots.dialog import RobotDialog
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog, QWidget

    from workbench.ui.start import Stage

_AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
_LOG = (
    "2026-11-21 10:00:00,120 INFO workbench.services.polling.refresh a round took 3.5 s\n"
    "2026-11-21 10:05:00,044 INFO workbench.services.polling.refresh order #… is read again\n"
)
ROBOTS = (
    Robot(1, RobotKind.DINGTALK, "发货群", "oapi.dingtalk.com …0718", is_signed=True),
    Robot(
        2,
        RobotKind.WECOM,
        "老板群",
        "qyapi.weixin.qq.com …aa01",
        is_signed=False,
        health=RobotHealth(
            RobotState.REFUSED,
            _AT,
            marked("errors", "the robot is no longer there: it was removed, or the address is old"),
        ),
    ),
    Robot(3, RobotKind.FEISHU, "仓库群", "open.feishu.cn …77c2", is_signed=False, is_on=False),
)


def care_dialogs(window: QWidget, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Yield each dialog with its name."""
    yield "dialog-robot", RobotDialog(stage, window)
    yield "dialog-robot-wishes", RobotDialog(stage, window, ROBOTS[0])
    refused = RobotDialog(stage, window, replace(ROBOTS[1], name="老板群"))
    trouble = trouble_from(RobotRefused(service="WeCom", reason=ROBOTS[1].health.reason))
    refused.say(trouble.sentence, is_trouble=True)
    yield "dialog-robot-refused", refused
    for name, findings in _findings().items():
        check = CheckDialog(window)
        check.show_findings(findings)
        yield f"dialog-check-{name}", check
    waiting = CheckDialog(window)
    waiting.wait()
    yield "dialog-check-waiting", waiting
    bundle = SupportDialog(window)
    bundle.show_parts(_PARTS)
    bundle.pages.list.setCurrentRow(1)
    yield "dialog-support", bundle
    licences = LicencesDialog(window)
    licences.show_licences(_LICENCES)
    yield "dialog-licences", licences


_PARTS = (
    SupportPart("versions.txt", marked("support", "Versions"), "workbench: 0.1.0\nQt: 6.11.3\n"),
    SupportPart("log.txt", marked("support", "Log of the last days"), _LOG),
)
_LICENCES = (
    Licence("pyside6-essentials", "6.11.3", "LGPL-3.0-only", "GNU LESSER GENERAL PUBLIC LICENSE"),
    Licence(
        "urllib3", "2.7.0", "MIT", "MIT License\n\nPermission is hereby granted, free of charge"
    ),
)


def _findings() -> dict[str, tuple[Finding, ...]]:
    whole = marked("doctor", "encrypted, every page is whole ({path})")
    broken = marked("doctor", "{count} damaged pages; restore a backup")
    name = marked("doctor", "Data file")
    others = (
        Finding(
            marked("doctor", "Versions"),
            ok=True,
            detail="{versions}",
            values={"versions": "workbench 0.1.0, Python 3.11.7, Qt 6.11.3, SQLCipher 4.19.0"},
        ),
        Finding(
            marked("doctor", "Key"), ok=True, detail=marked("doctor", "kept in the system keyring")
        ),
        Finding(
            marked("doctor", "Notifications"),
            ok=None,
            detail=marked(
                "doctor", "no desktop to show them; the notification panel still records all"
            ),
        ),
    )
    path = {"path": "/data/workbench.db"}
    return {
        "good": (Finding(name, ok=True, detail=whole, values=path), *others),
        "wrong": (Finding(name, ok=False, detail=broken, values={"count": "3"}), *others),
    }
