"""Do we have enough pipeline, in words: the answer, what it rests on, what would change it (F1, F2, 3.13, B13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.application.charts import ReachBar, ReachPart, reach_shares
from salesdesk.application.forecast.covering import CoverageView, LeftOut, Out
from salesdesk.domain.coverage import LEAST_CLOSED, Answer, Why
from salesdesk.domain.rates import Rate
from salesdesk.wording.amounts import whole
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_ANSWERS: Mapping[Answer, str] = {
    Answer.ENOUGH: N_("{period}: enough pipeline."),
    Answer.NOT_ENOUGH: N_("{period}: not enough pipeline."),
    Answer.CANNOT_SAY: N_("{period}: nobody can say yet whether the pipeline is enough."),
    Answer.DONE: N_("{period}: the target is reached."),
}
_SHORT: Mapping[Answer, str] = {
    Answer.ENOUGH: N_("Enough"),
    Answer.NOT_ENOUGH: N_("Not enough"),
    Answer.CANNOT_SAY: N_("Cannot say"),
    Answer.DONE: N_("Target reached"),
}
_OUT: Mapping[Out, str] = {
    Out.UNPROVEN: N_("Unproven"),
    Out.NOT_QUALIFIED: N_("Not qualified"),
    Out.NO_DATE: N_("No expected close"),
    Out.NO_VALUE: N_("No value"),
}
_OUT_NEXT: Mapping[Out, str] = {
    Out.UNPROVEN: N_("What their stage asks of the customer has not happened yet. Note it on the deal once it has."),
    Out.NOT_QUALIFIED: N_("Move them to a stage that qualifies once they are, or let them go."),
    Out.NO_DATE: N_("Ask when they decide, and enter the day on the deal."),
    Out.NO_VALUE: N_("Enter what they would bring on the deal."),
}
_PARTS: Mapping[ReachPart, str] = {
    "brings": N_("At your win rate"),
    "open": N_("Open deals that count"),
    "left": N_("Left to win"),
}


def lowered(text: str) -> str:
    """Return a text as it stands in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def answer_told(view: CoverageView, words: Words) -> str:
    """Return the answer in one short sentence."""
    if view.over:
        return words.text("{period} is over.", period=words.period(view.period))
    return words.text(_ANSWERS[view.coverage.answer], period=words.period(view.period))


def answer_short(view: CoverageView, words: Words) -> str:
    """Return the answer in the words of a pill."""
    return words.text("Over") if view.over else words.text(_SHORT[view.coverage.answer])


def because_told(view: CoverageView, words: Words) -> str:
    """Return why, with the numbers put in (B13)."""
    shown = view.coverage
    if shown.why is Why.REACHED:
        return words.text(
            "{won} won reach the target of {target}.", won=whole(view.won, words), target=whole(view.target, words)
        )
    if shown.why is Why.NO_TARGET:
        return words.text("No target is set for this period, so there is nothing to cover.")
    if shown.why is Why.FEW_CLOSED:
        return words.plural(
            "{n} deal was decided in the last 24 months; a win rate needs 8.",
            "{n} deals were decided in the last 24 months; a win rate needs 8.",
            view.win_rate.n,
        )
    if shown.why is Why.NO_EXPECTED_DATES:
        return words.text("No open deal says when it is expected to close.")
    if view.over:
        return words.text(
            "{won} won of the target of {target}: {left} was not won.",
            won=whole(view.won, words),
            target=whole(view.target, words),
            left=whole(shown.left, words),
        )
    return _reach_told(view, words)


def _reach_told(view: CoverageView, words: Words) -> str:
    """What the deals that count bring between the ends of the win rate, beside what is left."""
    deals = words.plural("{n} deal counts", "{n} deals count", view.covering.count)
    values = {
        "deals": deals,
        "open": whole(view.coverage.open, words),
        "left": whole(view.coverage.left, words),
        "low": whole(view.brings_low, words),
        "high": whole(view.brings_high, words),
    }
    if view.coverage.answer is Answer.ENOUGH:
        return words.text(
            "{deals}, {open} together. Even at the low end of the win rate they bring {low}; {left} is left to win.",
            **values,
        )
    if view.coverage.answer is Answer.NOT_ENOUGH:
        return words.text(
            "{deals}, {open} together. Even at the high end of the win rate they bring {high}; {left} is left to win.",
            **values,
        )
    return words.text(
        "{deals}, {open} together. By the win rate they bring between {low} and {high}, and the {left} left to win "
        "lies between the two.",
        **values,
    )


def sayable_told(view: CoverageView, words: Words) -> str:
    """Return what would make the answer sayable, or what to do about it; "" where nothing is to do."""
    shown = view.coverage
    if view.over:
        return words.text("Choose a period that is still to come.")
    if shown.why is Why.NO_TARGET:
        return words.text("Set a target, and the answer is here.")
    if shown.why is Why.FEW_CLOSED:
        return words.plural(
            "Close {n} more deal as won or lost, or import the ones decided earlier.",
            "Close {n} more deals as won or lost, or import those decided earlier.",
            max(1, LEAST_CLOSED - view.win_rate.n),
        )
    if shown.why is Why.NO_EXPECTED_DATES:
        return words.text("Enter the expected close of your open deals.")
    if shown.answer is Answer.CANNOT_SAY and view.sure_from is not None:
        return words.text(
            "From {amount} open it is enough for sure. Every deal that is decided narrows the range as well.",
            amount=whole(view.sure_from, words),
        )
    if shown.answer is Answer.CANNOT_SAY:
        return words.text("It becomes sayable with the first win.")
    if shown.answer is Answer.NOT_ENOUGH and shown.pipeline_gap is not None and shown.pipeline_gap.minor > 0:
        return words.text(
            "{gap} more of open, qualified and proven deals is needed, expected in {period}.",
            gap=whole(shown.pipeline_gap, words),
            period=words.period(view.period),
        )
    return ""


def same_sides_told(view: CoverageView, words: Words) -> str:
    """Return what counts on both sides of the comparison (3.13)."""
    return words.text(
        "Both sides are {period} and net of tax. Open deals count once they are qualified, proven and expected in it; "
        "disqualified deals count in no win rate.",
        period=words.period(view.period),
    )


def reach_bar(view: CoverageView, words: Words) -> ReachBar | None:
    """Return the bar of what the deals that count bring beside what is left to win, None where it cannot be drawn."""
    left, opened = view.coverage.left, view.coverage.open
    if (
        view.over
        or left is None
        or opened is None
        or view.brings is None
        or view.brings_low is None
        or view.brings_high is None
    ):
        return None
    amounts = {"brings": view.brings, "open": opened, "left": left}
    told: dict[ReachPart, str] = {
        "brings": words.text(
            "{amount}, between {low} and {high}",
            amount=whole(view.brings, words),
            low=whole(view.brings_low, words),
            high=whole(view.brings_high, words),
        ),
        "open": whole(opened, words),
        "left": whole(left, words),
    }
    return ReachBar(
        shares=reach_shares(
            brings=view.brings.minor,
            low=view.brings_low.minor,
            high=view.brings_high.minor,
            opened=opened.minor,
            left=amounts["left"].minor,
        ),
        entries=tuple((part, words.text(_PARTS[part]), told[part]) for part in _PARTS),
        mark=words.text("Left {amount}", amount=whole(left, words)),
        told="; ".join(f"{words.text(_PARTS[part])}: {told[part]}" for part in _PARTS),
    )


_UNKNOWN = "–"

Fact = tuple[str, str, str]
"""What it is called, the figure, and what it rests on."""


def facts(view: CoverageView, words: Words) -> Sequence[Fact]:
    """Return what the answer rests on, line by line, the twin of the bar; sums that nobody knows are left out."""
    shown = view.coverage
    every = (
        (words.text("Target"), whole(view.target, words), words.text("{won} won of it", won=whole(view.won, words))),
        (words.text("Left to win"), whole(shown.left, words), words.text("target − won")),
        (
            words.text("Open"),
            whole(shown.open, words),
            words.plural("{n} deal that counts", "{n} deals that count", view.covering.count),
        ),
        (words.text("Required"), whole(shown.required, words), _required_by(view, words)),
        (words.text("Pipeline gap"), whole(shown.pipeline_gap, words), words.text("required − open")),
        (words.text("Coverage"), _ratio(shown.ratio, words), _needed(view, words)),
        (words.text("Win rate"), rate_short(view.win_rate, words), rate_rests(view.win_rate, words)),
        (words.text("Slips out"), _slip(view.slip, words), slip_rests(view.slip, words)),
        (words.text("Average win"), whole(view.mean_won, words), words.text("of the last 24 months")),
        (words.text("Average cycle"), _days(view.cycle.mean, words), _cycle_rests(view, words)),
    )
    said = {words.text("Win rate"), words.text("Slips out")}
    return tuple(fact for fact in every if fact[1] != _UNKNOWN or fact[0] in said)


def _required_by(view: CoverageView, words: Words) -> str:
    if view.coverage.required is None:
        return words.text("needs a win rate")
    if view.coverage.slip > 0:
        return words.text("left ÷ win rate ÷ what does not slip")
    return words.text("left ÷ win rate")


def _ratio(ratio: float | None, words: Words) -> str:
    return words.text("{ratio} ×", ratio=words.number(ratio, 1)) if ratio is not None else _UNKNOWN


def _needed(view: CoverageView, words: Words) -> str:
    needed = view.coverage.needed_ratio
    if needed is None:
        return words.text("needs a win rate")
    return words.text("{ratio} × needed", ratio=words.number(needed, 1))


def rate_short(rate: Rate, words: Words) -> str:
    """Return a rate as a figure, a dash below eight."""
    return words.percent(rate.value) if rate.n >= LEAST_CLOSED else _UNKNOWN


def rate_rests(rate: Rate, words: Words) -> str:
    """Return what a win rate rests on: how many, between which shares, or that too few closed."""
    if rate.n < LEAST_CLOSED:
        return words.plural("{n} closed, 8 needed", "{n} closed, 8 needed", rate.n)
    return _of_seen(rate, words)


def _of_seen(rate: Rate, words: Words) -> str:
    return words.text(
        "of {n} ({low}–{high})",
        n=words.number(rate.n),
        low=words.number(round(rate.low * 100)),
        high=words.percent(rate.high),
    )


def _slip(slip: Rate, words: Words) -> str:
    return words.percent(slip.value) if slip.n >= LEAST_CLOSED else _UNKNOWN


def slip_rests(slip: Rate, words: Words) -> str:
    """Return what the slip rests on; below eight deals nothing is taken off, which is said."""
    if slip.n < LEAST_CLOSED:
        return words.plural(
            "{n} of 8 seen: none off",
            "{n} of 8 seen: none off",
            slip.n,
        )
    return _of_seen(slip, words)


def _days(days: float | None, words: Words) -> str:
    return words.plural("{n} day", "{n} days", round(days)) if days is not None else _UNKNOWN


def _cycle_rests(view: CoverageView, words: Words) -> str:
    if not view.cycle.n:
        return words.text("no win yet")
    return words.plural(
        "{n} win, median {days}",
        "{n} wins, median {days}",
        view.cycle.n,
        days=words.number(view.cycle.median or 0),
    )


def out_told(one: LeftOut, words: Words) -> tuple[str, str, str]:
    """Return why deals are left out, how many and how much, and what to do about it."""
    deals = words.plural("{n} deal", "{n} deals", one.sum.count)
    said = words.text("{deals}, {value}", deals=deals, value=whole(one.sum.value, words)) if one.sum.value else deals
    return words.text(_OUT[one.why]), said, words.text(_OUT_NEXT[one.why])
