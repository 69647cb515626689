"""What the template's formulas come to with what it is filled with, by the same arithmetic as the program's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from salesdesk.application.forecast.template import TemplateContent, TemplateDeal
from salesdesk.domain.coverage import Coverage, coverage
from salesdesk.domain.deal import Category
from salesdesk.domain.funnel import wins_for
from salesdesk.domain.money import Money, total
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import Conversion, Required, required

COUNTED = (Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)


@dataclass(frozen=True, slots=True)
class Line:
    """A deal with its chance and weighted value, each None where there is none."""

    deal: TemplateDeal
    chance: float | None
    weighted: Money | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The sums of a filled template; categories are asked for by their own, closed deals by None."""

    content: TemplateContent
    lines: tuple[Line, ...]

    def value(self, category: Category | None, month: date | None = None) -> Money:
        """Return what the deals of a category come to, in one month or in the whole period."""
        return self._total(lambda one: one.deal.value if _is(one.deal, category) else None, month)

    def count(self, category: Category | None) -> int:
        """Return how many deals of a category fall into the period."""
        return sum(_is(one.deal, category) and self._falls(one.deal, None) for one in self.lines)

    def weighted(self, category: Category | None = None, month: date | None = None, *, every: bool = False) -> Money:
        """Return the weighted value of a category, or of `every` one, in one month or in the whole period (F3)."""
        return self._total(lambda one: one.weighted if every or _is(one.deal, category) else None, month)

    @property
    def rate(self) -> Rate:
        """The win rate with its interval."""
        return Rate.seen(self.content.won or 0, self.content.decided or 0)

    @property
    def covering(self) -> Money:
        """The value of the open deals of the period that cover a target."""
        return self._total(lambda one: one.deal.value if one.deal.counts and not one.deal.won else None, None)

    @property
    def coverage(self) -> Coverage:
        """The answer to "do we have enough pipeline?" (F1)."""
        has_dates = any(one.deal.on is not None and not one.deal.won for one in self.lines)
        slip = self.content.slip or 0.0
        covered = self.covering if has_dates else None
        return coverage(self.content.target, self.value(None), covered, self.rate, slip=slip)

    @property
    def left(self) -> Money | None:
        """What of the target is not won yet."""
        target = self.content.target
        return None if target is None else Money(max(0, (target - self.value(None)).minor), target.currency)

    @property
    def to_win(self) -> int | None:
        """How many deals of average value bring what is left."""
        mean, left = self.content.mean_won, self.left
        return None if left is None or mean is None or mean.minor <= 0 else wins_for(left, mean)

    @property
    def required(self) -> tuple[Required, ...]:
        """What that takes, step by step (F7): of decided deals first, then of each step of the funnel."""
        funnel = [Conversion(of="", rate=self.rate)]
        funnel += [Conversion(of="", rate=Rate.seen(*one)) for one in self.content.steps]
        return required(self.to_win or 0, funnel)

    def _total(self, amount: Callable[[Line], Money | None], month: date | None) -> Money:
        amounts = (amount(one) for one in self.lines if self._falls(one.deal, month))
        return total((one for one in amounts if one is not None), self.content.currency)

    def _falls(self, deal: TemplateDeal, month: date | None) -> bool:
        if deal.on is None or deal.on not in self.content.period:
            return False
        return month is None or deal.on.replace(day=1) == month


def _is(deal: TemplateDeal, category: Category | None) -> bool:
    return deal.won if category is None else not deal.won and deal.category is category


def reckoned(content: TemplateContent) -> Reckoned:
    """Return what a template comes to."""
    chances = {name: chance for name, chance in content.stages if chance is not None}
    return Reckoned(content, tuple(_line(one, chances) for one in content.deals))


def _line(deal: TemplateDeal, chances: Mapping[str, float]) -> Line:
    chance = 1.0 if deal.won else deal.chance if deal.chance is not None else chances.get(deal.stage)
    counts = deal.won or deal.category is not Category.OMITTED
    known = deal.value is not None and chance is not None and counts
    return Line(deal, chance, deal.value.times(chance) if known and deal.value and chance is not None else None)
