"""The forecast of a period in words: what is likely, what it rests on, what is in no range (4.1, F3, F4, F10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesdesk.application.forecast.outlooks import (
    Called,
    ChanceFrom,
    DueDeal,
    NotInRange,
    OutlookView,
    OutOfRangeWhy,
    Spread,
)
from salesdesk.application.range_chart import (
    HELD_PARTS,
    HeldBar,
    HeldPart,
    HeldSegment,
    RangeStrip,
    held_shares,
    range_shares,
)
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.money import Money
from salesdesk.domain.roll_up import RollUp
from salesdesk.wording.amounts import whole
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_HARDLY: Final = 0.005
_NOT_IN_RANGE: Mapping[OutOfRangeWhy, tuple[str, str]] = {
    OutOfRangeWhy.NO_VALUE: (N_("No value"), N_("Enter what they would bring on the deal.")),
    OutOfRangeWhy.NO_CHANCE: (
        N_("No chance"),
        N_("Enter a chance on the deal, give its stage one, or let the odds of its age count (Settings, Forecast)."),
    ),
    OutOfRangeWhy.NO_RATE: (N_("No exchange rate"), N_("Enter a rate for their currency in Settings.")),
    OutOfRangeWhy.NO_DATE: (N_("No expected close"), N_("Ask when they decide, and enter the day on the deal.")),
}
_CHANCE_FROM: Mapping[ChanceFrom, str] = {
    ChanceFrom.REP: N_("The rep’s own chance"),
    ChanceFrom.STAGE: N_("The chance of its stage"),
    ChanceFrom.AGE: N_("The odds of its age: neither rep nor stage gives a chance"),
}
_HELD: Mapping[HeldPart, str] = {
    "closed": N_("Closed"),
    "commit": N_("Commit"),
    "best_case": N_("Best case"),
    "pipeline": N_("Pipeline"),
}


def chance_told(chance: float | None, words: Words) -> str:
    """Return a probability as a percentage; what is nearly sure, or nearly out of reach, is not said to be so."""
    if chance is None:
        return words.text("Cannot say")
    if 0 < chance < _HARDLY:
        return words.text("under {share}", share=words.percent(0.01))
    if 1 - _HARDLY < chance < 1:
        return words.text("over {share}", share=words.percent(0.99))
    return words.percent(chance)


def outlook_told(view: OutlookView, words: Words) -> str:
    """Return in one sentence whether the target is reached."""
    period, shown = words.period(view.period), view.outlook
    if view.target is None:
        return words.text("{period}: no target is set, so nobody can say whether it is reached.", period=period)
    if shown.won >= view.target:
        return words.text("{period}: the target is reached.", period=period)
    if view.over:
        missing = whole(view.target - shown.won, words)
        return words.text("{period}: the target was missed by {missing}.", period=period, missing=missing)
    if view.empty:
        return words.text("{period}: nobody can say yet whether the target is reached.", period=period)
    if not view.spread.deals:
        return words.text("{period}: no open deal in it can be counted on yet.", period=period)
    if not view.spread.chance:
        return words.text("{period}: out of reach with the deals that are due in it.", period=period)
    return words.plural(
        "{period}: {chance} likely to be reached with the {n} open deal that is due in it.",
        "{period}: {chance} likely to be reached with the {n} open deals that are due in it.",
        view.spread.deals,
        period=period,
        chance=reach_short(view.spread, words),
    )


def nothing_told(view: OutlookView, words: Words) -> str:
    """Return that nothing is known of a period yet, and what to do; "" where something is."""
    if not view.empty:
        return ""
    nothing = words.text("Nothing is won in this period, and no open deal is expected to close in it.")
    if any(one.why is OutOfRangeWhy.NO_DATE for one in view.not_in_range):
        return words.text("{nothing} Say of your open deals when they are expected to close.", nothing=nothing)
    return words.text("{nothing} Add a deal with the day it may close, or look at another period.", nothing=nothing)


def reach_pill(view: OutlookView, words: Words) -> str:
    """Return whether the target is reached in the few words of a pill; "" where nobody can say."""
    if view.target is None:
        return ""
    if view.outlook.won >= view.target:
        return words.text("Target reached")
    if view.over:
        return words.text("Target missed")
    if not view.spread.deals:
        return ""
    return words.text("Reaches it: {chance}", chance=reach_short(view.spread, words))


def reach_short(spread: Spread, words: Words) -> str:
    """Return the probability to reach the target in the few letters of a figure."""
    return chance_told(spread.chance, words)


def range_told(view: OutlookView, spread: Spread, words: Words) -> str:
    """Return what the range says and what it rests on, in sentences; why there is none where nothing can be counted."""
    if view.over:
        return words.text("This period is over: {won} was won in it.", won=whole(view.outlook.won, words))
    if not spread.deals:
        return words.text(
            "There is no range yet: no open deal due in this period has a value and a chance. {won} is won.",
            won=whole(view.outlook.won, words),
        )
    said = words.text(
        "In eight cases of ten between {low} and {high}, in every second {middle} or more.",
        low=whole(spread.p10, words),
        high=whole(spread.p90, words),
        middle=whole(spread.p50, words),
    )
    rests = words.plural(
        "Counted from {n} open deal: it comes with its chance, or not at all.",
        "Counted from {n} open deals: each comes with its chance at its value, or not at all.",
        spread.deals,
    )
    parts = [said, rests, _beyond_told(view, spread, words), _error_told(spread, words), _by_age_told(view, words)]
    return " ".join(part for part in parts if part)


def _beyond_told(view: OutlookView, spread: Spread, words: Words) -> str:
    if view.target is None or spread.most >= view.target:
        return ""
    return words.text(
        "Even with all that is open it would be {most}, {short} short of the target.",
        most=whole(spread.most, words),
        short=whole(view.target - spread.most, words),
    )


def _error_told(spread: Spread, words: Words) -> str:
    if not spread.error.minor:
        return ""
    return words.text("Each figure is exact to {error}.", error=words.money(spread.error))


def _by_age_told(view: OutlookView, words: Words) -> str:
    if not view.by_age:
        return ""
    return words.plural(
        "{n} deal takes the odds of its age, because neither rep nor stage gives a chance.",
        "{n} deals take the odds of their age, because neither rep nor stage gives a chance.",
        view.by_age,
    )


def biggest_told(view: OutlookView, words: Words) -> str:
    """Return the question what happens without the biggest deal."""
    if view.biggest is None:
        return words.text("What if you lose your biggest deal?")
    deal = view.biggest.deal
    return words.text(
        "What if you lose your biggest deal? {account}, {value}",
        account=view.biggest.account or deal.title,
        value=whole(deal.value, words),
    )


def strip_of(view: OutlookView, shown: Spread, words: Words, before: Spread | None = None) -> RangeStrip:
    """Return the strip of a range; `before` is the range as it stands, beside one that is tried."""
    target = view.target
    shares = range_shares(
        won=view.outlook.won.minor,
        p10=shown.p10.minor,
        p50=shown.p50.minor,
        p90=shown.p90.minor,
        target=target.minor if target else None,
        before=(before.p50.minor, before.p90.minor) if before else (),
    )
    said = [f"{name}: {amount}" for name, amount, _, _ in range_lines(view, shown, None, words)]
    return RangeStrip(
        shares=shares,
        target=words.text("Target {amount}", amount=whole(target, words)) if target else "",
        told="; ".join(said),
    )


RangeLine = tuple[str, str, str, str]
"""A figure of the range: its name, what it is now, what it is as tried ("" without a trial), what it means."""


def range_lines(view: OutlookView, now: Spread, tried: Spread | None, words: Words) -> tuple[RangeLine, ...]:
    """Return the figures of the range, as they stand and as tried: the strip's table."""

    def line(name: str, meaning: str, pick: str) -> RangeLine:
        after = "" if tried is None else whole(getattr(tried, pick), words)
        return name, whole(getattr(now, pick), words), after, meaning

    lines = [
        line(words.text("P10"), words.text("reached in nine cases of ten"), "p10"),
        line(words.text("P50"), words.text("reached in every second case"), "p50"),
        line(words.text("P90"), words.text("reached in one case of ten"), "p90"),
    ]
    reach = words.text("Reaches the target")
    meaning = words.text("{target} or more", target=whole(view.target, words)) if view.target else ""
    after = "" if tried is None else chance_told(tried.chance, words)
    return (*lines, (reach, chance_told(now.chance, words), after, meaning))


def held_bar(held: RollUp, target: Money | None, words: Words) -> HeldBar:
    """Return the categories of a period as a stacked bar, each alone and with the surer ones (F4)."""
    alone = (held.closed, held.commit, held.best_case, held.pipeline)
    together = (held.closed, held.with_commit, held.with_best_case, held.with_pipeline)
    shares, mark = held_shares([one.minor for one in alone], target.minor if target else None)
    segments = tuple(
        HeldSegment(
            part=part,
            share=share,
            name=words.text(_HELD[part]),
            alone=whole(one, words),
            together=whole(more, words),
        )
        for part, share, one, more in zip(HELD_PARTS, shares, alone, together, strict=True)
    )
    return HeldBar(
        segments=segments,
        target_share=mark,
        target=words.text("Target {amount}", amount=whole(target, words)) if target else "",
        told="; ".join(f"{one.name}: {one.alone}" for one in segments),
    )


def omitted_told(held: RollUp, words: Words) -> str:
    """Return what is left out on purpose; "" of nothing."""
    if not held.omitted.minor:
        return ""
    return words.text("{amount} is omitted and counts in nothing.", amount=whole(held.omitted, words))


def not_in_range_told(one: NotInRange, words: Words) -> tuple[str, str, str]:
    """Return why deals are in no range, how many they are, and what to do."""
    name, next_step = _NOT_IN_RANGE[one.why]
    deals = words.plural("{n} deal", "{n} deals", one.count)
    if one.value.minor:
        deals = words.text("{deals}, {value}", deals=deals, value=whole(one.value, words))
    return words.text(name), deals, words.text(next_step)


def category_told(one: DueDeal, words: Words) -> str:
    """Return what a deal counts as."""
    return label(words, one.deal.category)


def suggestion_told(one: DueDeal, words: Words) -> str:
    """Return what is suggested beside the rep's category, with the reasons; why nothing is where nothing can be."""
    found = one.suggestion
    if found is None:
        return words.text("Nothing is suggested: the deal has no chance.")
    why = "; ".join(label(words, reason) for reason in found.why)
    return words.text("Suggested: {category}. {why}.", category=label(words, found.category).lower(), why=why)


def suggestion_short(one: DueDeal, words: Words) -> str:
    """Return the suggested category where it is another than the rep's, else nothing."""
    if one.suggestion is None or not one.differs:
        return ""
    return label(words, one.suggestion.category)


def chance_from_told(one: DueDeal, words: Words) -> str:
    """Return whose chance a deal has."""
    if one.chance_from is None:
        return words.text("Neither rep nor stage gives a chance")
    return words.text(_CHANCE_FROM[one.chance_from])


def called_told(called: Called, words: Words) -> str:
    """Return what the reps of a scope commit to in all, and what their leads make of it."""
    if not called.reps:
        return words.text("No rep has anything in this period yet.")
    if not called.said:
        return words.text("No rep has committed to a number yet.")
    said = words.plural(
        "{n} of {all} reps committed: {amount}.",
        "{n} of {all} reps committed: {amount} together.",
        called.said,
        all=words.number(called.reps),
        amount=whole(called.together, words),
    )
    if not called.adjusts:
        return said
    return words.text("{said} As adjusted: {amount}.", said=said, amount=whole(called.adjusted, words))


def adjusted_told(call: ForecastCall | None, by: str, words: Words) -> str:
    """Return the lead's number beside the rep's with its reason; that there is none."""
    if call is None or call.adjusted is None:
        return words.text("Nobody put another number beside it.")
    amount = whole(call.adjusted, words)
    if by:
        return words.text("{name} counts on {amount}: {because}", name=by, amount=amount, because=call.because)
    return words.text("Adjusted to {amount}: {because}", amount=amount, because=call.because)


def given_up_told(call: ForecastCall | None, words: Words) -> str:
    """Return that the target was given up, and why; "" while it stands (0.11)."""
    if call is None or not call.given_up:
        return ""
    return words.text("The target is given up: {reason}", reason=call.given_up)


def effect_told(now: Spread, tried: Spread, words: Words) -> str:
    """Return what a trial does to the middle and to the chance, short, for where the range itself is out of sight."""
    middle = words.text("P50 {after} instead of {now}", after=whole(tried.p50, words), now=whole(now.p50, words))
    before, after = chance_told(now.chance, words), chance_told(tried.chance, words)
    if before == after:
        return words.text("{middle}.", middle=middle)
    return words.text(
        "{middle}, the target reached with {after} instead of {now}.", middle=middle, after=after, now=before
    )


def trial_told(count: int, words: Words) -> str:
    """Return how many deals are under trial."""
    return words.plural(
        "{n} deal is tried with another chance or day. Nothing is kept yet.",
        "{n} deals are tried with another chance or day. Nothing is kept yet.",
        count,
    )
