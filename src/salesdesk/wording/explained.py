"""How a figure comes about, in words with its numbers put in, and what each deal behind it counts as (B16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salesdesk.domain.ageing import Age, Cycle
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.explained import HITS, Explained, Figure, Ground, Part
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.wording.leads import wait_told
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_NAMES: Mapping[Figure, str] = {
    Figure.OPEN: N_("Open"),
    Figure.WON: N_("Won"),
    Figure.COMMIT: N_("Commit"),
    Figure.WEIGHTED: N_("Weighted rest"),
    Figure.SHORTFALL: N_("Shortfall"),
    Figure.COVERAGE: N_("Coverage"),
    Figure.WIN_RATE: N_("Win rate"),
    Figure.CYCLE: N_("Average cycle"),
    Figure.AGE: N_("Age"),
    Figure.CHANCE: N_("Weighted value"),
    Figure.COUNT: N_("Deals"),
    Figure.PRICE_SHARE: N_("Lost for the price"),
    Figure.PASSED: N_("Went on"),
    Figure.ALL_WEIGHTED: N_("Weighted"),
    Figure.P10: N_("1 in 10 below (P10)"),
    Figure.P90: N_("1 in 10 above (P90)"),
    Figure.PROMISED: N_("Forecast"),
    Figure.IN_TIME: N_("Answered in time"),
}
_PARTS: Mapping[Part, str] = {
    Part.OPEN: N_("Open"),
    Part.WON: N_("Won"),
    Part.LOST: N_("Lost"),
    Part.COMMIT: N_("Commit"),
    Part.WEIGHTED: N_("Weighted"),
    Part.LOST_FOR_PRICE: N_("Lost for the price"),
    Part.NOT_FOR_PRICE: N_("Not lost for the price"),
    Part.WENT_ON: N_("Went on"),
    Part.STAYED: N_("Stayed behind"),
    Part.IN_TIME: N_("In time"),
    Part.TOO_LATE: N_("Too late"),
    Part.WAITS_TOO_LONG: N_("Waits too long"),
}
_RULES: Mapping[Figure, str] = {
    Figure.OPEN: N_("The values of all open deals."),
    Figure.WON: N_("The values of the deals won in the period."),
    Figure.COMMIT: N_("Open deals expected in the period that are committed count at their full value."),
    Figure.WEIGHTED: N_(
        "Open deals expected in the period count at value × chance. Committed ones count apart, omitted ones nowhere."
    ),
    Figure.COVERAGE: N_("Open deals count once they are qualified, proven and expected in the period."),
    Figure.WIN_RATE: N_("Disqualified deals do not count."),
    Figure.PASSED: N_(
        "A deal went on when it reached a later stage or was won. One that still stands in the stage counts once it is "
        "older than 9 of 10 wins."
    ),
    Figure.ALL_WEIGHTED: N_("Every open deal counts at value × chance."),
    Figure.P10: N_("Each open deal comes whole or not at all, at its chance, and none depends on another."),
    Figure.P90: N_("Each open deal comes whole or not at all, at its chance, and none depends on another."),
    Figure.PROMISED: N_(
        "Deals expected in the next period: committed ones at their full value, the others at value × chance."
    ),
    Figure.IN_TIME: N_("A lead that nobody has spoken with counts once it waits too long."),
    Figure.CYCLE: N_("Days from the day a won deal was qualified, else created, to the day it was won."),
}


def figure_name(figure: Figure, words: Words) -> str:
    """Return what a figure is called."""
    return words.text(_NAMES[figure])


def part_told(ground: Ground, words: Words) -> str:
    """Return what a deal counts as."""
    return words.text(_PARTS[ground.part])


def ground_told(shown: Explained, ground: Ground, words: Words) -> str:
    """Return what a deal brings to a figure: days, an amount, an amount weighted by its chance; of a lead its wait."""
    if ground.minutes is not None:
        return wait_told(words, ground.minutes, shown.working_day)
    if shown.figure is Figure.CYCLE and ground.days is not None:
        return words.plural("{n} day", "{n} days", ground.days)
    if ground.part is Part.WEIGHTED and ground.amount is not None and ground.chance is not None:
        return words.text(
            "{value} × {chance} = {amount}",
            value=words.money(ground.amount),
            chance=words.percent(ground.chance),
            amount=words.money(ground.counted),
        )
    if ground.part is Part.WEIGHTED and ground.amount is not None:
        return words.text("{value}, no chance yet", value=words.money(ground.amount))
    return (
        words.money(ground.amount)
        if ground.amount is not None
        else words.text("no value in {currency}", currency=shown.currency)
    )


def rule_told(shown: Explained, words: Words) -> str:
    """Return which deals count, and how many of them bring nothing."""
    said = [words.text(_RULES[shown.figure])] if shown.figure in _RULES else []
    if shown.figure in _SUMS and shown.without:
        said.append(
            words.plural(
                "{n} deal brings nothing: its value in {currency} or its chance is not known.",
                "{n} deals bring nothing: their value in {currency} or their chance is not known.",
                shown.without,
                currency=shown.currency,
            )
        )
    if any(ground.own is not None for ground in shown.grounds):
        said.append(words.text("Values in other currencies count at the exchange rate of the day."))
    return " ".join(said)


def formula_told(shown: Explained, words: Words) -> str:
    """Return the formula of a figure with its numbers put in."""
    return _FORMULAS[shown.figure](shown, words)


def _sum(shown: Explained, words: Words) -> str:
    counted = len(shown.grounds) - shown.without
    result = shown.result if isinstance(shown.result, Money) else None
    return words.plural(
        "{n} deal with a value comes to {sum}.",
        "{n} deals with a value come to {sum}.",
        counted,
        sum=words.money(result or Money.zero(shown.currency)),
    )


def _shortfall(shown: Explained, words: Words) -> str:
    if shown.target is None or not isinstance(shown.result, Money):
        return words.text("No target is set for this period, so nothing can be missing from it.")
    return words.text(
        "{target} target − {won} won − {commit} commit − {weighted} weighted rest = {missing}.",
        target=words.money(shown.target),
        won=words.money(shown.sum_of(Part.WON)),
        commit=words.money(shown.sum_of(Part.COMMIT)),
        weighted=words.money(shown.sum_of(Part.WEIGHTED)),
        missing=words.money(shown.result) if shown.result.minor else words.text("nothing missing"),
    )


def _coverage(shown: Explained, words: Words) -> str:
    if shown.target is None:
        return words.text("No target is set for this period, so there is nothing to cover.")
    if not isinstance(shown.result, float):
        return words.text(
            "{won} won reach the target of {target}.",
            won=words.money(shown.sum_of(Part.WON)),
            target=words.money(shown.target),
        )
    covered = words.text(
        "{open} open ÷ ({target} target − {won} won) = {ratio} ×.",
        open=words.money(shown.sum_of(Part.OPEN)),
        target=words.money(shown.target),
        won=words.money(shown.sum_of(Part.WON)),
        ratio=words.number(shown.result, 2),
    )
    return f"{covered} {_needed(shown.rate, shown.slip, words)}"


def _needed(rate: Rate | None, slip: float, words: Words) -> str:
    if rate is None or rate.n < LEAST_CLOSED or not rate.value:
        seen = rate.n if rate is not None else 0
        return words.plural(
            "How much is needed cannot be said: {n} deal closed, at least 8 with a win are needed.",
            "How much is needed cannot be said: {n} deals closed, at least 8 with a win are needed.",
            seen,
        )
    if 0 < slip < 1:
        return words.text(
            "Needed: 1 ÷ ({rate} win rate × {stays} that is decided in the period) = {needed} ×.",
            rate=words.percent(rate.value, 1),
            stays=words.percent(1 - slip, 1),
            needed=words.number(1 / (rate.value * (1 - slip)), 2),
        )
    return words.text(
        "Needed: 1 ÷ {rate} win rate = {needed} ×.",
        rate=words.percent(rate.value, 1),
        needed=words.number(1 / rate.value, 2),
    )


def _share(shown: Explained, words: Words) -> str:
    rate = shown.result
    if not isinstance(rate, Rate) or rate.n < LEAST_CLOSED:
        return cannot_say(len(shown.grounds), words)
    hits = len(shown.of(HITS[shown.figure]))
    told = words.text(
        _SHARES[shown.figure],
        hits=words.number(hits),
        others=words.number(rate.n - hits),
        rate=words.percent(rate.value, 1),
    )
    return f"{told} {interval_told(rate, words)}"


def _in_time(shown: Explained, words: Words) -> str:
    rate = shown.result
    if not isinstance(rate, Rate) or rate.value is None:
        return words.text("No lead was answered yet, and none is late.")
    hits = len(shown.of(Part.IN_TIME))
    told = words.text(
        "{hits} spoken with within {target} of working time ÷ ({hits} + {others} too late) = {rate}.",
        hits=words.number(hits),
        target=words.text("{h} h", h=shown.hours),
        others=words.number(rate.n - hits),
        rate=words.percent(rate.value),
    )
    return f"{told} {interval_told(rate, words)}"


_SHARES: Mapping[Figure, str] = {
    Figure.WIN_RATE: N_("{hits} won ÷ ({hits} won + {others} lost) = {rate}."),
    Figure.PRICE_SHARE: N_("{hits} lost for the price ÷ ({hits} + {others} other deals that closed) = {rate}."),
    Figure.PASSED: N_("{hits} went on ÷ ({hits} + {others} that stayed behind) = {rate}."),
}


def cannot_say(n: int, words: Words) -> str:
    """Return that too few closed for a rate."""
    return words.plural("Cannot say: {n} closed, 8 needed.", "Cannot say: {n} closed, 8 needed.", n)


def interval_told(rate: Rate, words: Words) -> str:
    """Return between which shares the true one lies (F8)."""
    return words.text(
        "The true share lies between {low} and {high} (95 %).",
        low=words.percent(rate.low),
        high=words.percent(rate.high),
    )


def _cycle(shown: Explained, words: Words) -> str:
    if not isinstance(shown.result, float):
        return words.text("No deal was won yet, so there is no cycle to tell.")
    days = sum(ground.days or 0 for ground in shown.grounds)
    return words.plural(
        "{days} days ÷ {n} won deal = {mean} days.",
        "{days} days ÷ {n} won deals = {mean} days.",
        len(shown.grounds),
        days=words.number(days),
        mean=words.number(shown.result, 1),
    )


def _age(shown: Explained, words: Words) -> str:
    if shown.since is None or shown.until is None or not isinstance(shown.result, int):
        return words.text("Neither a qualified nor a created date is known, so this deal has no age.")
    told = words.plural(
        "From {since} to {until}: {n} day.",
        "From {since} to {until}: {n} days.",
        (shown.until - shown.since).days,
        since=words.short_date(shown.since),
        until=words.short_date(shown.until),
    )
    if not shown.paused:
        return told
    return words.plural(
        "{told} Less {n} day of pauses: day {age}.",
        "{told} Less {n} days of pauses: day {age}.",
        shown.paused,
        told=told,
        age=shown.result,
    )


def _range(shown: Explained, words: Words) -> str:
    if not isinstance(shown.result, Money):
        return words.text("No open deal has a value and a chance, so there is no range.")
    end = words.money(shown.result, cents=False)
    if shown.figure is Figure.P10:
        return words.plural(
            "{n} open deal with a value and a chance: in 1 of 10 cases it comes to {end} or less.",
            "{n} open deals with a value and a chance: in 1 of 10 cases they come to {end} or less.",
            len(shown.bets),
            end=end,
        )
    return words.plural(
        "{n} open deal with a value and a chance: in 9 of 10 cases it comes to {end} or less.",
        "{n} open deals with a value and a chance: in 9 of 10 cases they come to {end} or less.",
        len(shown.bets),
        end=end,
    )


def _promised(shown: Explained, words: Words) -> str:
    commit, rest = shown.sum_of(Part.COMMIT), shown.sum_of(Part.WEIGHTED)
    return words.text(
        "{commit} commit + {weighted} weighted rest = {sum}.",
        commit=words.money(commit),
        weighted=words.money(rest),
        sum=words.money(commit + rest),
    )


def _chance(shown: Explained, words: Words) -> str:
    (ground,) = shown.grounds
    if ground.chance is None:
        return words.text("Neither this deal nor its stage has a chance of winning yet.")
    chance = words.percent(ground.chance)
    whose = (
        words.text("{chance} is the chance of the stage {stage}.", chance=chance, stage=shown.basis)
        if shown.basis
        else words.text("{chance} is the chance entered on the deal itself.", chance=chance)
    )
    if ground.amount is None:
        return words.text("{whose} The deal has no value yet to weigh by it.", whose=whose)
    return f"{ground_told(shown, ground, words)}. {whose}"


def _count(shown: Explained, words: Words) -> str:
    return words.plural("{n} deal.", "{n} deals.", len(shown.grounds))


_SUMS = frozenset(
    {
        Figure.OPEN,
        Figure.WON,
        Figure.COMMIT,
        Figure.WEIGHTED,
        Figure.SHORTFALL,
        Figure.COVERAGE,
        Figure.ALL_WEIGHTED,
        Figure.PROMISED,
        Figure.P10,
        Figure.P90,
    }
)

_FORMULAS: Mapping[Figure, Callable[[Explained, Words], str]] = {
    Figure.OPEN: _sum,
    Figure.WON: _sum,
    Figure.COMMIT: _sum,
    Figure.WEIGHTED: _sum,
    Figure.SHORTFALL: _shortfall,
    Figure.COVERAGE: _coverage,
    Figure.WIN_RATE: _share,
    Figure.PRICE_SHARE: _share,
    Figure.PASSED: _share,
    Figure.CYCLE: _cycle,
    Figure.AGE: _age,
    Figure.CHANCE: _chance,
    Figure.COUNT: _count,
    Figure.ALL_WEIGHTED: _sum,
    Figure.PROMISED: _promised,
    Figure.P10: _range,
    Figure.P90: _range,
    Figure.IN_TIME: _in_time,
}


def deal_figures(
    age: Age, cycle: Cycle, weighted: Money | None, words: Words, *, is_open: bool
) -> Mapping[Figure, str]:
    """Return the figures of one deal that can be asked what they rest on, each in its words; unknown ones are none."""
    said: dict[Figure, str] = {}
    if age.days is not None:
        said[Figure.AGE] = words.text("Day {n}", n=words.number(age.days))
    if cycle.mean is not None:
        said[Figure.CYCLE] = words.text("Average cycle {n} days", n=words.number(cycle.mean, 0))
    if is_open:
        known = words.text("Weighted {amount}", amount=words.money(weighted, cents=False))
        said[Figure.CHANCE] = known if weighted is not None else words.text("No weighted value yet")
    return said
