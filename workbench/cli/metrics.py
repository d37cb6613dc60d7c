"""``metrics`` and ``freight``: label, points and score; the surcharge of an order, worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say, shop_name, word
from workbench.cli.polling import Instant
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.metrics import SurchargeAsked
from workbench.services.metrics.freight import figure

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.domain.metrics import LabelDay, LabelItem, PointsAccount, ShopScore


@click.command()
@profile_option
@as_json
@click.pass_obj
def metrics(session: Session, /, *, as_json: bool) -> None:
    """Show the 48 h label by item, points with their caps, and the Douyin score."""
    with session.program.workspace(session.profile()) as workspace:
        service = workspace.metrics
        labels, points, scores = service.labels(), service.points(), service.scores()
    if as_json:
        print_json(
            {
                "labels": [_label(item) for item in labels],
                "points": [_points(account) for account in points],
                "scores": [_score(score) for score in scores],
            }
        )
        return
    for item in labels:
        click.echo(_label_line(session, item))
    for account in points:
        click.echo(_points_line(session, account))
    if not (labels or points):
        say(session.words, marked("cli", "No label and no points are known."))


def _label_line(session: Session, item: LabelItem) -> str:
    days = (f"{word(session.words, day.state)} {day.in_time}/{day.orders}" for day in item.days)
    return "  ".join((shop_name(session.words, item.shop_name), item.title, *days))


def _points_line(session: Session, account: PointsAccount) -> str:
    cap = f"{account.cap}" if account.cap is not None else "—"
    shop = shop_name(session.words, account.shop_name)
    return f"{shop}  {account.taken}/{cap}  {account.rule}"


def _label(item: LabelItem) -> dict[str, object]:
    return {
        "shop": item.shop_name,
        "item": item.title,
        "days": [_day(day) for day in item.days],
        "spare": item.spare,
        "pick_up_by": iso(item.next_limit),
    }


def _day(day: LabelDay) -> dict[str, object]:
    return {
        "computed_on": day.computed_on.isoformat(),
        "paid_on": day.paid_on.isoformat(),
        "state": day.state.value,
        "orders": day.orders,
        "in_time": day.in_time,
        "late": day.late,
        "waiting": day.waiting,
        "untold": day.untold,
        "spare": day.spare,
    }


def _points(account: PointsAccount) -> dict[str, object]:
    return {
        "shop": account.shop_name,
        "platform": account.platform.value,
        "rule": account.rule or None,
        "cap": account.cap,
        "days": account.span_days,
        "taken": account.taken,
        "room": account.room,
        "at_risk": account.at_risk,
        "unsure": account.unsure,
    }


def _score(score: ShopScore) -> dict[str, object]:
    lines = [
        {
            "indicator": line.indicator,
            "own": line.own or None,
            "industry_mean": line.mean or None,
            "verdict": line.verdict or "unknown",
        }
        for line in score.lines
    ]
    return {"shop": score.shop_name, "lines": lines}


@click.command()
@profile_option
@click.option("--tier", required=True, help="银牌, 铜牌, 标准价 or 金牌.")
@click.option("--weight", required=True, help="Weight in kg.")
@click.option("--ordered-at", type=Instant(), required=True, help="When it was ordered.")
@click.option("--base", default="", help="Base price in yuan.")
@as_json
@click.pass_obj
def freight(session: Session, /, *, as_json: bool, **told: Any) -> None:
    """Work the surcharge of one 1688 official-logistics order out."""
    weight = figure(told["weight"], marked("errors", "The weight"))
    if weight is None:
        raise click.UsageError("--weight is empty.")
    ordered_at: datetime = told["ordered_at"]
    base = figure(told["base"], marked("errors", "The base price"))
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.metrics.surcharge(SurchargeAsked(told["tier"], weight, ordered_at, base))
    amounts = {
        "amount": found.amount,
        "total": found.total,
        "first_price": found.first_price,
        "further_price": found.further_price,
    }
    if as_json:
        told_amounts = {name: None if x is None else f"{x:.2f}" for name, x in amounts.items()}
        steps = {"first_kg": found.first_kg, "further_kg": found.further_kg}
        print_json({"verdict": found.verdict, "because": found.rule, **told_amounts, **steps})
        return
    amount = "—" if found.amount is None else f"¥{found.amount:.2f}"
    say(session.words, marked("cli", "Surcharge {amount} ({rule})"), amount=amount, rule=found.rule)
