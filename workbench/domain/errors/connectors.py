"""Errors of platforms and trace providers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from workbench.domain.errors.base import WorkbenchError, marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta


class ConnectorError(WorkbenchError):
    """A platform or trace provider did not give what was asked for; ``service`` names it.

    ``was_sent`` is False where something was only asked before an act, which was not sent then.
    """

    was_sent = True
    title = marked("errors", "The platform did not answer as expected")

    def about(self, account: str) -> Self:
        """Return the same error naming the account that it is about beside the service."""
        return type(self)(**self._about(account))

    def _about(self, account: str) -> dict[str, str]:
        return {**self.values, "account": account}

    def _values_in(self, translate: Callable[[str], str]) -> dict[str, str]:
        """Return the values; the account, if one is named, stands beside the service."""
        values = super()._values_in(translate)
        if account := self.values.get("account"):
            values["service"] = f"{values.get('service', '?')} {account}"
        return values


class SignInExpired(ConnectorError):
    """Token missing, wrong or expired, and it could not be renewed."""

    title = marked("errors", "Sign-in expired")
    sentence = marked("errors", "{service} asks to sign in again. Other shops go on.")


class RateLimited(ConnectorError):
    """Called too often; wait for ``retry_after`` before the next call."""

    title = marked("errors", "Too many requests")
    sentence = marked("errors", "{service} asks to wait. Polling goes on by itself.")

    def __init__(self, *, retry_after: timedelta | None = None, **values: str) -> None:
        super().__init__(**values)
        self.retry_after = retry_after

    def about(self, account: str) -> Self:
        """Return the same with the same time to wait."""
        return type(self)(retry_after=self.retry_after, **self._about(account))


class Unreachable(ConnectorError):
    """No connection, time-out, or the server is down."""

    title = marked("errors", "No connection")
    sentence = marked("errors", "{service} cannot be reached. What is here is kept and marked.")


class Refused(ConnectorError):
    """The platform understood and said no; ``reason`` is its code, not foreign prose."""

    title = marked("errors", "Refused")
    sentence = marked("errors", "{service} refused the request ({reason}). Check the shop's keys.")


class RefusedUnclearly(Refused):
    """The platform said no in a word that its documents do not have.

    Of a question that is a refusal as any; of an act it does not say that nothing was done.
    """


class ParcelRefused(Refused):
    """A trace provider does not tell of one parcel; it says nothing of the others."""

    sentence = marked("errors", "{service} tells nothing of this parcel ({reason}).")


class ActRefused(Refused):
    """A platform did not do what the seller asked of it; nothing was done."""

    sentence = marked("errors", "{service} did not do it ({reason}). Nothing was changed there.")


class ActLimited(RateLimited):
    """A platform was called too often to do something; unlike a round it is not done later."""

    sentence = marked(
        "errors",
        "{service} asks to wait and did not do it. Try again in a while: the workbench does not "
        "send it again by itself.",
    )


class RobotRefused(Refused):
    """A group's robot did not take a message; nothing else of the program is touched."""

    sentence = marked(
        "errors",
        "{service} did not take the message ({reason}). Check the robot's address and secret.",
    )


class RobotBusy(RateLimited):
    """A group's robot was told too often; what comes meanwhile is told together later."""

    sentence = marked("errors", "{service} asks to wait. Messages are gathered and told later.")


class NotOffered(ConnectorError):
    """The platform has no interface for ``what``; nothing was asked of it."""

    title = marked("errors", "Not offered")
    sentence = marked(
        "errors",
        "{service} offers no interface for this ({what}). It is done in the platform's own back "
        "end.",
    )


class AnswerLost(ConnectorError):
    """Something was sent that must not be sent twice, and nobody knows whether it was done."""

    title = marked("errors", "Unknown whether it was done")
    sentence = marked(
        "errors",
        "{service} did not say whether it was done. Look there; the workbench does not send it "
        "again by itself.",
    )


class UnexpectedAnswer(ConnectorError):
    """Not the protocol: HTML, broken JSON, missing parts, pages that do not add up."""

    title = marked("errors", "Unexpected answer")
    sentence = marked(
        "errors", "{service} answered something unreadable ({reason}). What is here is kept."
    )
