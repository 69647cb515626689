"""The matching step: every name of a file that is not simply one of the desk's, and what it becomes here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import NO_CHOICES, Choices, Match, Matching
from salesdesk.application.importing.twins import Twin
from salesdesk.ui.fields import Segments
from salesdesk.ui.importing.deciding import Deciding
from salesdesk.ui.importing.lines import Line, columns, is_open, key_of, kind_of, kinds_of, lines_of
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import Button, Card, Label, boxed, column, row
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.wording.imports import counts_told
from salesdesk.wording.matching import decide_rows_told, decide_told, made_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.importing.importing import Preview
    from salesdesk.wording import Words

_ROWS: Final = frozenset({NameKind.DEAL, NameKind.PERSON})
PAUSE: Final = 250
"""Milliseconds after a decision until the preview follows: who decides quickly does not wait for each one."""


class MatchStep(QWidget):
    """A table per kind, those to decide about first; Enter takes what is proposed, Delete adds as new."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self.choices: Choices = NO_CHOICES
        self._matching = Matching()
        self._lines: dict[str, Line] = {}
        self._order: dict[str, int] = {}
        self._kinds: Segments[NameKind] | None = None
        self._offered: list[NameKind] = []
        self._made = ""
        self._counts = Label("", "row-title", wrap=True)
        self._left = Label("", "second", wrap=True)
        self._all = Button(words.text("Match all that look alike"), "check", do=self.take_all)
        self._choice = row(gap=0)
        self._model: TableModel[Line] = TableModel(columns(words), key_of)
        self.table = TableView(self._model, words.text("Names in the file"))
        self.deciding = Deciding(words)
        card = Card(margins=(1, 1, 1, 8))
        card.add(self.table)
        self._keys = Label(
            words.text("Enter takes what is proposed, Delete adds as new, Tab goes on to the other choices."),
            "second",
            wrap=True,
        )
        head = row(boxed(self._choice), None, self._all)
        lines = column(self._counts, self._left, head, card, self._keys, self.deciding, gap=8)
        lines.setStretch(3, 1)
        self.setLayout(lines)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.follow)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.table.removed.connect(self._on_removed)
        self.deciding.taken.connect(self._on_taken)
        self.deciding.said_same.connect(self._on_said_same)

    # what is shown

    def begin_anew(self) -> None:
        """Forget what was decided: another file is looked at."""
        self._pause.stop()
        self.choices = NO_CHOICES
        self._order = {}

    def show_preview(self, preview: Preview) -> None:
        """Show what an import would do now; lines stay where they were when they were shown first."""
        if self._pause.isActive():
            return
        words = self._words
        lines = lines_of(preview)
        self._matching = preview.matching
        for line in lines:
            self._order.setdefault(key_of(line), len(self._order))
        self._lines = {key_of(line): line for line in sorted(lines, key=lambda line: self._order[key_of(line)])}
        self._counts.setText(counts_told(words, preview.counts))
        self._offer_kinds()
        self._show_lines(made_told(words, preview.made))

    @property
    def is_needed(self) -> bool:
        """Whether there is anything that could be decided."""
        return bool(self._lines)

    @property
    def open_lines(self) -> int:
        """How many names and rows wait for somebody's word."""
        return sum(map(is_open, self._lines.values()))

    def follow(self) -> None:
        """Let the preview follow what was decided, without waiting any longer."""
        self._pause.stop()
        self.changed.emit()

    def said(self) -> Choices:
        """Return what was decided about the file that is shown, with what was found in it."""
        return replace(self.choices, looked=self._matching)

    def names(self) -> list[Match]:
        """Return the names as they stand after what was decided."""
        return [line for line in self._lines.values() if isinstance(line, Match)]

    def told(self) -> str:
        """Return what is said over the table."""
        return self._left.text()

    def begin(self) -> None:
        """Show the first kind with something to decide, and take the keyboard to its first line."""
        first = next((line for line in self._lines.values() if is_open(line)), None)
        if first is not None and self._kinds is not None:
            self._kinds.set_value(kind_of(first))
        self._show_lines()
        self.table.setFocus()
        if first is not None:
            self.table.pick(key_of(first))

    def _offer_kinds(self) -> None:
        words = self._words
        kinds = kinds_of(list(self._lines.values()), words)
        if self._kinds is None or [kind for kind, _, _ in kinds] != self._offered:
            chosen = self._kinds.value() if self._kinds else None
            self._offered = [kind for kind, _, _ in kinds]
            self._kinds = Segments(words.text("Kind of names"), kinds) if kinds else None
            if self._kinds is not None:
                if chosen is not None and chosen in self._offered:
                    self._kinds.set_value(chosen)
                self._kinds.committed.connect(self._on_kind)
            put_instead(self._choice, [self._kinds] if self._kinds else [])

    def _show_lines(self, made: str = "") -> None:
        words = self._words
        if made:
            self._made = made
        kind = self._kinds.value() if self._kinds else None
        some = [line for line in self._lines.values() if kind_of(line) is kind]
        self._model.show_things(some)
        telling = decide_rows_told if kind in _ROWS else decide_told
        told = telling(words, sum(map(is_open, some)), len(some))
        elsewhere = self.open_lines - sum(map(is_open, some))
        more = words.plural("{n} more waits under another kind", "{n} more wait under other kinds", elsewhere)
        sentences = [told, *([more] if elsewhere else []), self._made]
        self._left.setText("".join(f"{sentence}. " for sentence in sentences).strip())
        self._all.setEnabled(any(isinstance(line, Match) and is_open(line) for line in some))
        self._all.setVisible(kind not in _ROWS)
        if self.table.thing() is None and some:
            self.table.selectRow(0)
        self._on_picked(self.table.thing())

    # what is decided

    def _on_kind(self, _kind: object) -> None:
        self._show_lines()

    def _on_opened(self, _line: object) -> None:
        self.deciding.accept()

    def _on_removed(self, _line: object) -> None:
        self.deciding.add_as_new()

    def _on_picked(self, line: Line | None) -> None:
        self.deciding.ask(line, self._matching)

    def _on_taken(self, target: UUID | str | None, name: str) -> None:
        line = self.table.thing()
        if isinstance(line, Match):
            self.choices = self.choices.taking(line, target)
            self._decided(line, line.taken(target, name))

    def _on_said_same(self, same: bool) -> None:  # noqa: FBT001 (Qt's signal)
        line = self.table.thing()
        if isinstance(line, Twin):
            self.choices = self.choices.telling(line.key, same=same)
            self._decided(line, line.told(same=same))

    def take_all(self) -> None:
        """Take every name of the kind that is shown for what it looks like."""
        for line in self._model.things():
            if isinstance(line, Match) and is_open(line) and line.offer:
                self.choices = self.choices.taking(line, line.offer.target)
                self._lines[key_of(line)] = line.taken(line.offer.target, line.offer.name)
        self._show_lines()
        self._pause.start()

    def _decided(self, before: Line, after: Line) -> None:
        """Show it at once, go on to the next line that waits; the preview follows."""
        self._lines[key_of(before)] = after
        things = self._model.things()
        at = self._model.row_of(key_of(before))
        waiting = [line for line in things[at + 1 :] + things[:at] if is_open(line)]
        self._pause.start()
        if not waiting and self.open_lines:
            self.begin()
            return
        self._show_lines()
        self.table.pick(key_of(waiting[0] if waiting else after))
