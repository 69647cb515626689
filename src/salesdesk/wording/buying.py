"""What is said of the customer's own buying: how far it is, what they expect to pay, when they decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.application.buying import BuyingView
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_REPEATS: Mapping[BuyerStep, str] = {
    BuyerStep.SEARCHED: N_(
        "They have searched the market already. Aim at the next step of their buying: a trial, a decision, an order."
    ),
    BuyerStep.COMPARED: N_(
        "They have compared offers already. Aim at the next step of their buying: a decision, a trial, an order."
    ),
    BuyerStep.SPOKE: N_(
        "They have spoken to others already. Aim at the next step of their buying: a trial, a decision, an order."
    ),
    BuyerStep.HAS_BUDGET: N_(
        "They have a budget already. Aim at the next step of their buying: a trial, a decision, an order."
    ),
}


def repeat_told(words: Words, step: BuyerStep) -> str:
    """Return the warning for an objective that would have the buyer do a step again (3.1)."""
    return words.text(_REPEATS[step])


def buying_told(words: Words, view: BuyingView, today: date) -> str:
    """Return what is known of the buying in a few short sentences, nothing when nothing is.

    Such as "Compares: searched the market, has a budget. Expects € 40,000 (learnt 3 Nov). Decision by 18 Dec."
    """
    process = view.process
    return " ".join(
        filter(
            None,
            (
                _stage_and_steps(words, process),
                price_told(words, process, today),
                _decision(words, process, today),
                _rivals(words, view),
                words.text("How we will work is written down.") if process.how_we_work else "",
            ),
        )
    )


def price_told(words: Words, process: BuyingProcess, today: date) -> str:
    """Return "Expects € 40,000 (learnt 3 Nov).", nothing without a price expectation (4.5)."""
    if process.price_expected is None or process.price_learnt_on is None:
        return ""
    amount, day = words.money(process.price_expected), _day(words, process.price_learnt_on, today)
    return words.text("Expects {amount} (learnt {day}).", amount=amount, day=day)


def price_missing_told(words: Words, view: BuyingView) -> str:
    """Return what to do about a deal that stands late without a price expectation (4.5)."""
    stage = view.stage.name if view.stage else ""
    return words.text("The deal is at {stage}: ask what they expect to pay, and write it down.", stage=stage)


def _stage_and_steps(words: Words, process: BuyingProcess) -> str:
    steps = ", ".join(_step(words, process, step) for step in BuyerStep if step in process.done)
    stage = label(words, process.stage) if process.stage else ""
    if stage and steps:
        return words.text("{stage}: {steps}.", stage=stage, steps=steps)
    alone = stage or steps[:1].upper() + steps[1:]
    return f"{alone}." if alone else ""


def _step(words: Words, process: BuyingProcess, step: BuyerStep) -> str:
    if step is BuyerStep.SPOKE and process.spoke_to:
        return words.text("spoke to {whom}", whom=process.spoke_to)
    return label(words, step).lower()


def _decision(words: Words, process: BuyingProcess, today: date) -> str:
    if process.decides_on is None:
        return ""
    return words.text("Decision by {day}.", day=_day(words, process.decides_on, today))


def _rivals(words: Words, view: BuyingView) -> str:
    named = [view.name_of(rival.competitor_id) for rival in view.process.rivals]
    shown = [name for name in named if name]
    return words.text("Against {names}.", names=words.listed(shown)) if shown else ""


def _day(words: Words, day: date, today: date) -> str:
    return words.day_month(day) if day.year == today.year else words.short_date(day)
