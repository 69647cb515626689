"""What a returned page says: number and revision, who signed when, the remarks; each as it was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.ui.parts import Card, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesdesk.application.answering import ReturnedView
    from salesdesk.wording import Words


class ReadCard(Card):
    """Names at the left, what stands on the page at the right; a screen reader hears both together."""

    def __init__(self, words: Words) -> None:
        """Show nothing until a file was read."""
        super().__init__(words.text("What it says"), gap=8)
        self._words = words
        self._grid: QWidget | None = None

    def show_view(self, view: ReturnedView) -> None:
        """Show what was read."""
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = QWidget()
        lines = QGridLayout(self._grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(14)
        lines.setVerticalSpacing(6)
        lines.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self._rows(view)):
            said = Label(value, wrap=True)
            said.setAccessibleName(f"{name}: {value}")
            named = Label(name, "label")
            named.setContentsMargins(0, 2, 0, 0)  # on the line of the larger words beside it
            lines.addWidget(named, at, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(said, at, 1)
        self.add(self._grid)

    def _rows(self, view: ReturnedView) -> Iterator[tuple[str, str]]:
        words, form = self._words, view.form
        nothing = words.text("–")
        yield words.text("Proposal"), self._which(view) or nothing
        yield words.text("Marked"), self._marked(view) or nothing
        signed = ", ".join(part for part in (form.name, form.title) if part)
        yield words.text("Name"), signed or nothing
        when = ", ".join(part for part in (form.place, form.date) if part)
        yield words.text("Place and date"), when or nothing
        if form.remarks:
            yield words.text("Remarks"), form.remarks
        for kind, said in form.notes[:3]:
            yield words.text("Put on the page ({kind})", kind=kind), said or nothing

    def _which(self, view: ReturnedView) -> str:
        words, form = self._words, view.form
        if not form.number:
            return ""
        if not form.revision:
            return form.number
        return words.text("{number}, revision {n}", number=form.number, n=form.revision)

    def _marked(self, view: ReturnedView) -> str:
        words = self._words
        named = [words.text("Option {letter}", letter=letter) for letter in sorted(view.form.choices)]
        return words.listed(named)
