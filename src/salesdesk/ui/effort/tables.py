"""What works, how long sales take, and how often each rep wins, as tables (1.3, 1.16, 4.2, F9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from salesdesk.application.forecast.effort import EffortView, Grouping, RepRate
from salesdesk.domain.activity_effect import Effect, Yield
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.rhythm import Rhythm, Tempo
from salesdesk.ui.fields import Segments
from salesdesk.ui.parts import Card, Label, boxed, row
from salesdesk.ui.parts.pills import PillLook
from salesdesk.ui.tables import Cell, Column, IconCell, NumberCell, PillCell, TableModel, TextCell, WholeTable
from salesdesk.wording.effort import drawn_cell, rate_cell, weight_told
from salesdesk.wording.habits import (
    days_cell,
    group_name,
    grouping_name,
    hourly_told,
    hours_told,
    median_told,
    rhythms_told,
    untimed_told,
    works_told,
)
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.wording import Words

T = TypeVar("T")
_TEMPI: Final[Mapping[Tempo, tuple[PillRole, str]]] = {
    Tempo.QUICKER: ("ok", "arrow-up"),
    Tempo.ALIKE: ("neutral", ""),
    Tempo.SLOWER: ("warn", "arrow-down"),
    Tempo.CANNOT_SAY: ("neutral", "info"),
}


class TableCard(Card):
    """A card whose table reaches its edges, with a sentence above it and one below."""

    def __init__(self, title: str, table: WholeTable[Any], trailing: Segments[Any] | None = None) -> None:
        """Show a title; `trailing` chooses what the table is by."""
        super().__init__(
            title, margins=(1, 12, 1, 8), gap=6, trailing=boxed(row(trailing)) if trailing is not None else None
        )
        self.head.setContentsMargins(12, 0, 12, 0)
        self.told, self.below = Label(" ", "second", wrap=True), Label(" ", "second", wrap=True)
        for one in (self.told, self.below):
            one.setContentsMargins(12, 0, 12, 0)
        self.table = table
        self.add(self.told, table, self.below)

    def say(self, told: str, below: str = "") -> None:
        """Write the sentences; an empty one takes no room."""
        for one, said in ((self.told, told), (self.below, below)):
            one.setText(said)
            one.setVisible(bool(said))


class EffectsCard(TableCard):
    """Each kind of activity with its hours and what came of it."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self._words = words
        columns: list[Column[Effect]] = [
            Column("name", words.text("Kind"), partial(_kind, words), width=150, stretch=3, least=112, sortable=False),
            _figure("count", words.text("Times"), lambda one: words.number(one.sum.count), 62),
            _figure("hours", words.text("Hours"), lambda one: hours_told(one, words), 68),
            _figure("advances", words.text("Advances"), lambda one: words.number(one.sum.advances), 84),
            _said("hourly", words.text("Advances an hour"), lambda one: hourly_told(one, words), 150),
        ]
        rows = TableModel(columns, lambda one: one.sum.kind.value)
        super().__init__(words.text("Which activities work"), WholeTable(rows, words.text("Which activities work")))

    def show_view(self, view: EffortView) -> None:
        """Show every kind that was logged."""
        self.say(works_told(view.effects, self._words), untimed_told(view.effects, self._words))
        self.table.show_things(view.effects)
        self.table.setVisible(bool(view.effects))


class CyclesCard(TableCard):
    """How long sales take by segment, product group or rep; different only where the figures say so (1.3)."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self._words = words
        self._view: EffortView | None = None
        self.by: Segments[Grouping] = Segments(
            words.text("Cycles by"), [(one, grouping_name(one, words), "") for one in Grouping]
        )
        columns: list[Column[Rhythm]] = [
            _name(words.text("Group"), lambda one: group_name(self.by.value(), one.group, words)),
            _figure("wins", words.text("Wins"), lambda one: words.number(one.cycle.n), 58),
            _said("median", words.text("Median days"), lambda one: median_told(one, words), 156),
            _figure("p75", words.text("3 of 4"), lambda one: days_cell(_seen(one, one.cycle.p75), words), 66),
            _figure("p90", words.text("9 of 10"), lambda one: days_cell(_seen(one, one.cycle.p90), words), 70),
            Column(
                "tempo",
                words.text("Beside all"),
                lambda one: PillCell(PillLook(label(words, one.tempo), *_TEMPI[one.tempo])),
                width=126,
                stretch=0,
                gives_way=1,
                sortable=False,
            ),
        ]
        rows = TableModel(columns, lambda one: one.group)
        super().__init__(
            words.text("How long sales take"), WholeTable(rows, words.text("How long sales take")), self.by
        )
        self.by.committed.connect(self._on_by)

    def show_view(self, view: EffortView) -> None:
        """Show the cycles by what is chosen."""
        self._view = view
        known = dict(view.rhythms)
        found = known[self.by.value()]
        self.say(rhythms_told(found, self._words))
        self.table.show_things(found.groups)
        self.table.setVisible(bool(found.groups))
        self.by.setVisible(view.cycle.n > 0)

    def _on_by(self, _by: Grouping) -> None:
        if self._view is not None:
            self.show_view(self._view)


class RepsCard(TableCard):
    """How often each rep wins, as seen and as far as it says something beside the team (F9)."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self._words = words
        columns: list[Column[RepRate]] = [
            _name(words.text("Rep"), lambda one: one.name),
            _said("own", words.text("Own deals"), lambda one: rate_cell(one.rate.own, words), 160),
            _said("drawn", words.text("Counted with"), lambda one: drawn_cell(one.rate, words), 134),
        ]
        rows = TableModel(columns, lambda one: one.name)
        super().__init__(words.text("How often each rep wins"), WholeTable(rows, words.text("Win rate by rep")))

    def show_view(self, view: EffortView) -> None:
        """Show the reps, where there are several."""
        self.say(weight_told(view.reps[0].rate, self._words) if view.reps else "")
        self.table.show_things(view.reps)
        self.setVisible(bool(view.reps))


def _kind(words: Words, one: Effect) -> Cell:
    """A kind by its name, with a sign where many hours brought no advance."""
    name = label(words, one.sum.kind)
    if one.found is Yield.MANY_HOURS_NO_ADVANCE:
        return IconCell(name, "triangle-alert", "warn", tip=label(words, one.found))
    return TextCell(name, "text", bold=True, tip=name)


def _seen(one: Rhythm, days: int | None) -> int | None:
    return days if one.cycle.n >= LEAST_CLOSED else None


def _name(title: str, shown: Callable[[T], str]) -> Column[T]:
    return Column(
        "name",
        title,
        lambda thing: TextCell(shown(thing), "text", bold=True, tip=shown(thing)),
        width=150,
        stretch=3,
        least=112,
        sortable=False,
    )


def _figure(key: str, title: str, shown: Callable[[T], str], width: int) -> Column[T]:
    return Column(
        key, title, lambda thing: NumberCell(shown(thing)), right=True, width=width, stretch=0, sortable=False
    )


def _said(key: str, title: str, shown: Callable[[T], str], width: int) -> Column[T]:
    return Column(
        key,
        title,
        lambda thing: TextCell(shown(thing), tip=shown(thing)),
        width=width,
        stretch=1,
        least=width,
        sortable=False,
    )
