"""The gap bar of a period and the answer to "do we have enough pipeline?", in words."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.charts import GapBar, GapPart, GapSegment, gap_shares
from salesdesk.domain.coverage import LEAST_CLOSED, Answer, Coverage
from salesdesk.domain.explained import Figure
from salesdesk.domain.forecast import Outlook
from salesdesk.domain.money import Money
from salesdesk.domain.pipeline import PipelineFigures
from salesdesk.wording.amounts import whole
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_NAMES: Mapping[GapPart, str] = {
    "won": N_("Won"),
    "commit": N_("Commit"),
    "weighted": N_("Weighted rest"),
    "shortfall": N_("Shortfall"),
}


def gap_bar(outlook: Outlook, words: Words) -> GapBar:
    """Return the gap bar of a period: target, won, commit, weighted rest, shortfall (terms)."""
    target, shortfall = outlook.target, outlook.shortfall
    shares = gap_shares(
        won=outlook.won.minor,
        commit=outlook.commit.minor,
        weighted=outlook.weighted_rest.minor,
        target=target.minor if target else None,
    )
    amounts: dict[GapPart, Money | None] = {
        "won": outlook.won,
        "commit": outlook.commit,
        "weighted": outlook.weighted_rest,
        "shortfall": shortfall,
    }
    return GapBar(
        period=words.period(outlook.period),
        segments=tuple(
            GapSegment(part=part, share=shares.of(part), name=words.text(_NAMES[part]), amount=whole(amount, words))
            for part, amount in amounts.items()
        ),
        target=words.text("Target {amount}", amount=whole(target, words)) if target else "",
        target_share=shares.target,
        told="; ".join(f"{words.text(_NAMES[part])}: {whole(amount, words)}" for part, amount in amounts.items()),
    )


def coverage_short(shown: Coverage, words: Words) -> str:
    """Return the answer in the few words of a pill."""
    if shown.ratio is not None and shown.needed_ratio is not None:
        return words.text(
            "Coverage {ratio} of {needed} ×",
            ratio=words.number(shown.ratio, 1),
            needed=words.number(shown.needed_ratio, 1),
        )
    if shown.answer is Answer.DONE:
        return words.text("Target reached")
    return words.text("Enough pipeline? Cannot say")


def coverage_told(shown: Coverage, words: Words) -> str:
    """Return what the answer rests on, in a sentence or two (F1, B13)."""
    answers = {
        Answer.ENOUGH: words.text("Enough pipeline."),
        Answer.NOT_ENOUGH: words.text("Not enough pipeline."),
        Answer.CANNOT_SAY: words.text("Enough pipeline? Cannot say."),
        Answer.DONE: words.text("The target is reached."),
    }
    told = f"{answers[shown.answer]} {label(words, shown.why)}."
    slips = slip_told(shown, words)
    if shown.required is None:
        return f"{told} {slips}" if slips else told
    both = words.text(
        "{told} Required {required}, open {open}, pipeline gap {gap}.",
        told=told,
        required=whole(shown.required, words),
        open=whole(shown.open, words),
        gap=whole(shown.pipeline_gap, words),
    )
    return f"{both} {slips}" if slips else both


def slip_told(shown: Coverage, words: Words) -> str:
    """Return how much of the open value is taken to slip out of the period, "" where none is (3.13)."""
    if shown.slip <= 0 or (shown.required is None and shown.ratio is None):
        return ""
    return words.text(
        "This allows for {share} of the open value slipping out of the period.", share=words.percent(shown.slip)
    )


def _open_told(shown: PipelineFigures, words: Words) -> str:
    deals = words.plural("{n} open deal", "{n} open deals", shown.open.count)
    if shown.open.count == 0:
        return deals
    if shown.open.value is None:
        return words.text("{deals}, none with a value", deals=deals)
    return words.text("{deals}, {value}", deals=deals, value=whole(shown.open.value, words))


def beside_period(shown: PipelineFigures, selling_days_left: int, words: Words) -> str:
    """Return what stands beside the period: the selling days left, and how many deals its sums leave out."""
    left = words.plural("{n} selling day left", "{n} selling days left", selling_days_left)
    apart = not_counted(shown.other_currencies, words)
    return words.text("{left}. {apart}", left=left, apart=apart) if apart else left


def not_counted(deals: int, words: Words) -> str:
    """Return how many deals no sum counts because their currency has no exchange rate, and what to do; "" of none."""
    if not deals:
        return ""
    return words.plural(
        "{n} deal in another currency is not counted: enter a rate in Settings",
        "{n} deals in other currencies are not counted: enter a rate in Settings",
        deals,
    )


def pipeline_figures(shown: PipelineFigures, words: Words) -> Mapping[Figure, str]:
    """Return the figures of a pipeline that can be asked what they rest on, each with its name (B16)."""
    rate, cycle = shown.win_rate, shown.cycle
    return {
        Figure.OPEN: _open_told(shown, words),
        Figure.COVERAGE: coverage_short(shown.coverage, words),
        Figure.WIN_RATE: words.text("Win rate {share} of {n}", share=words.percent(rate.value), n=words.number(rate.n))
        if rate.n >= LEAST_CLOSED
        else words.text("Win rate: cannot say, {n} closed", n=words.number(rate.n)),
        Figure.CYCLE: words.text("Average cycle {n} days", n=words.number(cycle.mean, 0))
        if cycle.mean is not None
        else words.text("Average cycle: no win yet"),
    }
