"""The story as the tests read it: told once for each day, and what can be asked of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from salesdesk.application.sample import ZONE, Story, sample_story
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import Target
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import ExchangeRate, day_rates
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.period import Period, Span
from salesdesk.domain.pipeline import PipelineFigures, figures
from salesdesk.domain.proving import unproven_of

TODAY = date(2026, 11, 20)
DAYS = (
    TODAY,
    date(2026, 10, 1),  # the first day of a quarter
    date(2026, 12, 31),  # the last one
    date(2027, 1, 2),  # a Saturday with a single working day behind it in the quarter
    date(2028, 2, 29),
    date(2027, 6, 17),
)


@cache
def told(day: date = TODAY) -> Story:
    """Return the story up to the day."""
    return sample_story(day, ZONE)


def deals(story: Story, *statuses: Status) -> list[Deal]:
    """Return the deals of these statuses, all when none is named."""
    return [d for d in story.final(Deal) if not statuses or d.status in statuses]


def talks(story: Story) -> list[Meeting]:
    """Return what was held."""
    return [m for m in story.final(Meeting) if m.held_on is not None]


def grown(story: Story) -> dict[str, list[tuple[date, Deal]]]:
    """Return every deal by title, step by step, with the day of each step."""
    steps: dict[str, list[tuple[date, Deal]]] = defaultdict(list)
    for act in story.acts:
        for edit in act.edits:
            if isinstance(edit.after, Deal):
                steps[edit.after.title].append((act.on, edit.after))
    return steps


def account_of(story: Story, deal: Deal) -> Account:
    """Return the account of a deal."""
    assert deal.account_id is not None
    return story.record(Account, deal.account_id)


def shown(story: Story) -> PipelineFigures:
    """Return the figures of the quarter the day falls into, at the exchange rates of the day."""
    period = Period.around(story.as_of, Span.QUARTER)
    target = next(t.amount for t in story.final(Target) if t.period == period.name and t.whole_desk)
    rates = day_rates("EUR", story.final(ExchangeRate), story.as_of)
    deals, stages, noted = rates.deals(story.final(Deal)), story.final(Stage), story.final(Evidence)
    unproven = unproven_of(deals, stages, {d.id: [e for e in noted if e.deal_id == d.id] for d in deals})
    worth = day_rates("EUR", story.final(ExchangeRate), story.as_of).deals(deals)
    return figures(worth, stages, period, story.as_of, target, "EUR", unproven=unproven)
