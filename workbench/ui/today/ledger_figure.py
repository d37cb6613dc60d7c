"""快递账: what carriers and their sites cost, as a figure (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.theme import Tone
from workbench.ui.today.figures import Figure, Form, Mark
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.platforms.ledger import LedgerLine
    from workbench.ui.formats import Formats

MOST_ROWS = 12
_HEADERS = (
    marked("today", "Month"),
    marked("today", "Carrier"),
    marked("today", "Outlet"),
    marked("today", "Parcels"),
    marked("today", "Taken"),
    marked("today", "Given back"),
    marked("today", "Points"),
)


def ledger_figure(lines: Sequence[LedgerLine], formats: Formats) -> Figure:
    """Return what each outlet cost by month, the newest month first, the dearest first."""
    return Figure(
        "ledger",
        translate("today", "Carriers' account, 6 months"),
        translate(
            "today",
            "What platforms told they took, by the parcel's carrier and its last outlet; export it "
            "with the parcels to claim it back.",
        ),
        Form.ROWS,
        tuple(translate("today", header) for header in _HEADERS),
        tuple(_mark(line, formats) for line in lines[:MOST_ROWS]),
        translate("today", "Platforms took nothing, as far as they told"),
    )


def _mark(line: LedgerLine, formats: Formats) -> Mark:
    if line.carrier:
        carrier = carrier_by_id(line.carrier).name
    else:
        carrier = translate("today", "Carrier not known")
    site = one_line(line.outlet)
    place = f"{carrier}·{site}" if site else carrier
    name = f"{line.month or NOTHING} {place}"
    taken = _taken(line, formats)
    parcels = counted(translate("today", "{n} parcel(s)"), n=line.parcels)
    cells = (
        line.month or NOTHING, carrier, site or NOTHING, str(line.parcels), taken,
        formats.money(line.returned) if line.returned else NOTHING,
        str(line.points) if line.points else NOTHING,
    )  # fmt: skip
    choice = MonitorChoice(carrier=line.carrier, site=line.outlet, place=place)
    return Mark(
        name,
        line.fen or None,
        f"{taken} · {parcels}",
        f"{name}: {taken}, {parcels}",
        cells,
        tone=Tone.WARNING,
        choice=choice if line.carrier else None,
    )


def _taken(line: LedgerLine, formats: Formats) -> str:
    """Return ¥5.00 + unknown 1: what is known never stands alone where something is not."""
    parts = [formats.money(line.fen)] if line.fen or not line.unknown else []
    if line.unknown:
        words = translate("today", "unknown {n}")
        parts.append(words.replace("{n}", formats.count(line.unknown)))
    return " + ".join(parts)
