"""The assumptions: period and target, what deals did so far, the chance by stage, and the way from activity to deal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from salesdesk.documents.template.draft import (
    CHANCE_IN,
    COUNT_IN,
    DAY_IN,
    DAYS,
    SHARE,
    SHARE_IN,
    TEXT_IN,
    Draft,
    fill_in,
    serial,
    to_fill,
)
from salesdesk.documents.workbook.look import COLUMN, COLUMN_RIGHT, DAY, HEADING, NOTE, QUIET, Look
from salesdesk.documents.workbook.page import Known, Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.domain.money import Money
from salesdesk.wording import Words

_WIDTHS: Final[Mapping[str, float]] = MappingProxyType({"A": 2.0, "B": 40.0, "C": 18.0, "D": 18.0, "E": 70.0})
_LEAST_STAGES, STEPS = 10, 4
_Z = "1.959963984540054"
_NOTE = Look(size=9, colour=QUIET, rule="", indent=1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A cell to fill in, with the name by which formulas know it."""

    name: str
    told: str
    value: Known | Money | date | None
    look: Look
    note: str = ""


def draw_assumptions(page: Page, draft: Draft) -> None:
    """Draw the sheet."""
    words = draft.words
    title = words.text("Revenue forecasting template: {period}", period=draft.words.period(draft.content.period))
    draft.open_page(page, title, _WIDTHS)
    told = words.text(
        "Fill in or change the cells on blue ground: here, and on the sheet of deals. All others calculate. "
        "What is filled in already is from your desk."
    )
    page.text("B3", told, Look(size=10, colour=QUIET, rule=""))
    row = _draw_asked(page, 5, words.text("Period and target"), _period(draft))
    _draw_last_day(page, row - 1, draft)
    row = _draw_asked(page, row + 1, words.text("What deals did within 24 months"), _seen(draft))
    row = _draw_rate(page, row - 1, draft)
    row = _draw_stages(page, row + 1, draft)
    row = _draw_steps(page, row + 1, draft)
    page.sheet.print_area = f"A1:E{row}"
    print_wide(page.sheet, draft.content, words, one_page=True)


def _period(draft: Draft) -> Sequence[_Asked]:
    content, words = draft.content, draft.words
    weeks = to_fill(Look(right=True, number=DAYS))
    left = words.text("Working weeks that are left of the period, holidays taken off")
    return (
        _Asked("First", words.text("First day of the period"), content.period.first, DAY_IN),
        _Asked(
            "Target", words.text("Target"), content.target, to_fill(draft.money), words.text("For the whole period")
        ),
        _Asked("WeeksLeft", words.text("Selling weeks left"), content.weeks, weeks, left),
    )


def _seen(draft: Draft) -> Sequence[_Asked]:
    content, words = draft.content, draft.words
    decided = words.text("Won and lost; those that were disqualified are left out")
    slip = words.text("Of what is expected in a period, the share that is not decided in it. Empty: none")
    cycle = to_fill(Look(right=True, number=DAYS))
    return (
        _Asked("WonDeals", words.text("Deals won"), content.won, COUNT_IN),
        _Asked("DecidedDeals", words.text("Deals decided"), content.decided, COUNT_IN, decided),
        _Asked("MeanWon", words.text("Average value of a won deal"), content.mean_won, to_fill(draft.money)),
        _Asked("Cycle", words.text("Average cycle in days"), content.cycle, cycle, words.text("From qualified to won")),
        _Asked("Slip", words.text("Share that slips"), content.slip, SHARE_IN, slip),
    )


def _draw_asked(page: Page, heading: int, title: str, lines: Sequence[_Asked]) -> int:
    """Draw the lines under their heading, and return the second free row below them."""
    page.text(f"B{heading}", title, HEADING)
    for row, one in enumerate(lines, heading + 1):
        page.text(f"B{row}", one.told, Look())
        fill_in(page, f"C{row}", one.value, one.look)
        page.call(one.name, f"C{row}")
        if one.note:
            page.text(f"D{row}", one.note, _NOTE)
    return heading + len(lines) + 2


def _draw_last_day(page: Page, row: int, draft: Draft) -> None:
    words, months = draft.words, len(draft.content.months)
    page.text(f"B{row}", words.text("Last day of the period"), Look())
    page.formula(f"C{row}", f"EDATE(First,{months})-1", serial(draft.content.period.last), Look(right=True, number=DAY))
    page.call("Last", f"C{row}")
    page.text(f"D{row}", words.plural("{n} month", "{n} months", months), _NOTE)


def _draw_rate(page: Page, row: int, draft: Draft) -> int:
    """Draw the win rate with its 95 % interval (F6, F8), and return the second free row below."""
    words, rate = draft.words, draft.sums.rate
    share = Look(right=True, number=SHARE)
    n, hits, seen = "DecidedDeals", "WonDeals", "N(DecidedDeals)>0"
    half = f"{_Z}*SQRT(WinRate*(1-WinRate)/{n}+{_Z}^2/(4*{n}^2))"
    low, high = (f"(WinRate+{_Z}^2/(2*{n}){sign}{half})/(1+{_Z}^2/{n})" for sign in "-+")
    lines = (
        ("WinRate", words.text("Win rate"), f'IF({seen},{hits}/{n},"")', rate.value),
        ("WinLow", words.text("Win rate, at least"), f"IF({seen},IF({hits}=0,0,MAX(0,{low})),0)", rate.low),
        ("WinHigh", words.text("Win rate, at most"), f"IF({seen},IF({hits}={n},1,MIN(1,{high})),1)", rate.high),
    )
    for at, (name, told, formula, known) in enumerate(lines, row):
        page.text(f"B{at}", told, Look())
        page.formula(f"C{at}", formula, known, share)
        page.call(name, f"C{at}")
    page.text(f"D{row + 1}", words.text("95 of 100 times the true rate lies between the two"), _NOTE)
    return row + len(lines) + 1


def _draw_stages(page: Page, heading: int, draft: Draft) -> int:
    words, stages = draft.words, draft.content.stages
    rows = max(_LEAST_STAGES, len(stages) + 2)
    page.text(f"B{heading}", words.text("Chance by stage"), HEADING)
    page.text(f"B{heading + 1}", words.text("Stage"), COLUMN)
    page.text(f"C{heading + 1}", words.text("Chance"), COLUMN_RIGHT)
    page.text(f"D{heading + 1}", words.text("A chance beside a deal itself counts before that of its stage."), _NOTE)
    first = heading + 2
    for n in range(rows):
        name, chance = stages[n] if n < len(stages) else ("", None)
        fill_in(page, f"B{first + n}", name or None, TEXT_IN)
        fill_in(page, f"C{first + n}", chance, CHANCE_IN)
    page.call("StageNames", f"B{first}", f"B{first + rows - 1}")
    page.call("StageChances", f"C{first}", f"C{first + rows - 1}")
    return first + rows + 1


def _draw_steps(page: Page, heading: int, draft: Draft) -> int:
    """Draw what of each activity comes, from the one nearest to a deal on."""
    words = draft.words
    page.text(f"B{heading}", words.text("From activity to deal"), HEADING)
    page.text(f"B{heading + 1}", words.text("Step, the nearest to a deal first"), COLUMN)
    page.text(f"C{heading + 1}", words.text("So many were done"), COLUMN_RIGHT)
    page.text(f"D{heading + 1}", words.text("Of these went on"), COLUMN_RIGHT)
    first = heading + 2
    for n, name in enumerate(step_names(words)):
        went_on, seen = draft.content.steps[n] if n < len(draft.content.steps) else (0, 0)
        fill_in(page, f"B{first + n}", name or None, TEXT_IN)
        fill_in(page, f"C{first + n}", seen or None, COUNT_IN)
        fill_in(page, f"D{first + n}", went_on if seen else None, COUNT_IN)
    note = words.text("Of 200 talks 70 ended in an advance: 200 and 70. Below 8 nobody can say a rate.")
    page.text(f"B{first + STEPS}", note, NOTE)
    page.sheet.merge_cells(f"B{first + STEPS}:D{first + STEPS}")
    for name, letter in (("StepNames", "B"), ("StepSeen", "C"), ("StepWent", "D")):
        page.call(name, f"{letter}{first}", f"{letter}{first + STEPS - 1}")
    return first + STEPS


def step_names(words: Words) -> tuple[str, ...]:
    """Return what the steps are called, that nearest to a deal first; the last one is free."""
    return words.text("Advances"), words.text("Talks"), words.text("Activities"), ""
