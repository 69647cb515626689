"""`salesdesk pipeline`: the figures of a desk, as JSON (terms: numbers in JSON) or in lines for people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any

from salesdesk.application.forecasting import PeriodView
from salesdesk.cli.speech import opened
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import Answer, Coverage
from salesdesk.domain.money import Money
from salesdesk.domain.pipeline import PipelineFigures, StageSum, Sum
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.gap import not_counted, slip_told
from salesdesk.wording.labels import N_, label

SHARE_DIGITS = 4


def run(chosen: argparse.Namespace) -> int:
    """Print the figures. Raises DeskTrouble, NotAPeriod."""
    with opened(chosen.desk) as desk:
        view = desk.forecasting.view(chosen.period, chosen.as_of)
    if chosen.json:
        print(json.dumps(as_json(view.figures), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(view, Words())))
    return 0


def as_json(figures: PipelineFigures) -> dict[str, Any]:
    """Return the figures as JSON has them: money as "10005534.00 USD", null where nothing is known."""
    return {
        "as_of": figures.as_of.isoformat(),
        "period": figures.period.name,
        "currency": figures.currency,
        "open": _sum(figures.open),
        "won": _sum(figures.won),
        "lost": {"count": figures.lost.count},
        "win_rate": _rate(figures.win_rate),
        "cycle_days": _cycle(figures.cycle),
        "stages": [_stage(s) for s in figures.stages if s.stage or s.sum.count],
        "coverage": _coverage(figures.coverage),
        "in_period": {
            "won": _sum(figures.won_in_period),
            "lost": {"count": figures.outlook.lost_count},
            "target": _money(figures.outlook.target),
            "commit": _money(figures.outlook.commit),
            "weighted_rest": _money(figures.outlook.weighted_rest),
            "shortfall": _money(figures.outlook.shortfall),
            "attainment": _share(figures.outlook.attainment),
        },
        "other_currencies": figures.other_currencies,
    }


def _money(amount: Money | None) -> str | None:
    return None if amount is None else str(amount)


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, SHARE_DIGITS)


def _sum(shown: Sum) -> dict[str, Any]:
    return {"count": shown.count, "value": _money(shown.value), "valued": shown.valued}


def _rate(rate: Rate) -> dict[str, Any]:
    seen = rate.n > 0
    low, high = (_share(rate.low), _share(rate.high)) if seen else (None, None)
    return {"value": _share(rate.value), "low": low, "high": high, "n": rate.n}


def _cycle(cycle: Cycle) -> dict[str, Any]:
    mean = None if cycle.mean is None else round(cycle.mean, 1)
    return {
        "n": cycle.n,
        "mean": mean,
        "median": cycle.median,
        "p75": cycle.p75,
        "p90": cycle.p90,
        "p95": cycle.p95,
        "max": cycle.longest,
    }


def _stage(shown: StageSum) -> dict[str, Any]:
    name = shown.stage.name if shown.stage else None
    return {"name": name, **_sum(shown.sum), "weighted": _money(shown.weighted)}


def _coverage(shown: Coverage) -> dict[str, Any]:
    return {
        "answer": shown.answer.value,
        "ratio": _share(shown.ratio),
        "needed_ratio": _share(shown.needed_ratio),
        "required": _money(shown.required),
        "open": _money(shown.open),
        "pipeline_gap": _money(shown.pipeline_gap),
        "why": shown.why.value,
    }


def lines(view: PeriodView, words: Words) -> list[str]:
    """Return the figures in lines for people."""
    figures, outlook = view.figures, view.figures.outlook
    rate, cycle = figures.win_rate, figures.cycle
    told = [
        words.text("{period}, as of {day}", period=words.period(figures.period), day=words.date(figures.as_of)),
        _line(words.text("Open"), figures.open, words),
        _line(words.text("Won"), figures.won, words),
        words.text("  {name:<14}{n:>8}", name=words.text("Lost"), n=words.number(figures.lost.count)),
        words.text(
            "Win rate {rate} ({low} to {high}, {n} closed deals)",
            rate=words.percent(rate.value, 1),
            low=words.percent(rate.low, 1),
            high=words.percent(rate.high, 1),
            n=words.number(rate.n),
        ),
    ]
    if cycle.mean is not None:
        told.append(
            words.text(
                "Cycle {mean} days on average, 9 of 10 wins within {p90} ({n} won deals)",
                mean=words.number(cycle.mean, 1),
                p90=cycle.p90,
                n=words.number(cycle.n),
            )
        )
    told += [_stage_line(s, words) for s in figures.stages if s.stage or s.sum.count]
    told.append(
        words.text(
            "Target {target}: won {won}, commit {commit}, weighted rest {rest}, shortfall {short}",
            target=words.money(outlook.target),
            won=words.money(outlook.won),
            commit=words.money(outlook.commit),
            rest=words.money(outlook.weighted_rest),
            short=words.money(outlook.shortfall),
        )
    )
    told.append(coverage_line(figures.coverage, words))
    apart = not_counted(figures.other_currencies, words)
    return [*told, f"{apart}."] if apart else told


def _line(name: str, shown: Sum, words: Words) -> str:
    return f"  {name:<14}{words.number(shown.count):>8}  {words.money(shown.value):>16}"


def _stage_line(shown: StageSum, words: Words) -> str:
    name = shown.stage.name if shown.stage else words.text("No stage")
    return f"{_line(name, shown.sum, words)}  {words.money(shown.weighted):>16}"


_ANSWERS: Mapping[Answer, str] = {
    Answer.ENOUGH: N_("Enough pipeline"),
    Answer.NOT_ENOUGH: N_("Not enough pipeline"),
    Answer.CANNOT_SAY: N_("Enough pipeline? Cannot say"),
    Answer.DONE: N_("The target is reached"),
}


def coverage_line(shown: Coverage, words: Words) -> str:
    """Return the answer to "do we have enough pipeline?" with its reason."""
    told = f"{words.text(_ANSWERS[shown.answer])}. {label(words, shown.why)}."
    slips = slip_told(shown, words)
    return f"{told} {slips}" if slips else told
