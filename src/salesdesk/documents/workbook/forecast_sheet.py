"""The forecast: each category alone and with those above it, what is short of the target, and the months ahead (F4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.documents.workbook.charts import STACKED, Place, Strip, draw_bars, draw_lines
from salesdesk.documents.workbook.look import COUNT, HEADING, INK, NOTE, PERCENT, QUIET, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.documents.workbook.sums import month_after, months_between
from salesdesk.documents.workbook.tally import Tally, whole_of
from salesdesk.domain.deal import Category, Status
from salesdesk.wording.labels import label

_WIDTHS = {"A": 2.0, "B": 27.0, "G": 22.0, "I": 3.0} | dict.fromkeys("CDEFH", 15.0) | dict.fromkeys("JKLMNOP", 10.0)
_COUNTED = (Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)
_PLACE = Place(4, 15, left=9, right=16)
_FIRST = 6


def draw_forecast(page: Page, subject: Subject) -> None:
    """Draw the sheet."""
    sheet, words = subject.sheet, subject.words
    told = words.text("{desk}, as of {day}", desk=sheet.desk, day=words.date(sheet.as_of))
    subject.open_page(page, words.text("Forecast: {period}", period=words.period(sheet.period)), told, _WIDTHS)
    free = _Categories(page, subject).draw()
    _Months(page, subject).draw(free)
    page.sheet.print_area = f"A1:P{free + 18}"
    print_wide(page.sheet, sheet, words, one_page=True)


@dataclass(frozen=True, slots=True)
class _Categories:
    """Closed, commit, best case, pipeline: alone (single) and together with the surer ones (cumulative)."""

    page: Page
    subject: Subject

    def draw(self) -> int:
        """Draw the table, and return the first row that is free below it."""
        page, words = self.page, self.subject.words
        page.text("B4", words.text("By category"), HEADING)
        told = (
            words.text("Deals"),
            words.text("Alone"),
            words.text("With those above"),
            words.text("Of the target"),
            words.text("Short of the target"),
            words.text("Weighted"),
        )
        page.heads(_FIRST - 1, words.text("Category"), *told)
        self._draw_closed(_FIRST)
        reached = self._won
        for row, category in enumerate(_COUNTED, _FIRST + 1):
            tally = self._tally(category)
            reached += tally.value
            self._draw_category(row, category, tally)
            page.formula(f"E{row}", f"E{row - 1}+D{row}", self.subject.amount(reached), self.subject.money)
            self._draw_reached(row, reached)
        self._draw_open(_FIRST + 4)
        self._draw_category(_FIRST + 5, Category.OMITTED, self._tally(Category.OMITTED))
        self._draw_target(_FIRST + 6)
        for n, note in enumerate(self._notes(), _FIRST + 8):
            page.sheet.merge_cells(f"B{n}:H{n}")
            page.text(f"B{n}", note, NOTE)
        return _FIRST + 13

    @property
    def _won(self) -> int:
        return self.subject.sheet.figures.outlook.won.minor

    def _tally(self, category: Category) -> Tally:
        return whole_of([tally for (one, _), tally in self.subject.sums.due.items() if one is category])

    def _draw_closed(self, row: int) -> None:
        page, money, won = self.page, self.subject.money, self.subject.amount(self._won)
        page.text(f"B{row}", self.subject.words.text("Closed"), Look())
        page.number(f"C{row}", self.subject.sheet.figures.outlook.won_count, replace(money, number=COUNT))
        page.number(f"D{row}", won, money)
        page.formula(f"E{row}", f"D{row}", won, money)
        page.formula(f"H{row}", f"D{row}", won, money)
        self._draw_reached(row, self._won)

    def _draw_category(self, row: int, category: Category, tally: Tally) -> None:
        page, subject, asking = self.page, self.subject, self.subject.asking
        first, last = subject.sheet.period.first, subject.sheet.period.last
        count = replace(subject.money, number=COUNT)
        told = label(subject.words, category)
        if category is Category.OMITTED:
            told = subject.words.text("{category}, not counted", category=told)
        page.text(f"B{row}", told, Look())
        page.formula(f"C{row}", asking.due("COUNTIFS", "value", category, first, last), tally.count, count)
        value, weighted = subject.amount(tally.value), subject.amount(tally.weighted)
        page.formula(f"D{row}", asking.due("SUMIFS", "value", category, first, last), value, subject.money)
        page.formula(f"H{row}", asking.due("SUMIFS", "weighted", category, first, last), weighted, subject.money)
        for letter in "EFG":
            page.blank(f"{letter}{row}", subject.money)

    def _draw_reached(self, row: int, reached: int) -> None:
        target, page = self.subject.sheet.figures.outlook.target, self.page
        if target is None:
            for letter in "FG":
                page.blank(f"{letter}{row}", self.subject.money)
            return
        share = reached / target.minor if target.minor else 0
        page.formula(f"F{row}", f"IF(Target>0,E{row}/Target,0)", share, Look(right=True, number=PERCENT))
        short = self.subject.amount(max(0, target.minor - reached))
        page.formula(f"G{row}", f"MAX(0,Target-E{row})", short, self.subject.money)

    def _draw_open(self, row: int) -> None:
        """Open pipeline is what is not closed: pipeline, best case and commit together."""
        whole = whole_of([self._tally(category) for category in _COUNTED])
        strong = replace(self.subject.money, bold=True, rule="", above=INK)
        self.page.text(f"B{row}", self.subject.words.text("Open pipeline"), replace(strong, right=False))
        count = replace(strong, number=COUNT)
        self.page.formula(f"C{row}", f"SUM(C{row - 3}:C{row - 1})", whole.count, count)
        for letter, minor in (("D", whole.value), ("H", whole.weighted)):
            formula = f"SUM({letter}{row - 3}:{letter}{row - 1})"
            self.page.formula(f"{letter}{row}", formula, self.subject.amount(minor), strong)
        for letter in "EFG":
            self.page.blank(f"{letter}{row}", strong)

    def _draw_target(self, row: int) -> None:
        shown, page, words = self.subject.sheet.figures.outlook, self.page, self.subject.words
        page.text(f"B{row}", words.text("Target"), Look(bold=True))
        page.blank(f"C{row}", Look())
        if shown.target is None:
            page.text(f"D{row}", words.text("No target yet"), Look(right=True, colour=QUIET))
            return
        strong = replace(self.subject.money, bold=True)
        page.formula(f"D{row}", "Target", shown.target, strong)
        page.text(f"B{row + 1}", words.text("Shortfall"), Look(bold=True))
        page.blank(f"C{row + 1}", Look())
        page.formula(f"D{row + 1}", "Shortfall", shown.shortfall, strong)

    def _notes(self) -> Sequence[str]:
        words, status = self.subject.words, label(self.subject.words, Status.OPEN)
        return (
            words.text(
                "Closed is what the whole desk won in the period. Every other line counts the deals of this workbook: "
                "{open}, expected to close in the period.",
                open=status.lower(),
            ),
            words.text("Shortfall = target - won - commit - weighted rest, never below 0: see the summary."),
        )


@dataclass(frozen=True, slots=True)
class _Months:
    """The months of the period: what each category brings, and how far won and weighted value come by then."""

    page: Page
    subject: Subject

    def draw(self, heading: int) -> None:
        """Draw the table with its heading in that row, and both charts."""
        page, subject, words = self.page, self.subject, self.subject.words
        months = months_between(subject.sheet.period.first, subject.sheet.period.last)
        target = subject.sheet.figures.outlook.target
        page.text(f"B{heading}", words.text("Open deals of the period by month"), HEADING)
        heads = [*(label(words, c) for c in _COUNTED), words.text("Weighted"), words.text("Won + weighted so far")]
        heads += [words.text("Target")] if target else []
        page.heads(heading + 1, words.text("Month"), *heads)
        first, known = heading + 2, [self._draw_month(heading + 2 + n, m) for n, m in enumerate(months)]
        names = [words.month(month) for month in months]
        stacks = [
            Strip(head, f"${letter}${first - 1}", letter, first, [float(one[n]) for one in known])
            for n, (letter, head) in enumerate(zip("CDE", heads, strict=False))
        ]
        if any(any(strip.values) for strip in stacks):
            place, number = Place(4, 14, left=9, right=16), subject.money.number
            draw_bars(page.sheet, place, names, stacks, number, lying=False, fills=STACKED, stacked=True)
        so_far = float(subject.sheet.figures.outlook.won.amount)
        reached: list[float] = []
        for one in known:
            so_far += float(one[3])
            reached.append(so_far)
        lines = [Strip(heads[4], f"$G${first - 1}", "G", first, reached)]
        if target:
            lines.append(Strip(heads[5], f"$H${first - 1}", "H", first, [float(target.amount)] * len(months)))
        draw_lines(page.sheet, Place(heading, 14, left=9, right=16), names, lines, subject.money.number)

    def _draw_month(self, row: int, month: date) -> tuple[float, float, float, float]:
        page, subject, money = self.page, self.subject, self.subject.money
        start, end = _ends(month, subject)
        page.text(f"B{row}", subject.words.month(month), Look())
        tallies = [subject.sums.due.get((category, month), Tally()) for category in _COUNTED]
        for letter, category, tally in zip("CDE", _COUNTED, tallies, strict=True):
            formula = subject.asking.due("SUMIFS", "value", category, start, end)
            page.formula(f"{letter}{row}", formula, subject.amount(tally.value), money)
        weighted = whole_of(tallies).weighted
        page.formula(f"F{row}", subject.asking.weighted_due(start, end), subject.amount(weighted), money)
        is_first = month == subject.sheet.period.first.replace(day=1)
        before = f"D{_FIRST}" if is_first else f"G{row - 1}"
        page.formula(f"G{row}", f"{before}+F{row}", subject.amount(self._so_far(month)), money)
        target = subject.sheet.figures.outlook.target
        if target:
            page.formula(f"H{row}", "Target", target, replace(money, colour=QUIET))
        one, two, three = (float(subject.amount(tally.value).amount) for tally in tallies)
        return one, two, three, float(subject.amount(weighted).amount)

    def _so_far(self, month: date) -> int:
        counted = (
            tally.weighted
            for (category, one), tally in self.subject.sums.due.items()
            if one <= month and category in _COUNTED
        )
        return self.subject.sheet.figures.outlook.won.minor + sum(counted)


def _ends(month: date, subject: Subject) -> tuple[date, date]:
    """Return the first and last day of a month, as far as it is in the period."""
    last = date.fromordinal(month_after(month, 1).toordinal() - 1)
    return max(month, subject.sheet.period.first), min(last, subject.sheet.period.last)
