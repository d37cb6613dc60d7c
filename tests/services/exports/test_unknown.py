"""Words that a filter does not know, where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.export_doubles import fill
from workbench.domain.errors import ExportUnmeant
from workbench.domain.exchange.exports import ExportView

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.export_doubles import Export
    from workbench.services.assembly.workspace import Workspace

GAP = "1688.false_track.gap_72h"


@pytest.mark.parametrize(
    ("view", "filters", "named"),
    [
        pytest.param(ExportView.MONITOR, {"rule": "1688.false_track.gap_27h"}, GAP, id="rule"),
        pytest.param(ExportView.MONITOR, {"carrier": "yuanton"}, "yuantong", id="carrier"),
        pytest.param(ExportView.MONITOR, {"carrier": "ems,jd"}, "ems, ", id="two carriers"),
        pytest.param(ExportView.MONITOR, {"province": "浙江"}, "浙江省", id="province"),
        pytest.param(ExportView.NOTICES, {"rules": f"{GAP},gap"}, "rules=gap:", id="one of two"),
        pytest.param(ExportView.NOTICES, {"kinds": "warned"}, "warning_ended", id="kind"),
    ],
)
def test_a_misspelt_word_is_refused_with_those_that_are_known(
    export: Export, out: Path, view: ExportView, filters: dict[str, str], named: str
) -> None:
    with pytest.raises(ExportUnmeant, match="Nothing was written") as refused:
        export(view, out / "x.csv", filters)
    assert named in str(refused.value)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        pytest.param(ExportView.MONITOR, {"rule": GAP}, id="rule"),
        pytest.param(ExportView.MONITOR, {"carrier": "zhongtong"}, id="carrier"),
        pytest.param(ExportView.MONITOR, {"province": "西藏自治区"}, id="province"),
        pytest.param(ExportView.MONITOR, {"search": "nowhere"}, id="free words"),
        pytest.param(ExportView.NOTICES, {"rules": GAP, "kinds": "imported"}, id="notices"),
    ],
)
def test_what_is_known_and_not_there_gives_a_file_without_rows(
    workspace: Workspace, export: Export, out: Path, view: ExportView, filters: dict[str, str]
) -> None:
    fill(workspace, 1)
    assert export(view, out / "x.csv", filters).rows == 0
