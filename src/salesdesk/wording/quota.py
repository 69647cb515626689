"""Whether a target can be reached with own rates, in words: on screen and on the page for the talk (1.17, B19)."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.charts import GainBar
from salesdesk.application.quota_paper import QuotaView
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.money import Money
from salesdesk.domain.quota_case import CaseWhy, OwnRates, QuotaCase
from salesdesk.domain.rates import nearest_rank
from salesdesk.wording.forecasts import chance_told
from salesdesk.wording.losses import rate_rests_on, rate_short
from salesdesk.wording.words import Words

EVEN = 0.5
"""What is reached less often than not."""


@dataclass(frozen=True, slots=True)
class QuotaFigure:
    """One figure: its name, its value, what stands under it."""

    name: str
    value: str
    under: str


def whose(view: QuotaView, words: Words) -> str:
    """Return whose target it is."""
    return view.rep or view.team or words.text("Everybody")


def for_whom(view: QuotaView, words: Words) -> str:
    """Return whose page it is and for the talk with whom."""
    name = view.rep or view.team
    if view.manager is not None:
        return words.text("{whose}, for the talk with {manager}", whose=name, manager=view.manager.name)
    return words.text("{whose}, for the talk about it", whose=name) if name else words.text("For the talk about it")


def quota_sentence(view: QuotaView, words: Words) -> str:
    """Return the sentence under the page's title: the answer, or why nobody can say."""
    case, period = view.case, words.period(view.gap.period)
    if case.why is CaseWhy.OVER:
        won, target = _whole(case.won, words), _whole(case.target, words)
        return words.text("{period} is over: {won} of {target} was won.", period=period, won=won, target=target)
    if case.reached is None:
        return words.text("Whether the target of {period} can be reached: cannot say.", period=period)
    return words.text(
        "{whose}: by own rates {target} for {period} is reached with a probability of {reached}, deals still to begin "
        "included.",
        whose=whose(view, words),
        target=_whole(case.target, words),
        period=period,
        reached=chance_told(case.reached, words),
    )


def missing_told(case: QuotaCase, words: Words) -> tuple[str, str]:
    """Return why nobody can say, and what to do about it."""
    if case.why is CaseWhy.NO_TARGET:
        return (
            words.text("No target is set for this period"),
            words.text("Set one in the settings, for a rep, a team or the whole desk. Then it is measured here."),
        )
    if case.why is CaseWhy.OVER:
        return (
            words.text("This period is over"),
            words.text("There is nothing left to agree on for it. Choose one that is still to come."),
        )
    if case.why is CaseWhy.FEW_CLOSED:
        seen = words.plural("{n} deal was decided", "{n} deals were decided", case.rates.win.n)
        return (
            words.text("Too few decided deals for a win rate"),
            words.text(
                "{seen} in the last 24 months, and {least} are needed. Close what is decided, or look at everybody.",
                seen=seen,
                least=words.number(LEAST_CLOSED),
            ),
        )
    return (
        words.text("No won deal has a value"),
        words.text("Give the deals that were won their values. Then what deals bring is known here."),
    )


def verdict_told(case: QuotaCase, words: Words) -> str:
    """Return what follows from the probability (1.17)."""
    if case.is_case:
        return words.text(
            "Fewer than one case in five reaches this target. Bring the page to your manager and agree on a number "
            "that can be reached."
        )
    if case.reached is not None and case.reached < EVEN:
        return words.text("Less often reached than not, but no case for another target: see what closes the gap.")
    return words.text("The target is within reach: there is no case for another one.")


def figures_told(case: QuotaCase, words: Words) -> tuple[QuotaFigure, ...]:
    """Return the three answers: how likely the target is, the number within reach, the safe one."""
    return (
        QuotaFigure(
            words.text("Target reached"),
            chance_told(case.reached, words),
            words.text(
                "between {low} and {high}, by what the win rate may be",
                low=chance_told(case.reached_low, words),
                high=chance_told(case.reached_high, words),
            ),
        ),
        QuotaFigure(
            words.text("Within reach"),
            _whole(case.within_reach, words),
            words.text("reached in one case of two, with what is won"),
        ),
        QuotaFigure(
            words.text("Safe"),
            _whole(case.safe, words),
            words.text("reached in four cases of five, with what is won"),
        ),
    )


def stands_told(view: QuotaView, words: Words) -> tuple[QuotaFigure, ...]:
    """Return where the period stands."""
    case = view.case
    return (
        QuotaFigure(words.text("Target"), _whole(case.target, words), words.period(view.gap.period)),
        QuotaFigure(words.text("Won"), _whole(case.won, words), words.text("in the period, up to today")),
        QuotaFigure(
            words.text("Still to win"),
            _whole(view.gap.to_win, words),
            words.plural(
                "{n} calendar day left, today included", "{n} calendar days left, today included", case.days_left
            ),
        ),
    )


def bars_told(case: QuotaCase, words: Words) -> tuple[GainBar, ...]:
    """Return the numbers beside the target, as bars of one scale: what is won, and what is safe or within reach on top.

    Nothing where nobody can say.
    """
    target, safe, reach = case.target, case.safe, case.within_reach
    if target is None or safe is None or reach is None:
        return ()
    whole = max(target.minor, safe.minor, reach.minor, 1)
    won = max(0, case.won.minor) / whole
    return (
        GainBar(name=words.text("Target"), said=_whole(target, words), now=max(0, target.minor) / whole, more=0),
        GainBar(name=words.text("Won"), said=_whole(case.won, words), now=won, more=0),
        GainBar(name=words.text("Safe"), said=_whole(safe, words), now=won, more=max(0, safe.minor) / whole - won),
        GainBar(
            name=words.text("Within reach"),
            said=_whole(reach, words),
            now=won,
            more=max(0, reach.minor) / whole - won,
        ),
    )


def left_told(view: QuotaView, words: Words) -> str:
    """Return what is still to be won in which time."""
    left = stands_told(view, words)[-1]
    return words.text("{name}: {amount}, {days}", name=left.name, amount=left.value, days=left.under)


def rests_told(case: QuotaCase, words: Words) -> tuple[QuotaFigure, ...]:
    """Return what the answer rests on, each with its sample (B16)."""
    rates = case.rates
    return (
        QuotaFigure(words.text("Win rate"), rate_short(rates.win, words), rate_rests_on(rates.win, words)),
        QuotaFigure(
            words.text("What a won deal brings"),
            _usual(case, words),
            words.plural("mean of {n} won deal", "mean of {n} won deals", len(rates.won_values)),
        ),
        QuotaFigure(
            words.text("Days from begin to order"),
            _middle_cycle(rates, words),
            words.plural("middle of {n} won deal", "middle of {n} won deals", len(rates.cycles)),
        ),
        QuotaFigure(
            words.text("Deals begun a month"),
            words.number(rates.per_day * 30, 1),
            words.plural("{n} in {days} days", "{n} in {days} days", rates.begun, days=words.number(rates.watched)),
        ),
        QuotaFigure(
            words.text("Open deals counted"),
            words.number(case.open_deals),
            words.text("each by its value, its age and the win rate"),
        ),
        QuotaFigure(
            words.text("Deals still to begin"),
            words.number(case.new_deals),
            words.text("at the usual pace, closing in time as deals do here"),
        ),
    )


def method_told(words: Words) -> str:
    """Return how it is computed."""
    return words.text(
        "Every outcome of the open deals and of those still to begin is weighed exactly, nothing is simulated: each "
        "deal is won in time or not, as often as such deals were over the last 24 months."
    )


def talk_topic(view: QuotaView, words: Words) -> str:
    """Return what the talk with the manager is about."""
    return words.text("Talk about the target of {period}", period=words.period(view.gap.period))


def _usual(case: QuotaCase, words: Words) -> str:
    usual = case.rates.usual_value
    return _whole(None if usual is None else Money(usual, case.won.currency), words)


def _middle_cycle(rates: OwnRates, words: Words) -> str:
    days = nearest_rank(rates.cycles, 50)
    return words.text("Cannot say") if days is None else words.number(days)


def _whole(amount: Money | None, words: Words) -> str:
    return words.text("Cannot say") if amount is None else words.money(amount, cents=False)
