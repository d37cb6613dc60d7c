"""How the record of notices is painted: what is unread stands out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.tables.notices import NOTICE_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.notices.words import GOOD, notice_words
from workbench.ui.tables.columns import Column, Look, Paint, Shape, painted
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from workbench.domain.telling.notices import Notice


def _read_tone(row: Notice, look: Look) -> Tone:
    return Tone.MUTED if row.read else Tone.TEXT


def _sign_tone(row: Notice, look: Look) -> Tone:
    return Tone.MUTED if row.read else notice_words(row, look).tone


def _title(row: Notice, look: Look) -> str:
    return notice_words(row, look).title


def _tip(row: Notice, look: Look) -> str:
    words = notice_words(row, look)
    return f"{words.title}\n{words.about}"


def _deadline(row: Notice, look: Look) -> str:
    told = row.values.get("deadline", "")
    return look.formats.deadline(datetime.fromisoformat(told)) if told else NOTHING


def _read(row: Notice, look: Look) -> str:
    return translate("notices", "read") if row.read else translate("notices", "unread")


def _shape(row: Notice) -> Shape:
    """Return the sign of a notice's kind; it does not depend on the language."""
    return Shape.DONE if row.kind in GOOD else Shape[row.level.name]


NOTICE_COLUMNS: tuple[Column[Notice], ...] = painted(
    NOTICE_FIELDS,
    {
        "shape": Paint(
            lambda row, look: _shape(row).value,
            _sign_tone,
            lambda row, look: word(row.level),
            _shape,
        ),
        "at": Paint(lambda row, look: look.formats.near(row.at, look.now), _read_tone),
        "kind": Paint(_title, _read_tone, _tip),
        "level": Paint(lambda row, look: word(row.level), _sign_tone),
        "warning": Paint(
            lambda row, look: look.rules.chip(row.rule) if row.rule else NOTHING, _read_tone
        ),
        "deadline": Paint(_deadline),
        "shop": Paint(lambda row, look: shop_name(row.values.get("shop", "")) or NOTHING),
        "order_number": Paint(lambda row, look: one_line(row.order_number) or NOTHING, _read_tone),
        "waybill": Paint(lambda row, look: one_line(row.waybill) or NOTHING),
        "read": Paint(_read),
    },
)
