"""Won and lost: win rates with their intervals by segment, outcomes, reasons and competitors (4.3-4.7, F6, F8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.documents.workbook.charts import Place, Strip, draw_bars
from salesdesk.documents.workbook.look import COUNT, HEADING, INK, NOTE, PERCENT, QUIET, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.documents.workbook.subject import Subject
from salesdesk.domain.deal import Outcome
from salesdesk.domain.losses import LEAST_CLOSED, LossReport, Told
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.labels import label

_WIDTHS = {"A": 2.0, "B": 40.0} | dict.fromkeys("CDEFGH", 13.0) | {"I": 3.0} | dict.fromkeys("JKLMNOP", 10.0)
_Z = "1.959963984540054"
_COUNTED, _SHARE = Look(right=True, number=COUNT), Look(right=True, number=PERCENT)


def draw_losses(page: Page, subject: Subject) -> None:
    """Draw the sheet."""
    words, report = subject.words, subject.sheet.losses
    told = words.text(
        "All deals of the desk that closed from {first} to {last}",
        first=words.date(report.first),
        last=words.date(report.last),
    )
    subject.open_page(page, words.text("Won and lost"), told, _WIDTHS)
    free = _Rates(page, words).draw(4, report)
    lists = _Lists(page, words, report)
    free = lists.draw_outcomes(free)
    chart = free
    free = lists.draw_reasons(free)
    if report.reasons:
        lists.draw_chart(chart, free)
    if report.competitors:
        free = lists.draw_competitors(max(free, chart + 14))
    page.sheet.print_area = f"A1:P{max(free, chart + 14)}"
    print_wide(page.sheet, subject.sheet, words, one_page=free < _ONE_PAGE)


_ONE_PAGE = 70


@dataclass(frozen=True, slots=True)
class _Rates:
    """How often deals are won, and lost for the price: hits, misses, and the 95 % interval by formula (F8)."""

    page: Page
    words: Words

    def draw(self, heading: int, report: LossReport) -> int:
        """Draw both tables, and return the first row that is free below them."""
        words, page = self.words, self.page
        page.text(f"B{heading}", words.text("Win rate"), HEADING)
        self._heads(heading + 1, words.text("Segment"), words.text("Won"), words.text("Lost"), words.text("Win rate"))
        self._draw(heading + 2, words.text("All deals"), report.won, report.rate)
        for row, one in enumerate(report.segments, heading + 3):
            self._draw(row, one.name or words.text("No segment"), one.won, one.rate)
        note = words.text(
            "Won / (won + lost), disqualified deals left out. Below {n} closed deals no rate is given.", n=LEAST_CLOSED
        )
        row = heading + 3 + len(report.segments)
        page.text(f"B{row}", note, replace(NOTE, wrap=False))
        return self._draw_price(row + 2, report)

    def _draw_price(self, heading: int, report: LossReport) -> int:
        words, price = self.words, report.early_price
        self.page.text(f"B{heading}", words.text("Lost for the price, by when the price was asked about"), HEADING)
        told = (words.text("For the price"), words.text("Others"), words.text("Share"))
        self._heads(heading + 1, words.text("What the customer expected to pay"), *told)
        for row, name, rate in (
            (heading + 2, words.text("Known before the first proposal"), price.early),
            (heading + 3, words.text("Not known by then"), price.late),
        ):
            self._draw(row, name, round((rate.value or 0) * rate.n), rate)
        return heading + 5

    def _heads(self, row: int, first: str, hits: str, misses: str, share: str) -> None:
        words = self.words
        self.page.heads(row, first, hits, misses, share, words.text("From"), words.text("To"), words.text("Closed (n)"))

    def _draw(self, row: int, name: str, hits: int, rate: Rate) -> None:
        page = self.page
        page.text(f"B{row}", name, Look(), foreign=True)
        page.number(f"C{row}", hits, _COUNTED)
        page.number(f"D{row}", rate.n - hits, _COUNTED)
        page.formula(f"H{row}", f"C{row}+D{row}", rate.n, _COUNTED)
        if rate.n < LEAST_CLOSED or rate.value is None:
            page.text(f"E{row}", self.words.text("Cannot say"), Look(right=True, colour=QUIET))
            page.blank(f"F{row}", _SHARE)
            page.blank(f"G{row}", _SHARE)
            return
        page.formula(f"E{row}", f"C{row}/H{row}", rate.value, _SHARE)
        page.formula(f"F{row}", f"MAX(0,{_bound(row, '-')})", rate.low, _SHARE)
        page.formula(f"G{row}", f"MIN(1,{_bound(row, '+')})", rate.high, _SHARE)


def _bound(row: int, sign: str) -> str:
    """Return one bound of the 95 % Wilson interval (F8)."""
    n, share = f"H{row}", f"E{row}"
    half = f"{_Z}*SQRT({share}*(1-{share})/{n}+{_Z}^2/(4*{n}^2))"
    return f"({share}+{_Z}^2/(2*{n}){sign}{half})/(1+{_Z}^2/{n})"


@dataclass(frozen=True, slots=True)
class _Lists:
    """What became of the lost deals: outcomes, main reasons, competitors, each with its share by formula."""

    page: Page
    words: Words
    report: LossReport

    def draw_outcomes(self, heading: int) -> int:
        """Draw how deals were lost."""
        words = self.words
        lines = [
            (label(words, outcome) if outcome else words.text("Not said"), count)
            for outcome, count in self.report.outcomes
        ]
        self.page.text(f"B{heading}", words.text("How deals were lost"), HEADING)
        self.page.heads(heading + 1, words.text("Outcome"), words.text("Lost deals"), words.text("Share"))
        for row, (name, count) in enumerate(lines, heading + 2):
            self._line(row, name, count, heading + 2 + len(lines), self.report.lost)
        return self._total(heading + 2, [count for _, count in lines])

    def draw_reasons(self, heading: int) -> int:
        """Draw the main reasons, and how many of them the customer said."""
        words = self.words
        self.page.text(f"B{heading}", words.text("Main reasons"), HEADING)
        told = (words.text("Lost deals"), words.text("Share"), words.text("Said by them"))
        self.page.heads(heading + 1, words.text("Reason"), *told)
        lines = [(label(words, code), one) for code, one in self.report.reasons]
        return self._told(heading + 2, lines)

    def draw_competitors(self, heading: int) -> int:
        """Draw to whom competitive deals were lost; one deal may name several."""
        words = self.words
        self.page.text(f"B{heading}", words.text("Lost to competitors"), HEADING)
        self.page.heads(heading + 1, words.text("Competitor"), words.text("Lost deals"), words.text("Share"),
                        words.text("Said by them"))  # fmt: skip
        whole = dict(self.report.outcomes).get(Outcome.COMPETITIVE, 0)
        first = heading + 2
        for row, one in enumerate(self.report.competitors, first):
            self._line(row, one.name, one.count, first + len(self.report.competitors), whole)
            self.page.number(f"E{row}", one.said_by_customer, _COUNTED)
        row = first + len(self.report.competitors)
        self.page.text(f"B{row}", words.text("All competitive losses"), Look(bold=True, rule="", above=INK))
        self.page.number(f"C{row}", whole, replace(_COUNTED, bold=True, rule="", above=INK))
        return row + 2

    def _told(self, first: int, lines: Sequence[tuple[str, Told]]) -> int:
        whole = sum(one.count for _, one in lines)
        for row, (name, one) in enumerate(lines, first):
            self._line(row, name, one.count, first + len(lines), whole)
            self.page.number(f"E{row}", one.said_by_customer, _COUNTED)
        return self._total(first, [one.count for _, one in lines])

    def _line(self, row: int, name: str, count: int, total: int, whole: int) -> None:
        self.page.text(f"B{row}", name, Look(), foreign=True)
        self.page.number(f"C{row}", count, _COUNTED)
        share = count / whole if whole else 0
        self.page.formula(f"D{row}", f"IF(C${total}>0,C{row}/C${total},0)", share, _SHARE)

    def _total(self, first: int, counts: Sequence[int]) -> int:
        row, strong = first + len(counts), replace(_COUNTED, bold=True, rule="", above=INK)
        self.page.text(f"B{row}", self.words.text("Total"), replace(strong, right=False))
        formula = f"SUM(C{first}:C{row - 1})" if counts else "0"
        self.page.formula(f"C{row}", formula, sum(counts), strong)
        return row + 2

    def draw_chart(self, heading: int, free: int) -> None:
        """Draw the main reasons."""
        names = [label(self.words, code) for code, _ in self.report.reasons]
        counts = [float(one.count) for _, one in self.report.reasons]
        strip = Strip(self.words.text("Lost deals"), f"$C${heading + 1}", "C", heading + 2, counts)
        place = Place(heading, max(13, free - heading - 1), left=5, right=12)
        draw_bars(self.page.sheet, place, names, [strip], COUNT, lying=True)
