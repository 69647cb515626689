"""What is said of how we lead a call: pieces to bring, options to raise, the step of the playbook (4.9, 4.14)."""

from __future__ import annotations

from datetime import date

from salesdesk.application.call_leading import Served
from salesdesk.application.library import MaterialView
from salesdesk.domain.meeting import CallPlan
from salesdesk.domain.playbook import DatedStep
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def use_told(words: Words, view: MaterialView) -> str:
    """Return "Reference, used 12 times, led to a next step 7 of 10" (3.3); what is not known is left out."""
    kind = label(words, view.material.kind)
    if not view.uses:
        return words.text("{kind}, not used yet", kind=kind)
    used = words.plural("used once", "used {n} times", view.uses)
    rate = view.next_steps
    if rate.value is None:
        return words.text("{kind}, {used}, no result known yet", kind=kind, used=used)
    return words.text(
        "{kind}, {used}, led to a next step {hits} of {n}",
        kind=kind,
        used=used,
        hits=words.number(round(rate.value * rate.n)),
        n=words.number(rate.n),
    )


def step_told(words: Words, served: Served, year: int) -> str:
    """Return "Step 3 of 5: Trial on site, due 4 December (14 days before they decide)" (4.9).

    `year` is today's: a due day of another one is told with its year.
    """
    step, due = served.dated.step, served.dated.due_on
    head = words.text("Step {n} of {all}: {name}", n=served.number, all=served.count, name=step.name)
    if due is None:
        return head
    return words.text(
        "{step}, due {day} ({before})", step=head, day=_due(words, due, year), before=lead_told(words, step.lead_days)
    )


def lead_told(words: Words, days: int) -> str:
    """Return how long before the decision a step is due: "14 days before they decide"."""
    if not days:
        return words.text("the day they decide")
    return words.plural("{n} day before they decide", "{n} days before they decide", days)


def step_choice(words: Words, dated: DatedStep, number: int) -> str:
    """Return a step as it is offered to choose: "3. Trial on site"."""
    return words.text("{n}. {name}", n=number, name=dated.step.name)


def led_told(words: Words, plan: CallPlan) -> str:
    """Return what is written of how we lead a call: "opening, 2 pieces to bring, 3 options to raise"."""
    parts = [
        words.text("opening") if plan.opening.strip() else "",
        words.plural("{n} piece to bring", "{n} pieces to bring", len(plan.materials)) if plan.materials else "",
        words.plural("{n} option to raise", "{n} options to raise", len(plan.to_raise)) if plan.to_raise else "",
    ]
    return ", ".join(filter(None, parts))


def _due(words: Words, day: date, year: int) -> str:
    return words.day_month(day) if day.year == year else words.short_date(day)
