"""Ageing: how long won deals took, and how old the open ones are beside them, by stage, in deals and in money (3.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.documents.workbook.charts import BY_AGE, Place, Strip, draw_bars
from salesdesk.documents.workbook.groups import Plain
from salesdesk.documents.workbook.look import COLUMN, COUNT, HEADING, INK, QUIET, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.documents.workbook.tally import Tally
from salesdesk.domain.ageing import LEAST_WINS, Cycle, Tier
from salesdesk.domain.money import Money
from salesdesk.wording.workbooks import tier_told

_WIDTHS = {"A": 2.0, "B": 27.0} | dict.fromkeys("CDEFGH", 17.0) | dict.fromkeys("IJKLMNOPQR", 12.0)
_MAIN = (Tier.USUAL, Tier.PAST_MEAN, Tier.PAST_P90, Tier.PAST_LONGEST)
_REST = (Tier.CANNOT_SAY, Tier.NO_DATE)


def draw_ageing(page: Page, subject: Subject) -> None:
    """Draw the sheet."""
    sheet, words = subject.sheet, subject.words
    told = words.text("Open deals beside the won ones, as of {day}", day=words.date(sheet.as_of))
    subject.open_page(page, words.text("Ageing"), told, _WIDTHS)
    shown = _tiers(subject)
    counts = _Matrix(page, subject, shown, valued=False)
    free = counts.draw(4, words.text("Open deals by age"))
    if shown[: len(_MAIN)] == _MAIN and any(subject.sums.tiers):
        counts.draw_chart(4, free)
    free = _Matrix(page, subject, shown, valued=True).draw(free, words.text("Value of open deals by age"))
    free = _draw_cycles(page, free, subject)
    page.sheet.print_area = f"A1:R{free}"
    print_wide(page.sheet, sheet, words, one_page=True)


def _tiers(subject: Subject) -> tuple[Tier, ...]:
    """Return the tiers to show: the four of age where any deal can be held against wins, then what cannot be said."""
    found = {tier for _, tier in subject.sums.tiers}
    main = _MAIN if found & set(_MAIN) or not found else ()
    return (*main, *(tier for tier in _REST if tier in found))


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Stages down, tiers across: how many open deals, or what they are worth."""

    page: Page
    subject: Subject
    tiers: Sequence[Tier]
    valued: bool

    @property
    def _look(self) -> Look:
        return self.subject.money if self.valued else Look(right=True, number=COUNT)

    def _known(self, tally: Tally) -> Money | int:
        return self.subject.amount(tally.value) if self.valued else tally.count

    def draw(self, heading: int, title: str) -> int:
        """Draw it with its heading in that row, and return the first row that is free below it."""
        page, words, sums = self.page, self.subject.words, self.subject.sums
        page.text(f"B{heading}", title, HEADING)
        page.heads(heading + 1, words.text("Stage"), *(tier_told(t, words) for t in self.tiers), words.text("Total"))
        plain = Plain.among(sums.stages)
        first = heading + 2
        for row, stage in enumerate(sums.stages, first):
            self._draw_stage(row, heading + 1, stage, plain=stage in plain)
        self._draw_totals(first, first + len(sums.stages))
        return first + len(sums.stages) + 2

    def _draw_stage(self, row: int, heads: int, stage: str, *, plain: bool) -> None:
        page, asking, tiers = self.page, self.subject.asking, self.subject.sums.tiers
        page.text(f"B{row}", stage, Look(), foreign=True)
        whole = Tally()
        for letter, tier in zip("CDEFGH", self.tiers, strict=False):
            tally = tiers.get((stage, tier), Tally())
            whole.join(tally)
            ask = asking.tier_value if self.valued else asking.tier_count
            formula = ask(f"$B{row}", f"{letter}${heads}", plain=plain)
            page.formula(f"{letter}{row}", formula, self._known(tally), self._look)
        end = chr(ord("C") + len(self.tiers))
        page.formula(f"{end}{row}", f"SUM(C{row}:{chr(ord(end) - 1)}{row})", self._known(whole), self._look)

    def _draw_totals(self, first: int, row: int) -> None:
        strong = replace(self._look, bold=True, rule="", above=INK)
        self.page.text(f"B{row}", self.subject.words.text("Total"), replace(strong, right=False))
        everything = Tally()
        for letter, tier in zip("CDEFGH", self.tiers, strict=False):
            whole = Tally()
            for (_, one), tally in self.subject.sums.tiers.items():
                if one is tier:
                    whole.join(tally)
            everything.join(whole)
            self._total(letter, first, row, whole, strong)
        self._total(chr(ord("C") + len(self.tiers)), first, row, everything, strong)

    def _total(self, letter: str, first: int, row: int, whole: Tally, look: Look) -> None:
        formula = f"SUM({letter}{first}:{letter}{row - 1})" if row > first else "0"
        self.page.formula(f"{letter}{row}", formula, self._known(whole), look)

    def draw_chart(self, heading: int, free: int) -> None:
        """Draw the deals of each stage, one tier after the other."""
        stages, words, tiers = list(self.subject.sums.stages), self.subject.words, self.subject.sums.tiers
        strips = [
            Strip(
                tier_told(tier, words),
                f"${letter}${heading + 1}",
                letter,
                heading + 2,
                [float(tiers.get((stage, tier), Tally()).count) for stage in stages],
            )
            for letter, tier in zip("CDEF", _MAIN, strict=True)
        ]
        place = Place(heading, max(12, free - heading - 1), left=4 + len(self.tiers), right=11 + len(self.tiers))
        draw_bars(self.page.sheet, place, stages, strips, COUNT, lying=True, fills=BY_AGE, stacked=True)


def _draw_cycles(page: Page, heading: int, subject: Subject) -> int:
    """Draw how long won deals took: of the whole desk, and of each segment in the sheet."""
    words, sticks = subject.words, subject.sheet.yardsticks
    page.text(f"B{heading}", words.text("How long won deals took, in days"), HEADING)
    page.heads(
        heading + 1,
        words.text("Segment"),
        words.text("Won deals (n)"),
        words.text("Average"),
        words.text("9 of 10 within"),
        words.text("Longest"),
    )
    page.text(f"G{heading + 1}", words.text("Deals are held against"), replace(COLUMN, indent=1))
    row = heading + 2
    _draw_cycle(page, row, words.text("All won deals"), sticks.desk, _against(subject, sticks.desk, own=False))
    named = {name for deal in subject.sheet.rows if (name := subject.sheet.segments.get(deal.id))}
    for row, name in enumerate(sorted(named, key=str.casefold), heading + 3):
        cycle = sticks.segments.get(name, Cycle(n=0))
        _draw_cycle(page, row, name, cycle, _against(subject, cycle, own=True))
    return row + 2


def _against(subject: Subject, cycle: Cycle, *, own: bool) -> str:
    words = subject.words
    if cycle.enough:
        return (
            words.text("its own won deals")
            if own
            else words.text("used where a segment has fewer than {least}", least=LEAST_WINS)
        )
    if own and subject.sheet.yardsticks.desk.enough:
        return words.text("all won deals: {least} are needed", least=LEAST_WINS)
    return words.text("cannot say: {least} are needed", least=LEAST_WINS)


def _draw_cycle(page: Page, row: int, name: str, cycle: Cycle, against: str) -> None:
    figures = Look(right=True, number=COUNT)
    page.text(f"B{row}", name, Look(), foreign=True)
    page.number(f"C{row}", cycle.n, figures)
    mean = round(cycle.mean, 1) if cycle.mean is not None and cycle.enough else None
    page.number(f"D{row}", mean, replace(figures, number="#,##0.0"))
    page.number(f"E{row}", cycle.p90 if cycle.enough else None, figures)
    page.number(f"F{row}", cycle.longest if cycle.enough else None, figures)
    page.text(f"G{row}", against, Look(colour=QUIET, indent=1, rule=""))
