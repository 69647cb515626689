"""The box of the period: target, won, commit, weighted rest and shortfall, each beside its share of the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.look import COLUMN, COLUMN_RIGHT, HEADING, PERCENT, QUIET, Look
from salesdesk.documents.workbook.page import Page
from salesdesk.documents.workbook.subject import Subject
from salesdesk.documents.workbook.sums import Sums
from salesdesk.domain.forecast import Outlook
from salesdesk.domain.money import Money
from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class OutlookRows:
    """In which rows the parts of the outlook stand; without a target there is no shortfall."""

    heading: int
    target: int
    won: int
    shortfall: int | None
    free: int

    @property
    def parts(self) -> range:
        """The rows that make the bar: won, commit, weighted rest, and what is short."""
        return range(self.won, self.won + (3 if self.shortfall is None else 4))


def draw_outlook(page: Page, heading: int, subject: Subject) -> OutlookRows:
    """Draw the box with its heading in that row. Commit and rest are live where the sheet holds every deal in them."""
    sheet, words, sums, money, asking = subject.sheet, subject.words, subject.sums, subject.money, subject.asking
    shown = sheet.figures.outlook
    title = words.text("{period}: target and outlook", period=words.period(sheet.period))
    page.text(f"B{heading}", title, HEADING)
    for letter, told in (
        ("B", ""),
        ("C", ""),
        ("D", ""),
        ("E", words.text("Amount")),
        ("F", words.text("Of the target")),
    ):
        page.text(f"{letter}{heading + 1}", told, COLUMN_RIGHT if told else COLUMN)
    target, won, commit, rest, short = range(heading + 2, heading + 7)
    for name, row in (("Target", target), ("Won", won), ("Commit", commit), ("WeightedRest", rest)):
        page.call(name, f"E{row}")
    for row, told in zip((target, won, commit, rest), _names(words), strict=True):
        page.text(f"B{row}", told, Look(bold=row == target))
        for letter in "CDF":
            page.blank(f"{letter}{row}", Look())
    if shown.target is None:
        page.text(f"E{target}", words.text("No target yet"), Look(right=True, colour=QUIET))
    else:
        page.number(f"E{target}", shown.target, replace(money, bold=True))
    page.number(f"E{won}", shown.won, money)
    _draw_live(page, f"E{commit}", asking.commit(sheet.period), Money(sums.commit, sheet.currency), shown.commit, money)
    live_rest = Money(sums.weighted_rest, sheet.currency)
    _draw_live(page, f"E{rest}", asking.weighted_rest(sheet.period), live_rest, shown.weighted_rest, money)
    if shown.target is None:
        return OutlookRows(heading, target, won, None, short + 1)
    _draw_shortfall(page, short, shown, money, words)
    for row in range(won, short + 1):
        _draw_share(page, row, target, shown)
    return OutlookRows(heading, target, won, short, short + 2)


def _names(words: Words) -> tuple[str, str, str, str]:
    return words.text("Target"), words.text("Won"), words.text("Commit"), words.text("Weighted rest")


def _draw_live(page: Page, at: str, formula: str, live: Money, told: Money, look: Look) -> None:
    """A selection of deals cannot give the desk's figure by formula: then the figure itself stands there."""
    if live == told:
        page.formula(at, formula, told, look)
    else:
        page.number(at, told, look)


def _draw_shortfall(page: Page, row: int, shown: Outlook, money: Look, words: Words) -> None:
    page.text(f"B{row}", words.text("Shortfall"), Look(bold=True))
    for letter in "CD":
        page.blank(f"{letter}{row}", Look())
    target, won, commit, rest = (f"E{n}" for n in range(row - 4, row))
    page.call("Shortfall", f"E{row}")
    known = shown.shortfall or Money.zero(shown.won.currency)
    page.formula(f"E{row}", f"MAX(0,{target}-{won}-{commit}-{rest})", known, replace(money, bold=True))


def _draw_share(page: Page, row: int, target: int, shown: Outlook) -> None:
    whole = shown.target.minor if shown.target else 0
    parts = (shown.won, shown.commit, shown.weighted_rest, shown.shortfall)
    part = parts[row - target - 1]
    known = part.minor / whole if whole and part else 0
    page.formula(f"F{row}", f"IF(E${target}>0,E{row}/E${target},0)", known, Look(right=True, number=PERCENT))


def notes_of(sheet: PipelineSheet, sums: Sums, words: Words) -> Sequence[str]:
    """Return what a reader has to know about the figures: what they rest on, and what is in no sum."""
    shown = sheet.figures
    notes: list[str] = []
    if (sums.commit, sums.weighted_rest) != (shown.outlook.commit.minor, shown.outlook.weighted_rest.minor):
        notes.append(words.text("The outlook is the whole desk's; the tables below hold the deals of this workbook."))
    if shown.win_rate.value is not None:
        notes.append(
            words.plural(
                "Win rate {rate} ({low} to {high}) from {n} deal closed in 24 months.",
                "Win rate {rate} ({low} to {high}) from {n} deals closed in 24 months.",
                shown.win_rate.n,
                rate=words.percent(shown.win_rate.value),
                low=words.percent(shown.win_rate.low),
                high=words.percent(shown.win_rate.high),
            )
        )
    if shown.outlook.not_weighted:
        notes.append(
            words.plural(
                "{n} deal due in the period has no value or no chance yet and is in no weighted sum.",
                "{n} deals due in the period have no value or no chance yet and are in no weighted sum.",
                shown.outlook.not_weighted,
            )
        )
    if sums.worth.rates:
        notes.append(
            words.text(
                "Values in {currencies} are counted at the desk's rates: the last sheet names them.",
                currencies=words.listed(list(sums.worth.rates)),
            )
        )
    for currency, count in sorted(sums.not_counted.items()):
        notes.append(
            words.plural(
                "Not counted: no rate for {currency}. {n} deal is in no sum.",
                "Not counted: no rate for {currency}. {n} deals are in no sum.",
                count,
                currency=currency,
            )
        )
    return notes
