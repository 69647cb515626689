"""Favours in both directions, and the thanks that each one we received is owed (1.5, 1.7, 1.18)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange

THANKED_WITHIN: Final = timedelta(days=3)
"""A thank-you is due three days after the favour (1.18)."""


class FavourKind(StrEnum):
    """What one does for the other."""

    REFERRAL = "referral"
    INTRODUCTION = "introduction"
    TIP = "tip"
    HELP = "help"
    ISSUE_SOLVED = "issue_solved"


NAMING: Final = frozenset({FavourKind.REFERRAL, FavourKind.INTRODUCTION})
"""Kinds that bring a person by name (1.7)."""


class ThanksKind(StrEnum):
    """How somebody was thanked."""

    NOTE = "note"
    EMAIL = "email"
    GIFT = "gift"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """A thank-you that is owed until it was given or, with a reason, waived; `gift` is what a gift cost."""

    due_on: date
    kind: ThanksKind = ThanksKind.NOTE
    words: str = ""
    given_on: date | None = None
    gift: Money | None = None
    waived: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.given_on is None and not self.waived.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Favour:
    """Something one did for the other.

    `ours` says that we did it for them; else they did it for us and `thanks` is what they are owed. `asked_on` is
    the day on which we asked for it, `named_id` the person whom a referral or an introduction brought (1.7).
    """

    id: UUID
    person_id: UUID
    kind: FavourKind
    done_on: date | None = None
    asked_on: date | None = None
    ours: bool = False
    words: str = ""
    deal_id: UUID | None = None
    named_id: UUID | None = None
    thanks: Thanks | None = None


def done(favour: Favour, on: date) -> Favour:
    """Return the favour as done that day; one that was done for us opens a thank-you (1.18)."""
    owed = None if favour.ours else favour.thanks or Thanks(due_on=on + THANKED_WITHIN)
    return replace(favour, done_on=on, thanks=owed)


def asked(favour: Favour, on: date) -> Favour:
    """Return the favour as one that we asked for that day; only theirs can be asked for."""
    return replace(favour, ours=False, asked_on=on)


def thanked(favour: Favour, on: date, kind: ThanksKind, words: str = "", gift: Money | None = None) -> Favour:
    """Return the favour with its thank-you given that day; what a gift cost is kept for a gift alone.

    Raises Missing (thanks) where none is owed: nothing was done for us yet; OutOfRange (gift) for less than nothing.
    """
    if favour.thanks is None:
        raise Missing("thanks", "favour")
    if gift is not None and gift.minor < 0:
        raise OutOfRange("gift", str(gift.minor), "0")
    kept = gift if kind is ThanksKind.GIFT else None
    given = replace(favour.thanks, kind=kind, words=words.strip(), given_on=on, gift=kept, waived="")
    return replace(favour, thanks=given)


def is_over(gift: Money | None, limit: Money | None) -> bool:
    """Tell whether a gift costs more than the desk's limit; another currency cannot be told (1.18)."""
    if gift is None or limit is None or gift.currency != limit.currency:
        return False
    return gift.minor > limit.minor


def checked(favour: Favour) -> Favour:
    """Return the favour as it may be kept.

    Raises Missing: day, where it was neither done nor asked for; words, where nobody could tell later what it was, for
    which the goodwill counts it and the thank-you thanks (1.5, 1.18).
    """
    if favour.done_on is None and favour.asked_on is None:
        raise Missing("day", "favour")
    if not (favour.words.strip() or _says_all(favour)):
        raise Missing("words", "favour")
    return favour


def _says_all(favour: Favour) -> bool:
    """Whether the kind says it all: a name that was brought, or is asked for, needs no words beside it (1.7)."""
    return favour.kind in NAMING and (favour.named_id is not None or favour.done_on is None)


def waived(favour: Favour, reason: str) -> Favour:
    """Return the favour with its thank-you waived. Raises Missing (waived) without a reason (1.18)."""
    if not reason.strip():
        raise Missing("waived", "thanks")
    return favour if favour.thanks is None else replace(favour, thanks=replace(favour.thanks, waived=reason.strip()))
