"""Goodwill with a person: what was banked by helping and thanking, less what was asked of them (1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.favour import Favour, FavourKind

REMEMBERED: Final = timedelta(days=365)
"""What is longer ago counts no more, neither for us nor against us."""

RECENT: Final = ((30, 3), (90, 2), (180, 1))
"""Up to how many days ago the last contact without selling brings how many points."""

WITHOUT_SELLING: Final = frozenset(
    {
        ActivityKind.RELATIONSHIP,
        ActivityKind.IMPLEMENTATION,
        ActivityKind.SERVICE,
        ActivityKind.FEEDBACK,
        ActivityKind.CONTINUED,
    }
)
"""Kinds of activities that look after somebody and sell nothing (4.24, 4.26-4.29)."""


class GoodwillPart(StrEnum):
    """What goes into goodwill."""

    CONTACT = "contact"
    SOLVED = "solved"
    THANKED = "thanked"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendlyContact:
    """A contact without selling: its day and what it was."""

    on: date
    kind: ActivityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodwillRow:
    """One thing that goodwill rests on, and the points it brings (B16): `favour` or `contact` is what it was."""

    part: GoodwillPart
    points: int
    on: date
    contact: FriendlyContact | None = None
    favour: Favour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goodwill:
    """The credit with a person on a day, and everything that makes it, the newest first."""

    rows: tuple[GoodwillRow, ...] = ()

    @property
    def points(self) -> int:
        """The credit: contact + solved + thanked - asked; it may be less than none."""
        return sum(row.points for row in self.rows)

    @property
    def help_first(self) -> bool:
        """Whether something should be given before something is asked; an advice, never a bar."""
        return self.points <= 0

    def of(self, part: GoodwillPart) -> int:
        """Return the points that one part brings."""
        return sum(row.points for row in self.rows if row.part is part)


def goodwill_of(contacts: Iterable[FriendlyContact], favours: Iterable[Favour], today: date) -> Goodwill:
    """Return the credit with a person (1.5), from the contacts without selling and the favours both ways.

    The last contact without selling up to today brings 3, 2 or 1 points by its age (RECENT); each help or issue solved
    by us one, each thank-you given one; each favour that we asked for takes one. Only the last 365 days count.
    """
    rows = [*_contact(contacts, today)]
    for favour in favours:
        rows += _banked(favour, today)
    return Goodwill(rows=tuple(sorted(rows, key=lambda row: row.on, reverse=True)))


def _contact(contacts: Iterable[FriendlyContact], today: date) -> Iterable[GoodwillRow]:
    last = max((one for one in contacts if one.on <= today), key=lambda one: one.on, default=None)
    if last is not None:
        days = (today - last.on).days
        points = next((points for limit, points in RECENT if days <= limit), 0)
        if points:
            yield GoodwillRow(part=GoodwillPart.CONTACT, points=points, on=last.on, contact=last)


def _banked(favour: Favour, today: date) -> Iterable[GoodwillRow]:
    helps = favour.ours and favour.kind in {FavourKind.HELP, FavourKind.ISSUE_SOLVED}
    thanked = favour.thanks.given_on if favour.thanks is not None else None
    for part, points, on in (
        (GoodwillPart.SOLVED, 1, favour.done_on if helps else None),
        (GoodwillPart.THANKED, 1, thanked),
        (GoodwillPart.ASKED, -1, None if favour.ours else favour.asked_on),
    ):
        if on is not None and today - REMEMBERED <= on <= today:
            yield GoodwillRow(part=part, points=points, on=on, favour=favour)
