"""Whom one would call about a gap: at each account that there is a reason for, the likeliest person (B5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from uuid import UUID

from salesdesk.application.forecast.call_reasons import CallReasons, Known, Reason
from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.usual import Usual
from salesdesk.application.gap_rows import Reachable
from salesdesk.domain import pest_guard
from salesdesk.domain.deal import Motion
from salesdesk.domain.gap_plan import Candidate
from salesdesk.domain.pest_guard import FREE, Guard, Verdict
from salesdesk.domain.plays import Play
from salesdesk.domain.why_now import WhyNow, of_favours

LEFT_ALONE: Final = Guard(verdict=Verdict.STOP, ground=pest_guard.Ground.DO_NOT_CONTACT)
"""What the guard says of who is not to be contacted."""


@dataclass(frozen=True)
class CallBook:
    """Whom one would call at each account that there is a reason for.

    `staff` are those who work there now, `parts` the deals that they have a part in, and whether they decide.
    """

    reasons: CallReasons
    staff: Mapping[UUID, Sequence[Reachable]]
    parts: Mapping[UUID, Sequence[tuple[UUID, bool]]] = field(default_factory=dict[UUID, Sequence[tuple[UUID, bool]]])

    @property
    def ground(self) -> Ground:
        """What it is told from."""
        return self.reasons.ground

    @property
    def known(self) -> Known:
        """What the desk knows that it is told from."""
        return self.reasons.known

    @property
    def usual(self) -> Mapping[Motion, Usual]:
        """How often talks of each motion are won here, and what they bring in the middle."""
        return self.reasons.usual

    @property
    def customers(self) -> Mapping[UUID, Reason | None]:
        """Existing customers without an open deal, and the best reason to call them for something more."""
        return self.reasons.customers

    @cached_property
    def called(self) -> Mapping[UUID, Reachable]:
        """Whom one would call at each account that there is a reason for."""
        whom = ((key, self.whom(key)) for key in self.reasons.by_account)
        return {key: person for key, person in whom if person is not None}

    @property
    def nobody(self) -> int:
        """How many accounts have a reason to be called, and nobody on the desk to call."""
        return len(self.reasons.by_account) - len(self.called)

    def candidates(self) -> tuple[Candidate, ...]:
        """Return who could be called for which play: of each account and play the best reason.

        Who is not to be contacted says so; of the others the guard is still to be asked.
        """
        found: list[Candidate] = []
        for key, person in self.called.items():
            best = {reason.play: reason for reason in reversed(self.reasons.by_account[key])}
            found += [self._candidate(person, key, reason) for reason in best.values()]
        for person, why in self._friends():
            reason = Reason(play=Play.NETWORKING, why=why, motion=Motion.NEW, value=self.usual[Motion.NEW].value)
            found.append(self._candidate(person, person.account_id, reason))
        return tuple(found)

    def _candidate(self, person: Reachable, account_id: UUID | None, reason: Reason) -> Candidate:
        return Candidate(
            play=reason.play,
            person_id=person.id,
            why=reason.why,
            motion=reason.motion,
            account_id=account_id,
            about=reason.about,
            phone=person.phone,
            segment=self.reasons.segment(account_id),
            value=reason.value,
            chance=self.usual[reason.motion].rate.value,
            guard=LEFT_ALONE if person.do_not_contact else FREE,
        )

    def _friends(self) -> Iterator[tuple[Reachable, WhyNow]]:
        """Yield who owes us a favour and is called for nothing else; whose friends they are nobody wrote down."""
        at_accounts = {one.id for one in self.called.values()}
        for key, person in self.known.friends.items():
            why = of_favours(self.known.favours.get(key, ()))
            if why is not None and key not in at_accounts and self.ground.scope.everybody:
                yield person, why

    def whom(self, key: UUID) -> Reachable | None:
        """Return whom one would call there: who may be, has a number, owes us, decides, had a part; else by name."""
        deals, favours = self.reasons.deals_of(key), self.known.favours

        def rank(person: Reachable) -> tuple[bool, bool, bool, bool, bool, str]:
            parts = [decides for deal, decides in self.parts.get(person.id, ()) if deal in deals]
            owes = of_favours(favours.get(person.id, ())) is not None
            return (person.do_not_contact, not person.phone, not owes, not any(parts), not parts, person.name)

        return min(self.staff.get(key, ()), key=rank, default=None)
