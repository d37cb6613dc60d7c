"""From a draft to the money's return in one window over a real profile, and its packet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.services.doubles import SHOP, TEN
from tests.ui.conftest import RESOURCES
from tests.ui.filing.shops import HOUR, STALLED
from workbench.domain.filing.appeals import AppealStep
from workbench.domain.filing.case_views import CaseState
from workbench.domain.filing.evidence import Box, EvidenceKind
from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.ui.contracts import WindowParts
from workbench.ui.evidence.redaction import RedactionDialog
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import CASES, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.filing.shops import Profile
    from workbench.ui.filing.conduct import Conduct
    from workbench.ui.start import Stage

WARNING = FilingWish(SHOP.id, (STALLED,), "1688.false_track.no_departure_48h")
PENALTY = PlatformRecord(
    RecordKind.PENALTY,
    RecordSource.ENTERED,
    SHOP.id,
    SHOP.platform,
    STALLED,
    foreign_id="P1",
    what="虚假轨迹",
    at=TEN - HOUR,
    amount=500,
)


@dataclass
class Journey:
    """The window, with one way to wait for it."""

    window: MainWindow
    qtbot: QtBot

    @property
    def conduct(self) -> Conduct:
        return self.window.filing_way.windows.open_ones[-1]

    def settle(self) -> None:
        self.qtbot.waitUntil(self._is_settled)

    def _is_settled(self) -> bool:
        is_busy = any(each.is_busy for each in self.window.filing_way.windows.open_ones)
        return self.window.is_settled() and not is_busy

    def click(self, act: object) -> None:
        act.click()  # type: ignore[attr-defined]  # any button
        self.settle()

    def file(self) -> None:
        """Go through the wizard to a filing that was sent and accepted."""
        wizard = self.conduct.wizard
        pages, on = wizard.pages, wizard.foot.going_on
        for _ in (FlowStep.SCOPE, FlowStep.ORDERS, FlowStep.EVIDENCE):
            self.click(on)
        pages.evidence.outside.chips["moves"].click()
        self.click(pages.evidence.panel.capturing)
        panel = pages.evidence.panel
        panel.acts.describe(panel.evidence[0], EvidenceKind.OUTSIDE_TRACE, "官网截图")
        self.settle()
        self.click(on)
        pages.statement.box.setPlainText("快递官网有轨迹，1688没有。")
        for _ in (FlowStep.CHECK, FlowStep.SUBMIT):
            self.click(on)
        pages.submit.number.setText("BB20240124001")
        self.click(pages.submit.recording)
        pages.follow.answers.chips["accepted"].click()
        self.click(pages.follow.saving)
        wizard.close()
        self.settle()

    def appeal(self, step: AppealStep) -> None:
        """Record one step of the appeal in its dialog."""
        appealing = self.window.filing_way.cases.appealing
        self.qtbot.waitUntil(lambda: appealing.dialog is not None)
        assert appealing.dialog is not None
        assert appealing.dialog.number.text() == "BB20240124001"
        self.click(appealing.dialog.acts[step])


@pytest.fixture
def journey(qtbot: QtBot, stage: Stage, profile: Profile) -> Iterator[Journey]:
    desk = profile.desk()
    window = MainWindow(WindowParts(desk, profile.desk, None, RESOURCES), stage, furnish)
    window.show()
    window.start()
    qtbot.waitUntil(window.is_settled)
    made = Journey(window, qtbot)
    made.settle()
    yield made
    made.settle()
    window.close()
    window.deleteLater()
    desk.close()


def test_from_a_draft_to_the_moneys_return(journey: Journey, profile: Profile) -> None:
    window, cases = journey.window, journey.window.views.cases
    window.show_view(CASES)
    journey.settle()
    assert cases.area.state
    window.filing_way.windows.start(WARNING)
    journey.settle()
    journey.file()
    cases.choose(is_open_only=False)
    journey.settle()
    shown = cases.detail.shown
    assert shown is not None
    assert shown.row.state is CaseState.ACCEPTED
    window.views.records.entering.enter(PENALTY)
    window.show_view(RECORDS)
    journey.settle()
    journey.click(window.views.records.detail.record.appeal)
    for step in (AppealStep.SENT, AppealStep.REVOKED, AppealStep.REFUNDED):
        journey.appeal(step)
        if step is not AppealStep.REFUNDED:
            journey.click(window.views.records.detail.record.appeal)
    row = window.views.records.model.row_at(0)
    assert row is not None
    assert row.followed is not None
    assert (row.followed.step, row.followed.returned_amount) == (AppealStep.REFUNDED, 500)
    workspace = profile.open()
    states = [each.state for each in workspace.cases.all()]
    workspace.close()
    assert states == [CaseState.ACCEPTED, CaseState.REFUNDED]


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the seller's own: the profile's refuses packets."""
    return tmp_path_factory.mktemp("packets")


def test_a_packet_holds_what_its_manifest_says(journey: Journey, outside: Path) -> None:
    window, cases = journey.window, journey.window.views.cases
    window.filing_way.windows.start(WARNING)
    journey.settle()
    journey.file()
    window.show_view(CASES)
    cases.choose(is_open_only=False)
    journey.settle()
    panel = cases.detail.evidence
    panel.acts.cover(panel.evidence[0])
    journey.qtbot.waitUntil(lambda: isinstance(panel.acts.dialog, RedactionDialog))
    dialog = panel.acts.dialog
    assert isinstance(dialog, RedactionDialog)
    dialog.canvas.stack.add(Box(0, 0, 400, 60))
    dialog.canvas.changed.emit()
    journey.click(dialog.save_button)
    packing = window.filing_way.cases.packing
    packing.ask = lambda parent, name: outside / f"{name}.zip"
    journey.click(cases.detail.case.packet)
    journey.qtbot.waitUntil(lambda: packing.written is not None)
    assert packing.written is not None
    with ZipFile(packing.written) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
        told = {one["name"]: one["sha256"] for one in manifest["files"]}
        assert {name: sha256(archive.read(name)).hexdigest() for name in told} == told
    assert names == {*told, "manifest.json"}
