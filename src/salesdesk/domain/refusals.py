"""What the domain refuses: small named exceptions that carry values, never sentences (wording words them)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class Refusal(Exception):
    """Something a person asked for that the trade's rules do not allow."""


@dataclass(eq=False)
class Missing(Refusal):
    """A part that has to be there is not: `what` names the part, `where` the thing it belongs to."""

    what: str
    where: str = ""


@dataclass(eq=False)
class OutOfRange(Refusal):
    """A number or a date that cannot be meant."""

    what: str
    value: str
    least: str = ""
    most: str = ""


@dataclass(eq=False)
class LooseWords(Refusal):
    """A follow-up without a date and a time, such as "next week" (2.7)."""

    words: str


@dataclass(eq=False)
class NotAPeriod(Refusal):
    """A period that is neither a year, a quarter nor a month."""

    text: str


@dataclass(eq=False)
class OtherCurrency(Refusal):
    """Two amounts of different currencies met where only one makes sense."""

    one: str
    other: str


@dataclass(eq=False)
class AlreadyClosed(Refusal):
    """A deal that is won, lost or handed back cannot be closed or moved again; reopen it first."""

    title: str
    status: str


@dataclass(eq=False)
class NotInThatState(Refusal):
    """A proposal cannot be withdrawn, revised or issued from the state it is in."""

    number: str
    state: str


@dataclass(eq=False)
class Unproven(Refusal):
    """A deal may not go on to a stage: `missing` are the customer acts of which there is no evidence (4.8)."""

    stage: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class NotInThatLeadState(Refusal):
    """A lead cannot be spoken with, handed back or taken again from the state it is in."""

    name: str
    state: str


@dataclass(eq=False)
class WithMarketing(Refusal):
    """Marketing has this lead since a day: it comes back with a new signal, not as a new lead (3.6)."""

    name: str
    since: date


@dataclass(eq=False)
class NoAnswerAwaited(Refusal):
    """No answer can be taken for a proposal in that state: it is a draft, or was answered."""

    number: str
    state: str


@dataclass(eq=False)
class NotChosenYet(Refusal):
    """An agreement is made on the option that was chosen; none is yet."""

    number: str


@dataclass(eq=False)
class DiscountLocked(Refusal):
    """A discount without an impediment of price in the customer's words: it is often not the price (1.11)."""


@dataclass(eq=False)
class AnotherWaits(Refusal):
    """Another proposal of the same deal waits for its choice; only one does at a time."""

    number: str


@dataclass(eq=False)
class Frozen(Refusal):
    """An issued revision does not change; withdraw it or start the next revision."""

    number: str


@dataclass(eq=False)
class WasIssued(Refusal):
    """Issuing is not taken back: the customer may have the paper already (2.16)."""

    number: str


@dataclass(eq=False)
class WentOutIn(Refusal):
    """What went out is in one language: another would be a second paper under the same number and hash (B1)."""

    number: str
    language: str


@dataclass(eq=False)
class Cited(Frozen):
    """A talk stays once a proposal went out that cites the options that were raised in it (2.16).

    `on` is the day of the talk where it has one, `options` the texts of what is cited.
    """

    on: date | None
    options: tuple[str, ...]


@dataclass(eq=False)
class EarlierWentOut(Frozen):
    """The draft of a next revision stays: the customer has the revision before it (2.16)."""

    revision: int


@dataclass(eq=False)
class CitesNothing(Refusal):
    """A proposal neither waits nor is answered while an option of it cites nothing that was raised (2.16)."""

    number: str


@dataclass(eq=False)
class ThanksOwed(Refusal):
    """A period cannot be closed while thank-yous of it are owed, unless they are waived with a reason (1.18)."""

    period: str
    count: int


@dataclass(eq=False)
class PeriodClosed(Refusal):
    """A period is closed already."""

    period: str


@dataclass(eq=False)
class UnknownName(Refusal):
    """A template of a letter holds names in braces that stand for nothing; `known` are those that do."""

    names: tuple[str, ...]
    known: tuple[str, ...]
