"""The card of the play gap: target, won, expected in time, missing; the open deals behind it one key away (0.1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.forecast.gap import AwaitedDeal
from salesdesk.ui.fold import Fold
from salesdesk.ui.parts import Button, Card, GapBarView, Label
from salesdesk.ui.tables import Cell, Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.play_gaps import (
    behind_told,
    chance_told,
    closes_told,
    closes_why,
    expected_told,
    play_gap_bar,
    reached_told,
)

if TYPE_CHECKING:
    from salesdesk.application.forecast.gap import GapView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

SHOWN = 40
"""So many deals are listed; on a desk of thousands the rest brings little each."""


class GapNow(Card):
    """The bar, what is behind it, and how likely the open deals alone reach the target."""

    def __init__(self, workbench: Workbench, set_target: Callable[[], object]) -> None:
        """Show nothing yet; `set_target` is offered where none is set."""
        words = workbench.words
        self._words = words
        self._workbench = workbench
        self.target = Button(words.text("Set the target…"), "flag", "primary", do=set_target)
        super().__init__(" ", " ", trailing=self.target, margins=(12, 14, 12, 14))
        self.head.setContentsMargins(6, 0, 6, 0)
        self._bar = GapBarView(words.text("See the open deals behind it"))
        self._bar.asked.connect(self._on_asked)
        self.reached = Label(" ", "second", wrap=True)
        self.reached.setContentsMargins(6, 0, 6, 0)
        self.table = WholeTable(TableModel(_columns(words), _key), words.text("Open deals behind the gap"))
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.why = Label("", "second", wrap=True)
        self.why.hide()
        self.more = Label("", "second")
        rule = words.text("Value × chance × how likely it closes in time if it is won.")
        self.deals = Fold(
            words, words.text("Open deals behind it"), Label(rule, "second", wrap=True), self.table, self.why, self.more
        )
        self.deals.layout().setContentsMargins(6, 0, 6, 0)  # type: ignore[union-attr]
        self.add(self._bar, self.reached, self.deals)

    def show_view(self, view: GapView) -> None:
        """Show the gap of a period."""
        words, gap = self._words, view.gap
        self.title.setText(words.period(gap.period))
        self.target.setVisible(gap.target is None)
        self._bar.show_bar(play_gap_bar(gap, words))
        self._bar.setVisible(gap.target is not None or gap.won.minor > 0 or gap.expected.minor > 0)
        self.reached.setText(reached_told(gap, words))
        self.reached.setVisible(bool(self.reached.text()))
        self.table.show_things(view.deals[:SHOWN])
        left = len(view.deals) - SHOWN
        self.more.setText(words.plural("and {n} more deal", "and {n} more deals", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.deals.tell(behind_told(view, words))
        self.deals.setVisible(bool(view.deals))

    def _on_picked(self, thing: object) -> None:
        self.why.setVisible(isinstance(thing, AwaitedDeal))
        if isinstance(thing, AwaitedDeal):
            self.why.setText(closes_why(thing, self._words))

    def _on_asked(self, _part: str) -> None:
        if not self.deals.isHidden():
            self.deals.set_open(open_now=True)
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_opened(self, one: AwaitedDeal) -> None:
        self._workbench.navigate("deal", str(one.deal.id))


def _key(one: AwaitedDeal) -> str:
    return str(one.deal.id)


def _columns(words: Words) -> list[Column[AwaitedDeal]]:
    return [
        Column("account", words.text("Account"), partial(_account, words), width=180, stretch=3, least=110),
        Column("deal", words.text("Deal"), _title, width=170, stretch=3, least=90, gives_way=1),
        Column(
            "value", words.text("Value"), partial(_value, words), _minor, right=True, width=112, stretch=0, least=96
        ),
        Column("chance", words.text("Chance"), partial(_chance, words), _odds, right=True, width=84, stretch=0),
        Column(
            "closes", words.text("Closes in time"), partial(_closes, words), _in_time, right=True, width=150, stretch=0
        ),
        Column(
            "brings",
            words.text("Brings"),
            partial(_brings, words),
            _expected,
            right=True,
            width=176,
            stretch=1,
            least=150,
        ),
    ]


def _account(words: Words, one: AwaitedDeal) -> Cell:
    return TextCell(one.account or words.text("No account"), "text", bold=True)


def _title(one: AwaitedDeal) -> Cell:
    return TextCell(one.deal.title, tip=one.deal.title)


def _value(words: Words, one: AwaitedDeal) -> Cell:
    return NumberCell(words.money(one.awaited.value, cents=False) if one.awaited.value else "–")


def _minor(one: AwaitedDeal) -> int | None:
    return one.awaited.value.minor if one.awaited.value else None


def _chance(words: Words, one: AwaitedDeal) -> Cell:
    return NumberCell(chance_told(one, words))


def _odds(one: AwaitedDeal) -> float | None:
    return one.awaited.chance


def _closes(words: Words, one: AwaitedDeal) -> Cell:
    return NumberCell(closes_told(one, words), tip=closes_why(one, words))


def _in_time(one: AwaitedDeal) -> float:
    return one.awaited.closes


def _brings(words: Words, one: AwaitedDeal) -> Cell:
    none = one.awaited.why_not is not None or one.awaited.likely <= 0
    told = expected_told(one, words)
    return TextCell(told, "text3", tip=told) if none else NumberCell(told)


def _expected(one: AwaitedDeal) -> int | None:
    return one.awaited.expected.minor if one.awaited.expected is not None else None
