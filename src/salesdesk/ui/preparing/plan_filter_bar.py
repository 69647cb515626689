"""The line over the call plans that says which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_filter import Days, HowReady, PlanFilter
from salesdesk.ui.fields import Choice, SearchLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import column, set_tip
from salesdesk.wording.plans import days_told, how_ready_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.wording import Words


class PlanFilterBar(QWidget):
    """Words, readiness, days and person; `changed` tells that others are wanted."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Want every plan."""
        super().__init__()
        self._words = words
        self.search = SearchLine(words.text("Search plans"), words.text("Clear search"))
        set_tip(self.search, words.text("By account, deal, person or objective (Ctrl+F)"))
        self.ready: Choice[HowReady] = Choice([(one, how_ready_told(words, one)) for one in HowReady])
        self.ready.setAccessibleName(words.text("Readiness"))
        self.days: Choice[Days] = Choice([(one, days_told(words, one)) for one in Days])
        self.days.setAccessibleName(words.text("Days"))
        self.person: Choice[str] = Choice([("", words.text("Everybody"))])
        self.person.setAccessibleName(words.text("Person"))
        self.ready.set_value(HowReady.ANY)
        self.days.set_value(Days.ANY)
        self.person.set_value("")
        for field in (self.search, self.ready, self.days, self.person):
            field.committed.connect(self._on_committed)
        self.setLayout(column(Flow(self.search, self.ready, self.days, self.person, gap=10), gap=0))

    def wanted(self) -> PlanFilter:
        """Return which plans are wanted."""
        return PlanFilter(
            text=self.search.value(),
            ready=self.ready.value() or HowReady.ANY,
            days=self.days.value() or Days.ANY,
            person=self.person.value() or "",
        )

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer those who take part in any plan; one who no longer does stays chosen until somebody else is."""
        chosen = self.person.value() or ""
        listed = [*names] if not chosen or chosen in names else [chosen, *names]
        self.person.offer([("", self._words.text("Everybody")), *((name, name) for name in listed)])

    def want_all(self) -> None:
        """Show every plan again."""
        self.search.empty()
        self.ready.set_value(HowReady.ANY)
        self.days.set_value(Days.ANY)
        self.person.set_value("")
        self.changed.emit()

    def _on_committed(self, _value: object) -> None:
        self.changed.emit()
