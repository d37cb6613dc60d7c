"""Whole journeys through the wizard: 1688, Taobao, Douyin; drafts that stay; deleted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN
from tests.ui.filing.conftest import STALLED
from workbench.domain.evidence import EvidenceKind
from workbench.domain.filing_flow import FlowStep
from workbench.domain.filing_wishes import FilingWish
from workbench.domain.filings import FilingCase, FilingState
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.filing.conftest import Opened, Profile
    from workbench.domain.filings import Filing

_OUTSIDE = (EvidenceKind.OUTSIDE_TRACE, "")


def kept(profile: Profile) -> list[Filing]:
    workspace = profile.open()
    try:
        return [each.filing for each in workspace.filings.all()]
    finally:
        workspace.close()


def test_a_warning_on_1688_is_filed_to_its_end(
    opened: Opened, profile: Profile, tmp_path: Path
) -> None:
    opened.windows.start(FilingWish(SHOP.id, (STALLED,), "1688.false_track.no_departure_48h"))
    opened.settle()
    wizard, drafting = opened.conduct.wizard, opened.conduct.drafting
    pages = wizard.pages
    assert pages.case.choices[FilingCase.TRACE_MISMATCH].button.isChecked()
    assert wizard.preview is not None
    for step in (FlowStep.SCOPE, FlowStep.ORDERS, FlowStep.EVIDENCE):
        wizard.foot.going_on.click()
        assert drafting.flow is not None
        assert drafting.flow.step is step
        opened.settle()
    assert not wizard.foot.going_on.isEnabled()
    pages.evidence.outside.chips["moves"].click()
    shot = tmp_path / "外网.txt"
    shot.write_text(f"快递官网查询 {STALLED} 已到达", "utf-8")
    workspace = profile.open()
    workspace.evidence.keep(drafting.id, shot.read_bytes(), shot.name, _OUTSIDE)
    workspace.close()
    assert drafting.filing is not None
    pages.evidence.panel.show_filing(drafting.filing)
    opened.settle()
    wizard.foot.going_on.click()
    opened.settle()
    pages.statement.box.setPlainText("快递官网有轨迹，1688没有。")
    wizard.foot.going_on.click()
    opened.settle()
    assert wizard.preview is not None
    assert wizard.preview.by_verdict == {Word.ACCEPTED: 1}
    wizard.foot.going_on.click()
    opened.settle()
    pages.submit.number.setText("BB20240124001")
    pages.submit.recording.click()
    opened.settle()
    (sent,) = kept(profile)
    assert (sent.state, sent.number, sent.submitted_at) == (FilingState.SENT, "BB20240124001", TEN)
    pages.follow.answers.chips["accepted"].click()
    pages.follow.saving.click()
    opened.settle()
    (accepted,) = kept(profile)
    assert (accepted.state, accepted.approved_at) == (FilingState.ACCEPTED, TEN)
