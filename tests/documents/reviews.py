"""A review made by hand, with everything that a section can hold."""

from __future__ import annotations

from datetime import date

from salesdesk.application.forecast.review_paper import (
    Chart,
    Gain,
    Head,
    ReviewPaper,
    Section,
    Share,
    Table,
    Tile,
    Value,
)
from salesdesk.application.papers import Paper
from salesdesk.domain.money import Money


def eur(amount: str) -> Money:
    """Return an amount in euro."""
    return Money.of(amount, "EUR")


_HEADS = (
    Head(name="Rep", wide=1.6, figures=False),
    Head(name="Closed"),
    Head(name="Commit"),
    Head(name="Deals"),
    Head(name="Change"),
    Head(name="Chance"),
    Head(name="Day"),
    Head(name="What to do", wide=2, figures=False),
)


def _line(name: str, closed: str, commit: str | None, deals: int, by: str) -> tuple[Value, ...]:
    called = None if commit is None else eur(commit)
    return name, eur(closed), called, deals, Gain(eur(by)), Share(0.5), date(2026, 12, 9), "Ask them"


REPS = Table(
    title="Rep by rep",
    heads=_HEADS,
    lines=(
        _line("=Ada & Søn <Ζωή>", "1000.05", "20", 3, "-5.50"),
        _line("Bea", "0", None, 0, "12"),
        ("Together", eur("1000.05"), eur("20"), 3, Gain(eur("6.50")), None, None, ""),
    ),
    total=True,
    note="The 2 largest of 3.",
)
EMPTY = Table(title="Nothing here", heads=_HEADS, lines=(), empty="No deal is left out.")
LONG = Table(title="Long", heads=_HEADS, lines=tuple(_line(f"Rep {n}", f"{n}.10", "1", n, "0") for n in range(60)))
REVIEW = ReviewPaper(
    title="Review of Q4 2026",
    whose="Field sales",
    desk="North & Co",
    seller="",
    as_of=date(2026, 12, 1),
    currency="EUR",
    paper=Paper.A4,
    language="en",
    sections=(
        Section(
            title="Forecast",
            answer="The target is out of reach.",
            said=("€ 1,000.05 won.",),
            tiles=(
                Tile(name="Won", value=eur("1000.05"), under="1 deal"),
                Tile(name="Reaches the target", value=Share(0.125), under="exact range of 3 open deals"),
            ),
            parts=(
                Chart(
                    table=REPS, columns=(1, 2), fills=("solid", "hatched"), told="What each rep has closed.",
                    mark=eur("1500"), marked="Target € 1,500",
                ),
                REPS,
                EMPTY,
            ),
        ),
        Section(
            title="Ageing", answer="Some are old.",
            parts=(Chart(table=REPS, columns=(3,), fills=("warn",), told="Deals.", stacked=False), REPS, LONG),
        ),
    ),
)  # fmt: skip
