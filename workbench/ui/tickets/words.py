"""What is said of a ticket: what to do, why, and what holds all the same (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.ticket_views import TicketState
from workbench.policy.cases.urge import HELP_RATE, NO_PROXY
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.ticket_views import TicketRow
    from workbench.ui.tables.columns import Look

_SENTENCES = {
    TicketState.TO_ANSWER: marked(
        "tickets", "Answer it on the platform's page until {deadline}, then record it here."
    ),
    TicketState.OVERDUE: marked(
        "tickets",
        "The time to answer ended {deadline}. Answer all the same: complaints and penalties can "
        "follow.",
    ),
    TicketState.TO_INVOICE: marked(
        "tickets", "Issue the invoice until {deadline}; an answer alone is not enough."
    ),
    TicketState.POINTS_RISK: marked(
        "tickets",
        "The time for the invoice ended {deadline} and nothing is judged yet. Invoice, or agree "
        "with the buyer, before the judgement: no point is taken then.",
    ),
    TicketState.NO_TASK: marked(
        "tickets", "An approved filing covers the order: by the rule no task arises."
    ),
    TicketState.ANSWERED: marked("tickets", "Answered within the time."),
    TicketState.ANSWERED_LATE: marked("tickets", "Answered after {deadline}."),
    TicketState.SETTLED: marked("tickets", "Settled: no point can be taken as things stand."),
    TicketState.POINTS: marked("tickets", "The complaint was upheld: {points} points."),
}
_MISSING = {
    "applied_at": marked(
        "tickets", "When the buyer asked for the invoice is not known: the last day cannot be told."
    ),
    "ship_deadline": marked(
        "tickets",
        "When the order had to be shipped is not known: whether the filing came in time cannot be "
        "told.",
    ),
    "filing.valid_to": marked(
        "tickets",
        "Until when the filing holds is not known: whether it covers the ticket cannot be told.",
    ),
    "judged_valid": marked("tickets", "Whether the complaint was upheld is not known."),
}
_NO_RULE = marked("tickets", "No source tells how long tickets of this platform may wait.")
_PLATFORM_NUMBERS = {
    HELP_RATE: marked(
        "tickets", "Your answer still counts in the help rate (灯塔求助率), exempt or not."
    ),
    NO_PROXY: marked("tickets", "Left unanswered, the platform may complain for the buyer."),
}


def sentence(row: TicketRow, look: Look) -> str:
    """Return what to do, or what became of it; "" where nothing can be said."""
    source = _SENTENCES.get(row.state)
    if source is None or (row.state is TicketState.ANSWERED and not row.rule):
        return ""
    until = look.formats.deadline(row.deadline)
    words = translate("tickets", source).replace("{deadline}", until)
    return words.replace("{points}", row.points)


def unknowns(row: TicketRow) -> tuple[str, ...]:
    """Return a sentence for what is not known."""
    if not row.clocks and row.state is not TicketState.NO_TASK:
        return (translate("tickets", _NO_RULE),)
    return tuple(translate("tickets", _MISSING.get(each, each)) for each in row.unknowns)


def still_counts(row: TicketRow) -> tuple[str, ...]:
    """Return what holds all the same, exempt or answered."""
    found = [translate("tickets", _PLATFORM_NUMBERS.get(each, each)) for each in row.still_counts]
    if HELP_RATE in row.still_counts and NO_PROXY not in row.still_counts:
        found.append(translate("tickets", "The buyer himself can still complain."))
    return tuple(found)
