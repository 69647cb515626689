"""The forecast by category: each alone, and together with the surer ones (F4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """What a period holds by category, at full value, net; omitted deals are in nothing else."""

    closed: Money
    commit: Money
    best_case: Money
    pipeline: Money
    omitted: Money

    @property
    def with_commit(self) -> Money:
        """What is closed and what is committed."""
        return self.closed + self.commit

    @property
    def with_best_case(self) -> Money:
        """What is closed, committed or the best case."""
        return self.with_commit + self.best_case

    @property
    def with_pipeline(self) -> Money:
        """Everything but what is omitted."""
        return self.with_best_case + self.pipeline

    @property
    def open_pipeline(self) -> Money:
        """What is still to be won: pipeline, best case and commit."""
        return self.pipeline + self.best_case + self.commit

    def __add__(self, other: RollUp) -> RollUp:
        """Return two owners' categories as one. Raises OtherCurrency."""
        return RollUp(
            closed=self.closed + other.closed,
            commit=self.commit + other.commit,
            best_case=self.best_case + other.best_case,
            pipeline=self.pipeline + other.pipeline,
            omitted=self.omitted + other.omitted,
        )


def roll_up(deals: Iterable[Deal], period: Period, as_of: date, currency: str) -> RollUp:
    """Return what a period holds on a day, by category; deals in other currencies or without a value bring nothing."""
    known = [d for d in deals if d.known_on(as_of) and d.currency == currency]
    won = [d for d in known if d.status_on(as_of) is Status.WON and d.closed_on in period]
    due = [d for d in known if d.status_on(as_of) is Status.OPEN and d.expected_on in period]

    def value(listed: Iterable[Deal]) -> Money:
        return total((d.value for d in listed if d.value is not None), currency)

    return RollUp(
        closed=value(won),
        commit=value(d for d in due if d.category is Category.COMMIT),
        best_case=value(d for d in due if d.category is Category.BEST_CASE),
        pipeline=value(d for d in due if d.category is Category.PIPELINE),
        omitted=value(d for d in due if d.category is Category.OMITTED),
    )
