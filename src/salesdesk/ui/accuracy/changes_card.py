"""What changed since last week, rep by rep: a line opens its deals."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.application.forecast.week_changes import OwnerChanges
from salesdesk.domain.money import Money
from salesdesk.domain.week_changes import Shift
from salesdesk.ui.fields import date_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, Label, OpenRow, boxed, row
from salesdesk.ui.tables import Column, TableModel, TextCell, WholeTable
from salesdesk.wording.labels import label
from salesdesk.wording.week_changes import changes_told, count_cell, effect_cell, gained, shifted_told

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from salesdesk.application.forecast.week_changes import ChangesView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

MOST = 20
"""So many deals are listed of a line."""
_SECOND_LINE = 16


class ChangesCard(Card):
    """New, moved, pushed, won, lost, value up and down, for each rep; `since_chosen` carries another first day."""

    since_chosen = Signal(object)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing until `show_view`."""
        words = workbench.words
        self._workbench, self._words = workbench, words
        self._view: ChangesView | None = None
        self.since = date_field(words, workbench.today)
        self.since.setAccessibleName(words.text("Changes since"))
        self.since.committed.connect(self._on_since)
        since = boxed(row(Label(words.text("since"), "second"), self.since, gap=8))
        super().__init__(words.text("Changes since last week"), trailing=since, margins=(1, 12, 1, 12))
        self.head.setContentsMargins(17, 0, 17, 0)
        self.told = Label(" ", "body", wrap=True)
        self.told.setContentsMargins(17, 0, 17, 0)
        self.table = ChangesTable(words)
        self.table.picked.connect(self._on_picked)
        self.deals = Listing(words.text("Pick a line to see its deals."))
        self.deals.inset(17)
        self.add(self.told, self.table, self.deals)

    def show_view(self, view: ChangesView) -> None:
        """Show what changed."""
        self._view = view
        self.since.set_value(view.whole.since)
        self.told.setText(changes_told(view, self._words))
        self.table.setVisible(bool(view.owners))
        self.deals.setVisible(bool(view.owners))
        self.deals.show_rows([])
        self.table.show_owners(view)

    def _on_since(self, day: dt.date | None) -> None:
        if day is not None:
            self.since_chosen.emit(day)

    def _on_picked(self, owner: OwnerChanges | None) -> None:
        if owner is None or self._view is None:
            return
        titles, words = self._view.titles, self._words
        told: dict[UUID, list[str]] = {}
        for one in owner.changed:
            told.setdefault(one.deal_id, []).append(shifted_told(one, words))
        rows = [self._row(key, titles.get(key, ""), said) for key, said in islice(told.items(), MOST)]
        more = len(told) - MOST
        rest = [Label(words.plural("and {n} more deal", "and {n} more deals", more), "second")] if more > 0 else []
        self.deals.show_rows([*rows, *rest])

    def _row(self, key: UUID, title: str, said: list[str]) -> QWidget:
        made = OpenRow(title, "; ".join(said), "square-kanban")
        made.clicked.connect(partial(self._workbench.navigate, "deal", str(key)))
        return made


class ChangesTable(WholeTable[OwnerChanges]):
    """A line for each rep, and one for all of them where there are several."""

    taller = _SECOND_LINE

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self._words = words
        shifts = [_shift_column(words, shift) for shift in _ORDER]
        columns: list[Column[OwnerChanges]] = [
            Column(
                "rep",
                words.text("Rep"),
                lambda one: TextCell(one.name or words.text("Nobody"), "text", bold=True),
                width=160,
                stretch=3,
                least=124,
                sortable=False,
            ),
            *shifts,
            _value_column(words),
            Column(
                "by",
                words.text("Together"),
                lambda one: TextCell(_together(one, words), "text", bold=True),
                right=True,
                width=110,
                stretch=1,
                least=104,
                sortable=False,
            ),
        ]
        model = TableModel(columns, lambda one: f"{one.owner_id}.{one.name}")
        super().__init__(model, words.text("Changes by rep"))

    def show_owners(self, view: ChangesView) -> None:
        """Show each owner's changes, and all of them together last."""
        everybody = OwnerChanges(owner_id=None, name=self._words.text("Everybody"), changed=view.whole.shifted)
        self.show_things([*view.owners, *([everybody] if len(view.owners) > 1 else [])])


_ORDER = (
    Shift.NEW,
    Shift.MOVED_IN,
    Shift.MOVED_OUT,
    Shift.PUSHED,
    Shift.WON,
    Shift.LOST,
)


def _shift_column(words: Words, shift: Shift) -> Column[OwnerChanges]:
    return Column(
        shift.value,
        label(words, shift),
        lambda one: TextCell(
            count_cell(one.changed, shift, words), "text", below=effect_cell(one.changed, shift, words)
        ),
        right=True,
        width=92,
        stretch=1,
        least=78 if shift is Shift.PUSHED else 94,
        sortable=False,
    )


def _value_column(words: Words) -> Column[OwnerChanges]:
    """What values went up by, and below it what others went down by."""

    def cell(one: OwnerChanges) -> TextCell:
        up, down = (effect_cell(one.changed, shift, words) for shift in (Shift.VALUE_UP, Shift.VALUE_DOWN))
        return TextCell(up or down or "–", "text", below=down if up else "")

    return Column("value", words.text("Value"), cell, right=True, width=92, stretch=1, least=94, sortable=False)


def _together(one: OwnerChanges, words: Words) -> str:
    if not one.changed:
        return "–"
    return gained(Money(sum(each.by.minor for each in one.changed), one.changed[0].by.currency), words)
