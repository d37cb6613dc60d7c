"""Errors of policy packs, their replays and decision cases."""

from __future__ import annotations

from workbench.domain.errors.base import WorkbenchError, marked
from workbench.domain.errors.files import BadInput


class PackInvalid(WorkbenchError):
    """A policy pack does not fit its schema."""

    title = marked("errors", "The policy pack has a fault")
    sentence = marked("errors", "The policy pack {path} cannot be used: {reason}")


class PackUnreadable(PackInvalid):
    """The file is not TOML, or cannot be opened."""

    title = marked("errors", "The policy pack cannot be read")
    sentence = marked(
        "errors", "The policy pack {path} cannot be read ({reason}). The rules stay as they were."
    )


class PackMisspelt(PackUnreadable):
    """A line is not written as TOML asks; ``reason`` is the library's own word."""

    title = PackInvalid.title
    sentence = marked(
        "errors",
        "The policy pack {path} cannot be read: line {line}, column {column} is not written as "
        "TOML asks ({reason}). The rules stay as they were.",
    )


class PackNotUtf8(PackUnreadable):
    """The file was saved in another encoding, most often GBK."""

    title = PackInvalid.title
    sentence = marked(
        "errors",
        "The policy pack {path} is not saved as UTF-8 (line {line}). Save it as UTF-8 and try "
        "again. The rules stay as they were.",
    )


class PackTooLarge(PackUnreadable):
    """The file is far larger than any pack; it was not read."""

    sentence = marked(
        "errors",
        "{path} is larger than {limit}, which no policy pack is. The rules stay as they were.",
    )


class PackFieldMissing(PackInvalid):
    """A field that every rule of its kind needs is not there."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: the field {field} is missing."
    )


class PackFieldUnknown(PackInvalid):
    """A field that no rule of its kind has, most often a misspelt one."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: nothing is known of the field {field}."
    )


class PackValueWrong(PackInvalid):
    """A field holds something else than it should."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: the field {field} must be {expected}."
    )


class PackRuleTwice(PackInvalid):
    """Two packs, or two places of one, speak of the same rule."""

    sentence = marked("errors", "The rule {rule} stands twice: in {other} and in {path}.")


class PackRuleTaken(PackRuleTwice):
    """A seller's rule has the id of another pack's and does not say that it takes its place."""

    sentence = marked(
        "errors",
        "The rule {rule} in {path} stands in {other} already. To put yours in its place, write "
        'replaces = "{rule}" in it; else give it an id of its own.',
    )


class PackRuleUnasked(PackInvalid):
    """A rule answers a question that another rule alone is asked: it would never judge."""

    sentence = marked(
        "errors",
        "The rule {rule} in {path} would never be asked: its question {question} belongs to "
        '{other}. To put yours in its place, give it that id and write replaces = "{other}" in it.',
    )


class PackRefused(BadInput):
    """A pack cannot be switched, removed or brought back as asked."""

    title = marked("errors", "Not possible with this pack")


class RuleUnknown(BadInput):
    """No pack in force holds a rule of this id."""

    title = marked("errors", "No such rule")


class SellerWordRefused(BadInput):
    """What the seller confirms or enters for a rule does not fit that rule."""

    title = marked("errors", "Not possible for this rule")


class ReplayBroken(WorkbenchError):
    """A process that shared a replay ended early."""

    title = marked("errors", "The replay ended early")
    sentence = marked("errors", "The replay ended early; nothing was changed. Please try again.")


class FactMissing(WorkbenchError):
    """A fact on which an answer depends is not told (``values["fact"]``).

    It never reaches the seller: the answer is then "unknown" and names the fact.
    """
