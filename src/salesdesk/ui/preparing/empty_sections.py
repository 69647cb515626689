"""The sections of research nothing was written in yet: each says in one line what belongs there, and begins it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.research import FindingKind
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.parts import Button, Label, column, row
from salesdesk.ui.preparing.finding_slot import PICTURES
from salesdesk.wording.findings import belongs_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.wording import Words


class EmptySections(QWidget):
    """Stands open while nothing is known at all, and on demand afterwards; `chosen` carries the kind to begin."""

    chosen = Signal(object)
    arranged = Signal()

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self._empty: tuple[FindingKind, ...] = ()
        self._wanted = False
        self.toggle = Button("", "chevron-down", "quiet", do=self._on_toggled)
        self.rows = {kind: self._row(kind) for kind in FindingKind}
        self.setLayout(column(4, row(self.toggle, None), *self.rows.values(), gap=2))

    def show_kinds(self, empty: Sequence[FindingKind]) -> None:
        """Show the sections without findings."""
        self._empty = tuple(empty)
        nothing = len(self._empty) == len(FindingKind)
        self._wanted = self._wanted and not nothing
        self.setVisible(bool(self._empty))
        self.toggle.setVisible(not nothing)
        count = len(self._empty)
        if self._wanted:
            words = self._words.plural("Hide {n} empty section", "Hide {n} empty sections", count)
        else:
            words = self._words.plural("Show {n} empty section", "Show {n} empty sections", count)
        self.toggle.set_words(words)
        self.toggle.set_picture("chevron-up" if self._wanted else "chevron-down")
        for kind, face in self.rows.items():
            face.setVisible(kind in self._empty and (nothing or self._wanted))
        self.arranged.emit()

    def _on_toggled(self) -> None:
        self._wanted = not self._wanted
        self.show_kinds(self._empty)

    def _row(self, kind: FindingKind) -> Face:
        name, belongs = label(self._words, kind), belongs_told(self._words, kind)
        picture = IconView(PICTURES[kind], "text3")
        line = row(picture, column(Label(name), Label(belongs, "second", wrap=True), gap=1), gap=8, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        face = Face(line)
        face.setAccessibleName(self._words.text("Add a finding: {section}. {what}", section=name, what=belongs))
        face.clicked.connect(partial(self._on_chosen, kind))
        return face

    def _on_chosen(self, kind: FindingKind, _checked: object = None) -> None:
        self.chosen.emit(kind)
