"""Choosing what was kept: a snippet to put into the text, a group of items to add; found by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.application.boilerplate import found
from salesdesk.domain.boilerplate import LineGroup, Snippet
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.tables import Column, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench

ROWS: Final = 5
WIDTH: Final = 560
_STEPS: Final[Mapping[Qt.Key, int]] = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})

Kept = Snippet | LineGroup


class KeptDialog(AskDialog):
    """A search over a list; Enter takes the marked one, the arrows move the mark while one types."""

    def __init__(
        self, workbench: Workbench, title: str, verb: str, known: Sequence[Kept], chosen: Callable[[Any], object]
    ) -> None:
        """Offer what is known; `chosen` gets the one that is taken."""
        words = workbench.words
        self._known = tuple(known)
        self._chosen = chosen
        self.search = SearchLine(words.text("Type a few letters"), words.text("Clear search"))
        columns: list[Column[Kept]] = [
            Column("name", words.text("Name"), lambda one: TextCell(one.name, "text", bold=True), width=180),
            Column("text", words.text("What it says"), lambda one: TextCell(_says(one), "text2"), width=320),
        ]
        self._model: TableModel[Kept] = TableModel(columns, lambda one: str(one.id))
        self.table: TableView[Kept] = TableView(self._model, title)
        self.table.opened.connect(self._take)
        self._none = Label(words.text("Nothing kept fits these letters."), "second")
        away = Button(words.text("Put away"), "archive", do=self._put_away)
        self.table.removed.connect(self._on_removed)
        super().__init__(workbench, title, verb, self.search, self.table, self._none, also=(away,))
        self.setMinimumWidth(theme().px(WIDTH))
        self.table.setFixedHeight(theme().px(44 * ROWS))
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self._show("")
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        fitting = found(self._known, typed)
        self._model.show_things(fitting)
        self._none.setVisible(not fitting)
        self.button.setEnabled(bool(fitting))
        self._mark(0)

    def _mark(self, at: int) -> None:
        things = self._model.things()
        if things:
            self.table.pick(str(things[min(max(at, 0), len(things) - 1)].id))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()), 0) if isinstance(event, QKeyEvent) else 0
        if step and event.type() is QEvent.Type.KeyPress:
            self._mark(self.table.currentIndex().row() + step)
            return True
        return super().eventFilter(watched, event)

    @override
    def answer(self) -> None:
        """Take the marked one."""
        things, at = self._model.things(), self.table.currentIndex().row()
        if 0 <= at < len(things):
            self._take(things[at])

    def _put_away(self) -> None:
        things, at = self._model.things(), self.table.currentIndex().row()
        if 0 <= at < len(things):
            self._on_removed(things[at])

    def _on_removed(self, one: Kept) -> None:
        """Put what is marked away; the dialog stays for another one."""
        archive, kind = self.workbench.desk.selling.archive, one.__class__
        text = self.words.text("“{name}” put away", name=one.name)

        def done(_step: Step) -> None:
            self._known = tuple(kept for kept in self._known if kept.id != one.id)
            self._show(self.search.value())

        act(self.workbench, text, lambda: archive(kind, one.id), done, self.refuse, toast=True)

    def _take(self, one: Kept) -> None:
        self.accept()
        self._chosen(one)


def _says(one: Kept) -> str:
    if isinstance(one, Snippet):
        return " ".join(one.text.split())
    return ", ".join(line.text for line in one.lines)
