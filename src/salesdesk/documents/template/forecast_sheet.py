"""The forecast of the template: categories by month, rolled up, weighted against the target, and what is short (F4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from openpyxl.styles import Alignment

from salesdesk.documents.template.draft import MONTH, Draft, serial
from salesdesk.documents.template.reckoned import COUNTED
from salesdesk.documents.workbook.charts import Fill, Place, Strip, draw_bars, draw_gap_bar, draw_lines
from salesdesk.documents.workbook.columns import quoted
from salesdesk.documents.workbook.look import ACCENT, COUNT, HEADING, INK, NOTE, PERCENT, QUIET, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.domain.deal import Category
from salesdesk.domain.money import Money

_WIDTHS = {"A": 2.0, "B": 27.0} | dict.fromkeys("CDEFGHIJ", 16.0) | {"K": 3.0} | dict.fromkeys("LMNOPQR", 10.0)
_IN_ORDER = (None, *COUNTED, Category.OMITTED)
_FILLS = (Fill(ACCENT), Fill(ACCENT, "hatched"), Fill(ACCENT, "pale"), Fill(QUIET, "outline"))
_FIRST = 6
_TALL = 14


def draw_forecast(page: Page, draft: Draft) -> None:
    """Draw the sheet."""
    words = draft.words
    draft.open_page(page, words.text("Forecast: {period}", period=draft.words.period(draft.content.period)), _WIDTHS)
    months = _Months(page, draft)
    whole = months.draw()
    free = _RollUp(page, draft, whole).draw(max(whole + 3, 4 + _TALL + 1))
    months.draw_charts(free)
    page.sheet.print_area = f"A1:R{max(free, 4 + 2 * _TALL + 9)}"
    print_wide(page.sheet, draft.content, words, one_page=True)


@dataclass(frozen=True, slots=True)
class _Months:
    """A line for each month: what each category brings, and how far won and weighted value come by then."""

    page: Page
    draft: Draft

    @property
    def _last(self) -> int:
        return _FIRST + len(self.draft.content.months) - 1

    def draw(self) -> int:
        """Draw the table, and return the row of its totals."""
        page, draft, words = self.page, self.draft, self.draft.words
        page.text("B4", words.text("By month and category"), HEADING)
        heads = [draft.name(one) for one in _IN_ORDER]
        heads += [words.text("Weighted"), words.text("Won + weighted so far"), words.text("Target")]
        page.heads(_FIRST - 1, words.text("Month"), *heads)
        so_far = Money.zero(draft.content.currency)
        for n, month in enumerate(draft.content.months):
            so_far += draft.sums.weighted(month=month, every=True)
            self._draw_month(_FIRST + n, n, month, so_far)
        self._draw_whole(self._last + 1)
        page.sheet.row_dimensions[_FIRST - 1].height = 26
        return self._last + 1

    def _draw_month(self, row: int, number: int, month: date, so_far: Money) -> None:
        page, draft, money = self.page, self.draft, self.draft.money
        page.formula(f"B{row}", f"EDATE(First,{number})", serial(month), Look(number=MONTH))
        page.sheet[f"B{row}"].alignment = Alignment(horizontal="left", vertical="center")
        within = f'DealOn,">="&$B{row},DealOn,"<"&EDATE($B{row},1)'
        for letter, category in zip("CDEFG", _IN_ORDER, strict=True):
            formula = f"SUMIFS(DealValue,DealCategory,{draft.asked(category)},{within})"
            look = replace(money, colour=QUIET) if category is Category.OMITTED else money
            page.formula(f"{letter}{row}", formula, draft.sums.value(category, month), look)
        page.formula(f"H{row}", f"SUMIFS(DealWeighted,{within})", draft.sums.weighted(month=month, every=True), money)
        page.formula(f"I{row}", f"N(I{row - 1})+H{row}", so_far, money)
        page.formula(f"J{row}", 'IF(ISNUMBER(Target),Target,"")', draft.content.target, replace(money, colour=QUIET))

    def _draw_whole(self, row: int) -> None:
        page, draft = self.page, self.draft
        strong = replace(draft.money, bold=True, rule="", above=INK)
        page.text(f"B{row}", draft.words.text("Total"), replace(strong, right=False))
        known = [draft.sums.value(one) for one in _IN_ORDER] + [draft.sums.weighted(every=True)]
        for letter, amount in zip("CDEFGH", known, strict=True):
            page.formula(f"{letter}{row}", f"SUM({letter}{_FIRST}:{letter}{row - 1})", amount, strong)
        page.formula(f"I{row}", f"I{row - 1}", known[-1], strong)
        asked = draft.words.text("Fill in your deals on the sheet of deals: they appear here.")
        filled = any(one.deal.value is not None for one in draft.sums.lines)
        formula = f'IF(COUNT(DealValue)=0,{quoted(asked)},"")'
        page.saying(f"B{row + 1}", formula, "" if filled else asked, replace(NOTE, wrap=False))
        page.formula(f"J{row}", 'IF(ISNUMBER(Target),Target,"")', draft.content.target, strong)

    def draw_charts(self, free: int) -> None:
        """Draw the categories upon each other, and how far they come beside the target."""
        draft, sums, words = self.draft, self.draft.sums, self.draft.words
        months = draft.content.months
        names = [words.month(month) for month in months]
        stacks = [
            Strip(
                draft.name(one), f"${letter}${_FIRST - 1}", letter, _FIRST, [_major(sums.value(one, m)) for m in months]
            )
            for letter, one in zip("CDEF", _IN_ORDER, strict=False)
        ]
        number = draft.money.number
        place = Place(4, _TALL, left=11, right=18)
        draw_bars(self.page.sheet, place, names, stacks, number, lying=False, fills=_FILLS, stacked=True)
        reached: list[float | None] = []
        so_far = Money.zero(draft.content.currency)
        for month in months:
            so_far += sums.weighted(month=month, every=True)
            reached.append(_major(so_far))
        target = draft.content.target
        line: list[float | None] = [None if target is None else _major(target)] * len(months)
        lines = [
            Strip(words.text("Won + weighted so far"), f"$I${_FIRST - 1}", "I", _FIRST, reached),
            Strip(words.text("Target"), f"$J${_FIRST - 1}", "J", _FIRST, line),
        ]
        draw_lines(self.page.sheet, Place(4 + _TALL + 1, _TALL, left=11, right=18), names, lines, number)


@dataclass(frozen=True, slots=True)
class _RollUp:
    """The categories of the whole period, alone and with the surer ones, and the gap; `whole` is the row of totals."""

    page: Page
    draft: Draft
    whole: int

    def draw(self, heading: int) -> int:
        """Draw both tables, and return the first row that is free below them."""
        page, words, draft = self.page, self.draft.words, self.draft
        page.text(f"B{heading}", words.text("By category"), HEADING)
        told = (
            words.text("Deals"), words.text("Alone"), words.text("With those above"), words.text("Of the target"),
            words.text("Short of the target"), words.text("Weighted"),
        )  # fmt: skip
        page.heads(heading + 1, words.text("Category"), *told)
        reached, first = Money.zero(draft.content.currency), heading + 2
        for row, (letter, category) in enumerate(zip("CDEF", _IN_ORDER, strict=False), first):
            reached += draft.sums.value(category)
            self._draw_alone(row, letter, category)
            before = f"E{row - 1}+" if row > first else ""
            page.formula(f"E{row}", f"{before}D{row}", reached, draft.money)
            self._draw_reached(row, reached)
        self._draw_open(first + 4, first)
        self._draw_alone(first + 5, "G", Category.OMITTED)
        for letter in "EFG":
            page.blank(f"{letter}{first + 5}", draft.money)
        note = words.text("Omitted deals are in no other figure. The deals expected outside the period are not here.")
        page.text(f"B{first + 6}", note, replace(NOTE, wrap=False))
        return self._draw_gap(first + 8, first)

    def _draw_alone(self, row: int, letter: str, category: Category | None) -> None:
        page, draft = self.page, self.draft
        within = 'DealOn,">="&First,DealOn,"<="&Last'
        asked = f"DealCategory,{draft.asked(category)},{within}"
        page.text(f"B{row}", draft.name(category), Look())
        count = replace(draft.money, number=COUNT)
        page.formula(f"C{row}", f"COUNTIFS({asked})", draft.sums.count(category), count)
        page.formula(f"D{row}", f"{letter}${self.whole}", draft.sums.value(category), draft.money)
        page.formula(f"H{row}", f"SUMIFS(DealWeighted,{asked})", draft.sums.weighted(category), draft.money)

    def _draw_reached(self, row: int, reached: Money) -> None:
        target = self.draft.content.target
        share = reached.minor / target.minor if target is not None and target.minor > 0 else None
        self.page.formula(f"F{row}", f'IF(N(Target)>0,E{row}/Target,"")', share, Look(right=True, number=PERCENT))
        short = None if target is None else Money(max(0, (target - reached).minor), target.currency)
        self.page.formula(f"G{row}", f'IF(ISNUMBER(Target),MAX(0,Target-E{row}),"")', short, self.draft.money)

    def _draw_open(self, row: int, first: int) -> None:
        page, sums = self.page, self.draft.sums
        strong = replace(self.draft.money, bold=True, rule="", above=INK)
        page.text(f"B{row}", self.draft.words.text("Open pipeline"), replace(strong, right=False))
        rows = f"{first + 1}:{{}}{first + 3}"
        zero = Money.zero(self.draft.content.currency)
        value = sum((sums.value(one) for one in COUNTED), zero)
        weighted = sum((sums.weighted(one) for one in COUNTED), zero)
        count = sum(sums.count(one) for one in COUNTED)
        for letter, known in (("C", count), ("D", value), ("H", weighted)):
            look = replace(strong, number=COUNT) if letter == "C" else strong
            page.formula(f"{letter}{row}", f"SUM({letter}{rows.format(letter)})", known, look)
        for letter in "EFG":
            page.blank(f"{letter}{row}", strong)

    def _draw_gap(self, heading: int, first: int) -> int:
        """Draw what stands against the target: won, commit in full, the rest by its chances, and the shortfall."""
        page, words, sums, money = self.page, self.draft.words, self.draft.sums, self.draft.money
        target = self.draft.content.target
        zero = Money.zero(self.draft.content.currency)
        won, commit = sums.value(None), sums.value(Category.COMMIT)
        rest = sum((sums.weighted(one) for one in (Category.BEST_CASE, Category.PIPELINE)), zero)
        short = None if target is None else Money(max(0, (target - won - commit - rest).minor), target.currency)
        page.text(f"B{heading}", words.text("Target and outlook"), HEADING)
        lines: Sequence[tuple[str, str, Money | None]] = (
            (words.text("Won"), f"D{first}", won),
            (words.text("Commit"), f"D{first + 1}", commit),
            (words.text("Weighted rest"), f"H{first + 2}+H{first + 3}", rest),
            (
                words.text("Shortfall"),
                f'IF(ISNUMBER(Target),MAX(0,Target-SUM(D{heading + 1}:D{heading + 3})),"")',
                short,
            ),
        )
        for row, (told, formula, known) in enumerate(lines, heading + 1):
            page.text(f"B{row}", told, Look(bold=row == heading + 4))
            page.blank(f"C{row}", Look())
            page.formula(f"D{row}", formula, known, replace(money, bold=row == heading + 4))
        strips = [
            Strip(told, f"$B${row}", "D", row, [None if known is None else _major(known)])
            for row, (told, _, known) in enumerate(lines, heading + 1)
        ]
        draw_gap_bar(page.sheet, Place(heading, 6, left=4, right=10), strips)
        return heading + 7


def _major(amount: Money) -> float:
    return float(amount.amount)
