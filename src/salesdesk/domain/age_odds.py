"""What becomes of deals that are still open on a day of their age: the honest odds (F11, B11).

Estimated by cause-specific hazards (Aalen-Johansen): a deal that is still open counts as long as it was watched, so
that the odds are not those of the closed deals alone, which rise with age while the truth falls.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.pausing import days_old

LEAST_AT_RISK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Of `n` deals that were still open after that day of their age, the share that is won later; None: cannot say."""

    age: int
    n: int
    won: float | None


@dataclass(frozen=True, slots=True)
class Fates:
    """What was seen of deals by the day of their age: how many were still watched, won and lost on it."""

    at_risk: tuple[int, ...]
    won: tuple[int, ...]
    lost: tuple[int, ...]

    def odds(self, age: int) -> Odds:
        """Return the odds of a deal that is still open after this day of its age, in calendar days with pauses out."""
        return self.within(age, len(self.at_risk))

    def within(self, age: int, days: int) -> Odds:
        """Return the odds that a deal which is still open after this day of its age is won in the next `days`."""
        later = age + 1
        seen = self.at_risk[later] if 0 <= later < len(self.at_risk) else 0
        if seen < LEAST_AT_RISK:
            return Odds(age=age, n=seen, won=None)
        alive, won = 1.0, 0.0
        for day in range(later, min(later + days, len(self.at_risk))):
            watched = self.at_risk[day]
            if not watched:
                break
            won += alive * self.won[day] / watched
            alive *= 1 - (self.won[day] + self.lost[day]) / watched
        return Odds(age=age, n=seen, won=won)


def fates_of(deals: Iterable[Deal], as_of: date) -> Fates:
    """Return what became of the deals that are known on a day: won, ended otherwise, or still open (censored).

    Deals without a date to count from are left out.
    """
    ends: list[tuple[int, Status]] = []
    for deal in deals:
        age = _age_at_end(deal, as_of)
        if age is not None:
            ends.append((age, deal.status_on(as_of)))
    return fates_from(ends)


def fates_from(ends: Iterable[tuple[int, Status]]) -> Fates:
    """Return what became of deals, told by the age of each when it ended, or up to which it was watched."""
    ends = list(ends)
    longest = max((age for age, _ in ends), default=-1)
    left, won, lost = ([0] * (longest + 1) for _ in range(3))
    for age, status in ends:
        left[age] += 1
        won[age] += status is Status.WON
        lost[age] += status in {Status.LOST, Status.HANDED_BACK}
    at_risk = tuple(accumulate(reversed(left)))[::-1]
    return Fates(at_risk=at_risk, won=tuple(won), lost=tuple(lost))


def _age_at_end(deal: Deal, as_of: date) -> int | None:
    since = deal.ages_from
    if since is None or not deal.known_on(as_of):
        return None
    end = as_of if deal.status_on(as_of) is Status.OPEN else deal.closed_on
    return None if end is None else days_old(since, end, deal.paused_age)
