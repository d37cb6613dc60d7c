"""Every text has a finished translation, nothing is left over, and the window loads what we see."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import FilingCase, FilingState, ScopeKind
from workbench.domain.handling import HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.refresh import Stage
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.shops import Platform, ShopState
from workbench.domain.tickets import TicketKind
from workbench.domain.views import EffectKind, Grouping, Urgency
from workbench.ui.translating import install_language, translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtWidgets import QApplication

    from workbench.ui.start import Stage as DressedStage

ROOT = Path(__file__).resolve().parents[2]
FIELD = re.compile(r"\{(\w+)\}")
# Commands, and the patterns of file dialogs.
COMMAND = re.compile(r"`[^`]*`|\*?\.\w+|(workbench \w+ )?--\w+")
LATIN = re.compile(r"[A-Za-z]{4,}")
# Names, commands and file formats that are the same in every language.
FOREIGN = {
    *("workbench", "account", "from", "profile", "chmod"),
    *("JSON", "TOML", "SQLite", "XLSX", "xlsx", "Excel", "JPEG", "WebP"),
    # Words of policy packs, which are English in every language.
    *("replaces", "since", "promise", "over", "hours", "true", "false"),
    # What platforms call their keys on their own pages, and where these pages are.
    *("Access", "Refresh", "Token", "Secret", "Session", "customer", "open"),
    *("Webhook",),  # what DingTalk, WeCom and Feishu call a robot's address
    *("replaced",),  # a folder's name
    *("Ctrl", "Shift", "Enter", "FILE", "WORKBENCH", "PASSPHRASE"),
}
ENUMS = (
    Level,
    Verdict,
    HandlingState,
    OrderStatus,
    Stage,
    ShipmentState,
    Platform,
    ShopState,
    EventKind,
    Urgency,
    Grouping,
    EffectKind,
    EvidenceKind,
    FilingCase,
    FilingState,
    ScopeKind,
    TicketKind,
)


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations_tool", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return load_tool()


def test_every_text_is_translated(tool: ModuleType) -> None:
    assert tool.missing() == []


def test_catalogue_holds_exactly_the_sources_texts(tool: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool.update(fresh)
    assert set(tool.texts(fresh)) == set(tool.texts())


def test_compiled_catalogue_is_up_to_date(tool: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool.compile_catalogue(fresh)
    assert fresh.read_bytes() == tool.COMPILED.read_bytes()


def test_fields_survive_translation(tool: ModuleType) -> None:
    lost = {
        source
        for (_, source), text in tool.texts().items()
        if set(FIELD.findall(source)) != set(FIELD.findall(text))
    }
    assert lost == set()


def test_chinese_is_chinese(tool: ModuleType) -> None:
    mixed = {
        text
        for text in tool.texts().values()
        if set(LATIN.findall(COMMAND.sub("", FIELD.sub("", text)))) - FOREIGN
    }
    assert mixed == set()


@pytest.mark.parametrize("value", [member for enum in ENUMS for member in enum], ids=repr)
def test_every_enum_has_words(stage: DressedStage, value: Level) -> None:
    assert word(value)


def test_same_values_of_two_enums_keep_their_own_words(stage: DressedStage) -> None:
    assert (word(EventKind.UNKNOWN), word(Verdict.UNKNOWN)) == ("未识别", "未知")
    assert (word(HandlingState.HANDLED), word(Urgency.HANDLED)) == ("已处理", "已处理，等轨迹")


def test_qts_own_texts_are_chinese(stage: DressedStage) -> None:
    assert translate("QPlatformTheme", "Cancel") == "取消"


def test_english_needs_no_catalogue(qapp: QApplication) -> None:
    assert install_language(qapp, ROOT / "resources" / "translations", "en") == []
    assert translate("frame", "Orders") == "Orders"
