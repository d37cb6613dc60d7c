"""What stands over or instead of the monitor's rows, decided from the shops' states (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.shops import ProviderHealth, ShopHealth, ShopState
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.states import StateWords
from workbench.ui.words import provider_name, shop_name, word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.ui.formats import Formats
    from workbench.ui.trouble import Trouble

_WAITING = frozenset({ShopState.RATE_LIMITED, ShopState.BUDGET_SPENT})
_STOPPED = frozenset({ShopState.REFUSED, ShopState.UNEXPECTED_ANSWER}) | _WAITING


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the shops fare; ``checked_at`` is the last good round's data time (UTC).

    ``clock_offset`` is by how much the platforms' clock is ahead of this machine's.
    """

    shops: tuple[ShopHealth, ...] | None = None
    checked_at: datetime | None = None
    trouble: Trouble | None = None
    is_polling: bool = False
    clock_offset: timedelta = timedelta()
    providers: tuple[ProviderHealth, ...] = ()

    @property
    def silent_providers(self) -> list[ProviderHealth]:
        """Return the trace providers that give nothing at present."""
        return [health for health in self.providers if health.is_in_trouble]


@dataclass(frozen=True, slots=True)
class BarWords:
    """One bar: what it says, and what its button copies, adds or asks for."""

    sentence: str
    icon: str
    tone: Tone
    act: str = ""
    copies: str = ""
    adds_shop: bool = False


def bar_for(conditions: Conditions, formats: Formats, now: datetime) -> BarWords | None:
    """Return the gravest thing to say over the rows, None when all is well."""
    if conditions.trouble is not None:
        return _trouble_bar(conditions.trouble)
    shops = conditions.shops or ()
    expired = _with_state(shops, ShopState.SIGN_IN_EXPIRED)
    if expired:
        return _expired_bar(expired)
    unreachable = _with_state(shops, ShopState.UNREACHABLE)
    if unreachable:
        return _offline_bar(unreachable, conditions.checked_at, formats, now)
    stopped = [health for health in shops if health.state in _STOPPED]
    if stopped:
        return _stopped_bar(stopped[0])
    if conditions.silent_providers:
        return _provider_bar(conditions.silent_providers[0])
    return _clock_bar(conditions.clock_offset) if conditions.clock_offset else None


def _with_state(shops: Sequence[ShopHealth], state: ShopState) -> list[ShopHealth]:
    return [health for health in shops if health.state is state]


def _names(shops: Sequence[ShopHealth]) -> str:
    return translate("conditions", ", ").join(shop_name(health.shop.name) for health in shops)


def _trouble_bar(trouble: Trouble) -> BarWords:
    act = translate("conditions", "Copy details") if trouble.details else ""
    sentence = translate("conditions", "{title}. {sentence}")
    sentence = sentence.replace("{title}", trouble.title).replace("{sentence}", trouble.sentence)
    return BarWords(sentence, "warning", Tone.CRITICAL, act, trouble.details)


def _expired_bar(shops: Sequence[ShopHealth]) -> BarWords:
    sentence = translate(
        "conditions",
        "Sign-in expired: {shops}. Updates have stopped; sign in again or add new keys.",
    )
    act = translate("conditions", "Sign in again…")
    return BarWords(
        sentence.replace("{shops}", _names(shops)), "key", Tone.CRITICAL, act, adds_shop=True
    )


def _offline_bar(
    shops: Sequence[ShopHealth], checked_at: datetime | None, formats: Formats, now: datetime
) -> BarWords:
    if checked_at is None:
        sentence = translate(
            "conditions", "Not reachable: {shops}. It is tried again by itself until it answers."
        )
    else:
        sentence = translate(
            "conditions",
            "Not reachable: {shops}. You see the state of {time}; it is tried again by itself.",
        ).replace("{time}", formats.near(checked_at, now))
    act = translate("conditions", "Try now")
    return BarWords(sentence.replace("{shops}", _names(shops)), "offline", Tone.INFORMATION, act)


def _provider_bar(health: ProviderHealth) -> BarWords:
    """Say what keeps a second word on parcels away; the marketplaces' own traces go on."""
    sentence = translate(
        "conditions", "{provider}: {state}{reason}. Traces are the marketplaces' alone meanwhile."
    )
    sentence = sentence.replace("{provider}", provider_name(health.name))
    told = translate("conditions", " ({reason})").replace("{reason}", _reason(health))
    sentence = sentence.replace("{reason}", told if health.reason else "")
    return BarWords(sentence.replace("{state}", word(health.state)), "warning", Tone.WARNING)


def _reason(health: ProviderHealth) -> str:
    return one_line(translate("errors", health.reason))


def _stopped_bar(health: ShopHealth) -> BarWords:
    needs_keys = health.state is ShopState.REFUSED
    sentence = (
        translate("conditions", "{shop}: {state}. Check the shop's keys; other shops go on.")
        if needs_keys
        else translate("conditions", "{shop}: {state}. Other shops go on.")
    )
    sentence = sentence.replace("{shop}", shop_name(health.shop.name))
    waits = health.state in _WAITING
    tone = Tone.INFORMATION if waits else Tone.WARNING
    return BarWords(sentence.replace("{state}", word(health.state)), "warning", tone)


def _clock_bar(offset: timedelta) -> BarWords:
    is_slow = offset > timedelta()
    sentence = (
        translate(
            "conditions",
            "This computer's clock is {minutes} min slow. Deadlines are counted by the platforms' "
            "time; set the clock right.",
        )
        if is_slow
        else translate(
            "conditions",
            "This computer's clock is {minutes} min fast. Deadlines are counted by the platforms' "
            "time; set the clock right.",
        )
    )
    minutes = str(round(abs(offset) / timedelta(minutes=1)))
    return BarWords(sentence.replace("{minutes}", minutes), "warning", Tone.WARNING)


def empty_words(
    conditions: Conditions, formats: Formats, now: datetime, *, is_filtered: bool
) -> StateWords:
    """Return what stands where no row is."""
    if conditions.shops == ():
        return first_run_words()
    if is_filtered:
        return StateWords(
            "filter",
            Tone.MUTED,
            translate("conditions", "Nothing fits these filters"),
            act=translate("conditions", "Clear filters"),
        )
    if conditions.checked_at is None:
        return _first_words(is_polling=conditions.is_polling)
    checked = translate("conditions", "Last checked {time}")
    return StateWords(
        "good",
        Tone.GOOD,
        translate("conditions", "No warnings."),
        checked.replace("{time}", formats.near(conditions.checked_at, now)),
    )


def elsewhere_words(number: int) -> StateWords:
    """Return what stands where no warning was found, but parcels without one were."""
    found = counted(translate("conditions", "{n} found without a warning"), n=number)
    title = translate("conditions", "No warning fits this search")
    return StateWords("filter", Tone.MUTED, title, found, translate("conditions", "Show them"))


def first_run_words() -> StateWords:
    """Return what stands in every list before there is a shop."""
    return StateWords(
        "shop",
        Tone.MUTED,
        translate("conditions", "No shop yet"),
        translate(
            "conditions",
            "Add a shop with the platform's keys; or drop its order exports on this window: they "
            "are enough to begin with.",
        ),
        translate("conditions", "Add shop…"),
        translate("conditions", "Import files…"),
        translate("conditions", "Or look at sample data first"),
    )


def _first_words(*, is_polling: bool) -> StateWords:
    if not is_polling:
        return StateWords(
            "refresh",
            Tone.MUTED,
            translate("conditions", "Not updated yet"),
            translate("conditions", "The first update begins by itself; F5 begins it now."),
        )
    return StateWords(
        "refresh",
        Tone.MUTED,
        translate("conditions", "The first update is under way"),
        translate("conditions", "Orders and traces are read; warnings follow at its end."),
    )
