"""The revenue forecasting template: what it is filled with from the desk, to be used without the program (3.14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from salesdesk.application.bench import Bench
from salesdesk.application.exporting import XLSX, Saved, require_ending
from salesdesk.application.forecast.covering import mean_won
from salesdesk.application.forecast.effort import Effort, Needed
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.whose import whose
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.forecast import behind, rated
from salesdesk.domain.funnel import FunnelStep
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import covering
from salesdesk.domain.required_activities import weeks_left
from salesdesk.domain.shrinkage import Seen
from salesdesk.domain.slipping import taken_off

LEAST_ROWS = 60
"""So many rows for deals it has at least, and so many of them free."""
_FREE_ROWS = 30
_MOST_LATER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDeal:
    """One deal of the template; `won` ones are closed in the period, `counts` tells that it covers a target (F1).

    `chance` is the one that does not come from its stage.
    """

    title: str
    owner: str = ""
    stage: str = ""
    category: Category = Category.PIPELINE
    won: bool = False
    value: Money | None = None
    chance: float | None = None
    on: date | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """What the template is filled with; what is None or empty is left for a person to fill in.

    `won` and `decided` count the deals that were closed within 24 months (F6); `mean_won` and `cycle` (days) are those
    of the won ones; `slip` is a share; `weeks` are working weeks. `steps` tell for advances, talks and
    activities how many brought the next step, and how many there were.
    """

    desk: str
    scope: str
    as_of: date
    currency: str
    period: Period
    target: Money | None = None
    won: int | None = None
    decided: int | None = None
    mean_won: Money | None = None
    cycle: float | None = None
    slip: float | None = None
    weeks: float | None = None
    stages: tuple[tuple[str, float | None], ...] = ()
    steps: tuple[Seen, ...] = ()
    deals: tuple[TemplateDeal, ...] = ()

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months of the period."""
        found = [self.period.first]
        while (after := (found[-1] + timedelta(days=31)).replace(day=1)) <= self.period.last:
            found.append(after)
        return tuple(found)

    @property
    def rows(self) -> int:
        """How many rows for deals there are."""
        return max(LEAST_ROWS, len(self.deals) + _FREE_ROWS)


def template_of(ground: Ground, steps: Iterable[Needed] = ()) -> TemplateContent:
    """Return the template of a period: its won and open deals, then those expected next; rates where there are any."""
    settled = rated(ground.deals, ground.day)
    figures = ground.figures()
    return TemplateContent(
        desk=ground.settings.name,
        scope=whose(ground),
        as_of=ground.day,
        currency=ground.currency,
        period=ground.period,
        target=ground.target,
        won=sum(one.status is Status.WON for one in settled) if settled else None,
        decided=len(settled) if settled else None,
        mean_won=mean_won(ground),
        cycle=figures.cycle.mean,
        slip=taken_off(ground.slip) or None,
        weeks=round(weeks_left(ground.period, ground.day, ground.calendar), 1),
        stages=tuple((stage.name, stage.chance) for stage in sorted(ground.stages.values(), key=lambda one: one.order)),
        steps=tuple(_counts(one) for one in steps if one.share.step is not FunnelStep.DEALS),
        deals=tuple(_deals(ground)),
    )


def _counts(needed: Needed) -> Seen:
    rate = needed.share.seen
    return round((rate.value or 0) * rate.n), rate.n


def _deals(ground: Ground) -> list[TemplateDeal]:
    """Won ones first, then the open ones of the period, then those that are expected later or nobody knows when."""
    won = behind(ground.deals, ground.period, ground.day, ground.currency).won
    listed = [one for one in ground.open_deals() if one.currency == ground.currency]
    counting = {one.id for one in covering(listed, ground.unproven, ground.period)}
    due = [one for one in listed if one.expected_on in ground.period]
    later = [one for one in listed if one.expected_on not in ground.period]
    names = {rep.id: rep.name for rep in ground.reps}
    twice = _named_twice(ground)

    def told(deal: Deal, *, closed: bool) -> TemplateDeal:
        stage = ground.stage_of(deal)
        by_stage = deal.chance is None and stage is not None and stage.chance is not None and stage.name not in twice
        return TemplateDeal(
            title=deal.title,
            owner=names.get(deal.owner_id, "") if deal.owner_id else "",
            stage=stage.name if stage else "",
            category=deal.category,
            won=closed,
            value=deal.value,
            chance=None if by_stage or closed else ground.chance(deal),
            on=deal.closed_on if closed else deal.expected_on,
            counts=closed or deal.id in counting,
        )

    return [
        *(told(one, closed=True) for one in sorted(won, key=lambda one: (one.closed_on or date.min, one.title))),
        *(told(one, closed=False) for one in sorted(due, key=_by_day)),
        *(told(one, closed=False) for one in sorted(later, key=_by_day)[:_MOST_LATER]),
    ]


def _named_twice(ground: Ground) -> set[str]:
    """The stages that a formula cannot tell from another one by name, whatever the case of its letters."""
    seen = Counter(stage.name.casefold() for stage in ground.stages.values())
    return {stage.name for stage in ground.stages.values() if seen[stage.name.casefold()] > 1}


def _by_day(deal: Deal) -> tuple[date, str, str]:
    return deal.expected_on or date.max, deal.title, str(deal.id)


class TemplatePress(Protocol):
    """What makes the file (documents)."""

    def forecast_template(self, content: TemplateContent) -> bytes:
        """Return the template as a workbook."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely. Raises FileNotWritten."""
        ...


@dataclass(frozen=True, slots=True)
class Templates:
    """Writes the template."""

    bench: Bench
    calendars: WorkCalendars
    press: TemplatePress

    def content(self, name: str = "", scope: Scope = EVERYBODY) -> TemplateContent:
        """Return what the template of a period is filled with. Raises NotAPeriod."""
        steps = Effort(self.bench, self.calendars).view(name, scope=scope).steps
        return template_of(ground_of(self.bench, self.calendars, name, scope=scope), steps)

    def write(self, path: Path, name: str = "", scope: Scope = EVERYBODY) -> Saved:
        """Write the template of a period (3.14). Raises NotAPeriod, FileNotWritten."""
        require_ending(path, XLSX)
        self.press.save(path, self.press.forecast_template(self.content(name, scope)))
        return Saved(path=path)
