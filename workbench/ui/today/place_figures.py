"""Figures by name: outlets, carriers, parcels that stay long at their first hub (pure)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.views import Urgency
from workbench.ui.detail.foreseen import foreseen_words, hours_text
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.theme import Tone
from workbench.ui.today.figures import Figure, Form, Mark
from workbench.ui.today.time_figures import percent
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.parcels.dwell import Foreseen
    from workbench.domain.today.charts import CarrierPace, TodayBoard
    from workbench.domain.today.today import OutletCount
    from workbench.ui.formats import Formats

MOST_ROWS = 6
_HOUR = timedelta(hours=1)
_OUTLET_HEADERS = (
    marked("today", "Carrier"),
    marked("today", "Outlet"),
    marked("today", "Rows"),
    marked("today", "First deadline"),
)
_CARRIER_HEADERS = (
    marked("today", "Carrier"),
    marked("today", "Median hours"),
    marked("today", "Stays"),
    marked("today", "Stalled"),
    marked("today", "Parcels"),
    marked("today", "Share stalled"),
)
_FORESEEN_HEADERS = (
    marked("today", "Carrier"),
    marked("today", "Hub"),
    marked("today", "Waybill"),
    marked("today", "Hours there"),
    marked("today", "Usual hours"),
    marked("today", "Known stays"),
)


def _filled(source: str, **values: str) -> str:
    for key, value in values.items():
        source = source.replace(f"{{{key}}}", value)
    return source


def outlets_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return the sites where most warned parcels lie."""
    return Figure(
        "outlets",
        translate("today", "Outlets with most warned parcels"),
        translate("today", "By the outlet of the last scan, the worst first"),
        Form.ROWS,
        tuple(translate("today", word) for word in _OUTLET_HEADERS),
        tuple(_outlet_mark(one, formats, shop_id) for one in board.due.outlets[:MOST_ROWS]),
        translate("today", "No warned parcel lies at a known outlet"),
    )


def _outlet_mark(one: OutletCount, formats: Formats, shop_id: str) -> Mark:
    carrier = carrier_by_id(one.carrier).name if one.carrier else ""
    name = f"{carrier}·{one_line(one.site)}" if carrier else one_line(one.site)
    number = counted(translate("today", "{n} parcel(s)"), n=one.count)
    first = formats.deadline(one.earliest)
    return Mark(
        name,
        one.count,
        number,
        _filled(translate("today", "{name}: {number}, first deadline {time}"),
                name=name, number=number, time=first),
        (carrier, one_line(one.site), str(one.count), first),
        tone=Tone.WARNING,
        choice=MonitorChoice(carrier=one.carrier, site=one.site, place=name, shop_id=shop_id),
    )  # fmt: skip


def carriers_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return how long carriers' parcels lie at their first hub, and how many stall."""
    return Figure(
        "carriers",
        translate("today", "Carriers at the first hub, 30 days"),
        translate(
            "today",
            "Median hours from arrival to departure where both were scanned; stalled: not gone "
            "48 h after pickup. The largest share stalled first.",
        ),
        Form.ROWS,
        tuple(translate("today", word) for word in _CARRIER_HEADERS),
        tuple(_carrier_mark(one, formats, shop_id) for one in board.carriers[:MOST_ROWS]),
        translate("today", "No parcel was seen at a first hub in 30 days"),
    )


def _carrier_mark(one: CarrierPace, formats: Formats, shop_id: str) -> Mark:
    name, median = carrier_by_id(one.carrier).name, hours_text(one.median)
    label = _filled(
        translate("today", "{hours} · stalled {share}"), hours=median, share=percent(one.share)
    )
    spoken = _filled(
        translate(
            "today",
            "{name}: median {hours} of {stays} stay(s); {stalled} of {judged} parcel(s) stalled",
        ),
        name=name, hours=median,
    )  # fmt: skip
    spoken = counted(spoken, stays=one.stays, stalled=one.stalled, judged=one.judged)
    cells = (
        name, f"{one.median / _HOUR:.1f}" if one.median is not None else NOTHING,
        str(one.stays), str(one.stalled), str(one.judged), percent(one.share),
    )  # fmt: skip
    return Mark(
        name,
        one.median / _HOUR if one.median is not None else None,
        label,
        spoken,
        cells,
        tone=Tone.WARNING if one.stalled else Tone.INFORMATION,
        choice=MonitorChoice(carrier=one.carrier, place=name, shop_id=shop_id),
    )


def foreseen_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return the parcels that stay longer at their hub than nine in ten did before them."""
    return Figure(
        "foreseen",
        translate("today", "Foreseen stalls (from history)"),
        translate(
            "today",
            "Longer at the first hub than nine in ten parcels of your shops in 30 days; silent "
            "below 20 of them. Ours alone: no rule's limit, no platform's warning.",
        ),
        Form.ROWS,
        tuple(translate("today", word) for word in _FORESEEN_HEADERS),
        tuple(_foreseen_marks(board, formats, shop_id)),
        translate("today", "No parcel stays longer than usual"),
    )


def _foreseen_marks(board: TodayBoard, formats: Formats, shop_id: str) -> Iterator[Mark]:
    """Yield the parcels that are there longest, and one mark for the rest of them."""
    for one in board.foreseen[:MOST_ROWS]:
        yield _foreseen_mark(one, board, formats)
    rest = len(board.foreseen) - MOST_ROWS
    if rest > 0:
        name = translate("today", "{n} more").replace("{n}", formats.count(rest))
        choice = MonitorChoice(urgency=Urgency.ALL_OPEN, trouble=Trouble.FORESEEN, shop_id=shop_id)
        yield Mark(name, 0, "", name, (name, "", "", "", "", ""), choice=choice)


def _foreseen_mark(one: Foreseen, board: TodayBoard, formats: Formats) -> Mark:
    carrier = carrier_by_id(one.usual.carrier).name
    name = f"{carrier} {one_line(one.waybill)}"
    stay, usual = hours_text(one.stay(board.now)), hours_text(one.usual.median)
    label = _filled(translate("today", "{stay} · usually {usual}"), stay=stay, usual=usual)
    spoken = f"{name} {foreseen_words(one, board.now, formats)}"
    cells = (
        carrier, one_line(one.usual.hub), one_line(one.waybill), stay, usual, str(one.usual.count),
    )  # fmt: skip
    choice = MonitorChoice(urgency=Urgency.ALL_OPEN, search=one.waybill)
    return Mark(
        name, one.stay(board.now) / _HOUR, label, spoken, cells, tone=Tone.ACCENT, choice=choice
    )


def figures_by_name(board: TodayBoard, formats: Formats, shop_id: str = "") -> tuple[Figure, ...]:
    """Return the three of them."""
    return tuple(
        make(board, formats, shop_id) for make in (outlets_figure, carriers_figure, foreseen_figure)
    )
