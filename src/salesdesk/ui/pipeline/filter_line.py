"""The filter of the pipeline: a line in people's words, which deals besides, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from salesdesk.application.deal_filter import FilterField, Understood
from salesdesk.application.deal_lists import OPEN, query_of
from salesdesk.application.deal_tests import Mark
from salesdesk.application.filter_completing import completions
from salesdesk.domain.deal import Status
from salesdesk.ui.fields import Choice
from salesdesk.ui.fields.completing import CompletingLine
from salesdesk.ui.parts import Label, set_tip
from salesdesk.wording.filter_words import field_word, filter_words, mark_word, status_words, trouble_told

if TYPE_CHECKING:
    from datetime import date

    from salesdesk.application.deal_filter import FilterNames
    from salesdesk.application.rows import DealQuery
    from salesdesk.ui.workbench import Workbench

Statuses = frozenset[Status]
CLOSED: Statuses = frozenset({Status.WON, Status.LOST, Status.HANDED_BACK})
EVERY: Statuses = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A filter as it was understood, with the names it may use, for the words that come next."""

    text: str
    understood: Understood
    names: FilterNames


class DealFilter(QObject):
    """Understands the filter off the window's thread; `changed` once it is, whenever it asks for something else."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Make the fields, empty: all open deals."""
        super().__init__()
        self._workbench = workbench
        words = self._said = workbench.words
        self._words = filter_words(words)
        self._names: FilterNames | None = None
        self._understood = Understood()
        self._typed = ""
        example = f"{field_word(words, FilterField.VALUE)}>20k {mark_word(words, Mark.NO_NEXT_STEP)}"
        self.line = CompletingLine(
            words.text("Filter, for example {example}", example=example), words.text("Clear filter")
        )
        self.line.setMinimumWidth(240)
        self.line.committed.connect(self._on_typed)
        self.line.wanted.connect(self._on_wanted)
        self.status: Choice[Statuses] = Choice(
            [(OPEN, words.text("Open deals")), (CLOSED, words.text("Closed deals")), (EVERY, words.text("All deals"))]
        )
        self.status.setAccessibleName(words.text("Which deals"))
        self.status.set_value(OPEN)
        self.status.committed.connect(self._on_chosen)
        self.troubles = Label("", "second", tone="warn", wrap=True)
        self.troubles.hide()

    @property
    def asks(self) -> bool:
        """Whether it asks for anything but all open deals."""
        return bool(self.line.value()) or self.status.value() != OPEN

    def query(self, as_of: date) -> DealQuery:
        """Return what the filter asks for on a day: one query for table, board, counts and export."""
        return query_of(self._understood, as_of, self.status.value() or EVERY)

    def said(self) -> str:
        """Return the filter that is understood as it could be typed, with what was chosen beside it."""
        text = self._typed
        if self._understood.statuses is not None or self.status.value() == OPEN:
            return text
        closed = self.status.value() == CLOSED
        field, word = field_word(self._said, FilterField.STATUS), status_words(self._said)[-2 if closed else -1]
        return f"{text} {field}:{word}".strip()

    def show_filter(self, text: str) -> None:
        """Filter by other words, of open deals unless they say which; `changed` follows."""
        self.status.set_value(OPEN)
        self.line.set_value(text)
        self.read()

    def read(self) -> None:
        """Understand the filter as it stands, with the names that were known last; `changed` follows."""
        text = self.line.value()
        self._workbench.ask(partial(self._read, text, self._names), self._on_read)

    def read_again(self) -> None:
        """Understand the filter with the names and on the day of now; `changed` follows."""
        self._names = None
        self.read()

    def _on_typed(self, _text: object) -> None:
        self.read()

    def _on_chosen(self, _statuses: object) -> None:
        self.changed.emit()

    def _read(self, text: str, known: FilterNames | None) -> _Read:
        """Understand words; runs in the worker."""
        lists = self._workbench.desk.deal_lists
        names = known or lists.names()
        return _Read(text=text, understood=lists.understand(text, self._words, names), names=names)

    def _on_read(self, read: _Read) -> None:
        if read.text != self.line.value():
            return
        self._names, self._understood, self._typed = read.names, read.understood, read.text
        words = self._said
        told = [trouble_told(words, trouble) for trouble in read.understood.troubles]
        self.troubles.setText(". ".join([*told, ""]).strip())
        self.troubles.setVisible(bool(told))
        by_words = read.understood.statuses is not None
        self.status.setEnabled(not by_words)
        set_tip(self.status, words.text("The filter says which deals.") if by_words else "")
        self.changed.emit()

    def _on_wanted(self, text: str, cursor: int) -> None:
        if self._names is not None:
            job = partial(completions, text, cursor, self._words, self._names)
            self._workbench.ask(job, lambda found: self.line.offer(text, cursor, found))
