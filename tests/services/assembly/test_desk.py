"""A thread's desk: what acts is made when it is asked for, and closed with the rest."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.services.accounts.test_service import key_file
from workbench.domain.errors import BadInput, StoreError
from workbench.domain.exchange.encodings import TextEncoding
from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform
from workbench.services.imports.preview import ImportChoice

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace

PARCELS = (
    '{"id": "YT8800213345099", "carrier": "圆通", "scans": '
    '[{"time": "2024-01-22 05:20", "text": "【义乌市】 已揽收"}]}\n'
    "no parcel\n"
)
WAYBILLS = "运单号,快递公司,备用\nYT8800213345098,圆通,甲\n1.2E+17,圆通,\n"


def test_a_desk_speaks_with_nobody_until_a_key_file_comes(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = workspace.desk()
    assert "connections" not in workspace.__dict__
    path = tmp_path / "keys.json"
    path.write_text("\ufeff" + key_file(), encoding="utf-8")
    assert [shop.name for shop in desk.accounts.add_from_file(path).shops] == ["晨禾百货"]
    assert "connections" in workspace.__dict__
    assert desk.closing == workspace.close


def test_opening_a_desk_loads_no_http_client() -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tempfile import TemporaryDirectory\n"
        "from workbench.app import App\n"
        "from workbench.domain.clock import SystemClock\n"
        "from workbench.interrupt import Interrupt\n"
        "from workbench.store.keys.unlock import make_demo_key\n"
        "with TemporaryDirectory() as place:\n"
        "    app = App('zh_CN', SystemClock(), Interrupt())\n"
        "    profile = app.profile(Path(place) / 'p')\n"
        "    profile.folder.mkdir()\n"
        "    make_demo_key(profile.folder)\n"
        "    app.open_workspace(profile).desk().close()\n"
        "heavy = {'requests', 'keyring', 'PySide6', 'xlsxwriter', 'reportlab', 'PIL'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "content", [pytest.param(None, id="missing"), pytest.param(b"\xff\xfe\x00", id="not text")]
)
def test_a_key_file_that_cannot_be_read_is_refused(
    workspace: Workspace, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "keys.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match="cannot be read"):
        workspace.desk().accounts.add_from_file(path)


def test_a_trace_file_is_looked_at_before_it_is_taken_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "parcels.jsonl"
    path.write_text(PARCELS, encoding="utf-8")
    imports = workspace.desk().imports
    look = imports.look(path, ImportChoice(Platform.DOUYIN))
    assert (look.kind, look.parcels, look.chosen) == ("", 1, Platform.DOUYIN)
    assert [row.row for row in look.rejected] == [2]
    brought = imports.commit(look, lambda done, total: None)
    assert (brought.id, brought.saved) == (1, SavedPage(new=1))


def test_a_list_of_waybills_is_looked_at_saved_and_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "单号.csv"
    path.write_text(WAYBILLS, encoding="utf-8")
    imports = workspace.desk().imports
    look = imports.look(path, ImportChoice())
    assert (look.kind, look.counts, look.rejected_count) == ("运单号清单", SavedPage(new=1), 1)
    assert look.unknown_columns == (("备用", 1),)
    assert look.platforms == (Platform.UNKNOWN, *Platform.known())
    pages: list[tuple[int, int]] = []
    brought = imports.commit(look, lambda done, total: pages.append((done, total)))
    assert (brought.saved, pages) == (SavedPage(new=1), [(1, 1)])
    assert imports.judge(lambda _: None) == 1
    taken: list[tuple[int, int]] = []
    assert imports.undo(brought.id, lambda done, total: taken.append((done, total))).removed == 1
    assert taken == [(0, 1)]
    assert imports.look(path, ImportChoice()).counts == SavedPage(new=1)


def test_what_stands_already_brings_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "单号.csv"
    path.write_text(WAYBILLS, encoding="utf-8")
    imports = workspace.desk().imports
    imports.commit(imports.look(path, ImportChoice()), lambda done, total: None)
    assert not imports.look(path, ImportChoice()).brings_something


def test_a_text_of_unsure_encoding_is_shown_and_read_as_chosen(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "单号.csv"
    path.write_text(WAYBILLS, encoding="utf-16-le")
    imports = workspace.desk().imports
    asked = imports.look(path, ImportChoice())
    assert [sample.encoding for sample in asked.samples] == [TextEncoding.UTF_16_LE]
    assert (asked.counts, asked.brings_something) == (None, False)
    assert imports.commit(asked, lambda done, total: None).saved == SavedPage()
    told = imports.look(path, ImportChoice(encoding=TextEncoding.UTF_16_LE))
    assert (told.counts, told.samples) == (SavedPage(new=1), ())


def test_an_exception_from_progress_takes_all_back(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "单号.csv"
    path.write_text(WAYBILLS, encoding="utf-8")
    imports = workspace.desk().imports

    def leave(done: int, total: int) -> None:
        raise StoreError

    with pytest.raises(StoreError):
        imports.commit(imports.look(path, ImportChoice()), leave)
    assert imports.look(path, ImportChoice()).counts == SavedPage(new=1)


def test_a_key_file_among_the_imports_is_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(key_file(), encoding="utf-8")
    with pytest.raises(BadInput, match="use Add shop for it"):
        workspace.desk().imports.look(path, ImportChoice())
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(BadInput, match="no line of it is a parcel"):
        workspace.desk().imports.look(path, ImportChoice())
