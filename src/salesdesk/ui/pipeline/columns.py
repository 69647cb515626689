"""The columns of the pipeline table: what each shows of a deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from salesdesk.application.ageing import age_on
from salesdesk.application.rows import DealRow, DealSort
from salesdesk.domain.ageing import Age, Cycle, Yardstick, Yardsticks
from salesdesk.domain.deal import Status
from salesdesk.domain.saved_view import ViewColumn
from salesdesk.ui.tables import AgeCell, Cell, Column, IconCell, NumberCell, TextCell, age_cell
from salesdesk.wording import Words
from salesdesk.wording.deals import age_short, estimate_short, status_told, step_short, step_told, value_told
from salesdesk.wording.impediments import impediment_said
from salesdesk.wording.labels import label
from salesdesk.wording.sweeps import age_held

IMPEDIMENT: Final = "impediment"
SEGMENT: Final = "segment"
USUAL: Final = tuple(
    ViewColumn(name=name)
    for name in (
        *(DealSort.ACCOUNT, DealSort.TITLE, DealSort.STAGE, DealSort.VALUE, DealSort.AGE),
        *(DealSort.NEXT_STEP, IMPEDIMENT),
    )
)


class Measure:
    """What ages are held against: the day, and the won deals of each segment, known once they were counted."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.sticks = Yardsticks(desk=Cycle(n=0), segments={})

    def stick(self, row: DealRow) -> Yardstick:
        """Return what a deal is held against."""
        return self.sticks.of(row.segment)

    def age(self, row: DealRow) -> Age:
        """Return the age of a deal on the day."""
        return age_on(row, self.stick(row), self.day or date.min)


def pipeline_columns(words: Words, measure: Measure) -> tuple[Column[DealRow], ...]:
    """Return everything that the table can show of a deal; `USUAL` are the columns shown where nobody chose."""

    def age(row: DealRow) -> Cell:
        return age_shown(row, measure, words)

    by_worth = _by_worth(words)
    return (
        Column(DealSort.ACCOUNT, words.text("Account"), _account(words), width=160, stretch=3, least=130),
        Column(DealSort.TITLE, words.text("Deal"), lambda r: TextCell(r.title), width=150, stretch=3, least=76),
        Column(DealSort.STAGE, words.text("Stage"), _stage(words), width=120, stretch=0, least=114),
        Column(
            DealSort.VALUE, words.text("Value"), _value(words), right=True, width=104, stretch=0, least=94, tip=by_worth
        ),
        Column(DealSort.AGE, words.text("Age"), age, width=216, stretch=0, least=186),
        Column(
            DealSort.EXPECTED, words.text("Expected close"), _expected(words, measure), width=104, stretch=0, least=122
        ),
        Column(DealSort.NEXT_STEP, words.text("Next step"), _step(words), width=190, stretch=2, least=176),
        Column(IMPEDIMENT, words.text("In the way"), _impediment(words), width=140, least=118, sortable=False),
        *_further_columns(words),
    )


def _by_worth(words: Words) -> str:
    return words.text(
        "Sorted by what amounts are worth in the desk's currency at today's rates. "
        "Amounts in a currency without a rate come after those with one."
    )


def _further_columns(words: Words) -> tuple[Column[DealRow], ...]:
    def day(read: Callable[[DealRow], date | None]) -> Callable[[DealRow], Cell]:
        return lambda row: TextCell(words.short_date(read(row)))

    def chance(row: DealRow) -> Cell:
        return NumberCell(words.percent(row.chance), tone="text2")

    def weighted(row: DealRow) -> Cell:
        return NumberCell(words.money(row.weighted, cents=False))

    acted, created = day(lambda row: row.acted_on), day(lambda row: row.created_on)
    return (
        Column(DealSort.CHANCE, words.text("Chance"), chance, right=True, width=90, stretch=0),
        Column(
            DealSort.WEIGHTED,
            words.text("Weighted value"),
            weighted,
            right=True,
            width=120,
            stretch=0,
            tip=_by_worth(words),
        ),
        Column(DealSort.OWNER, words.text("Owner"), lambda row: TextCell(row.owner or "–"), width=130),
        Column(DealSort.CATEGORY, words.text("Category"), lambda row: TextCell(label(words, row.category)), stretch=0),
        Column(DealSort.MOTION, words.text("Motion"), lambda row: TextCell(label(words, row.motion)), width=130),
        Column(SEGMENT, words.text("Segment"), lambda row: TextCell(row.segment or "–"), width=130, sortable=False),
        Column(DealSort.ACTED, words.text("Last act of the customer"), acted, width=180, stretch=0),
        Column(DealSort.UNPROVEN, words.text("Unproven"), _unproven(words), stretch=0),
        Column(DealSort.CREATED, words.text("Created"), created, stretch=0),
    )


def _impediment(words: Words) -> Callable[[DealRow], Cell]:
    def cell(row: DealRow) -> Cell:
        said = impediment_said(words, row.impediment) if row.impediment is not None else "–"
        return TextCell(said, tip=said if row.impediment is not None else "")

    return cell


def _unproven(words: Words) -> Callable[[DealRow], Cell]:
    lacking = words.text("Unproven")

    def cell(row: DealRow) -> Cell:
        open_deal = row.unproven and row.status is Status.OPEN
        return IconCell(lacking, "circle-alert", "warn") if open_deal else TextCell("–", "text3")

    return cell


def _account(words: Words) -> Callable[[DealRow], Cell]:
    nobody = words.text("No account")

    def cell(row: DealRow) -> Cell:
        return TextCell(row.account, "text", bold=True) if row.account_id else IconCell(nobody, "circle-alert", "warn")

    return cell


def _stage(words: Words) -> Callable[[DealRow], Cell]:
    why = words.text("A stage before this one lacks what the customer has to do. It counts in no coverage.")

    def cell(row: DealRow) -> Cell:
        if row.status is Status.WON:
            return IconCell(status_told(row, words), "trophy", "ok")
        if row.status is Status.LOST:
            return IconCell(status_told(row, words), "ban", "text2")
        if row.unproven:
            stage = status_told(row, words)
            told = words.text("{stage}, unproven", stage=stage)
            # In a narrow column the sign and its words under the pointer say so: the stage itself is never hidden.
            return IconCell(told, "triangle-alert", "warn", f"{told}. {why}", stage)
        return TextCell(status_told(row, words))

    return cell


def _value(words: Words) -> Callable[[DealRow], Cell]:
    tip = words.text("No value yet. The list price of its products is shown as an estimate and stands in no sum.")

    def cell(row: DealRow) -> Cell:
        if row.value is None:
            return NumberCell(
                estimate_short(row.estimate, words),
                estimate=row.estimate is not None,
                tone="text2",
                tip=tip if row.estimate else "",
            )
        return NumberCell(value_told(row, words))

    return cell


def age_shown(row: DealRow, measure: Measure, words: Words) -> AgeCell:
    """Return how old a deal is, as rows and cards show it; of a closed one how long it took, which warns of nothing."""
    age, closed = measure.age(row), row.status is not Status.OPEN
    took = words.plural("took {n} day", "took {n} days", age.days or 0)
    cell = age_cell(
        took if closed and age.days is not None else age_short(age, words),
        days=age.days,
        average=age.mean,
        p90=age.p90,
        tip=age_held(age, measure.stick(row), words),
    )
    return replace(cell, state="young") if closed else cell


def _expected(words: Words, measure: Measure) -> Callable[[DealRow], Cell]:
    def cell(row: DealRow) -> Cell:
        if row.status is not Status.OPEN:
            return TextCell(words.short_date(row.closed_on))
        late = row.expected_on is not None and measure.day is not None and row.expected_on < measure.day
        if late:
            tip = words.text("The expected close has passed. Agree a new date with the customer, or close the deal.")
            return IconCell(words.short_date(row.expected_on), "triangle-alert", "warn", tip)
        return TextCell(words.short_date(row.expected_on))

    return cell


def _step(words: Words) -> Callable[[DealRow], Cell]:
    def cell(row: DealRow) -> Cell:
        if row.status is not Status.OPEN:
            return TextCell("–", "text3")
        if row.next_step is None:
            return IconCell(step_told(None, words), "triangle-alert", "warn")
        return TextCell(step_short(row.next_step, words), tip=step_told(row.next_step, words))

    return cell
