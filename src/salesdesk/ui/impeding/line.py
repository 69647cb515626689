"""One impediment to read: what they said, whose it is, what removes it; taken out of the way or changed from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.parts import Button, IconView, Label, MoreButton, Pill, boxed, column, row
from salesdesk.wording.impediments import impediment_removed_by, impediment_said, impediment_whose
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.impediment import Impediment
    from salesdesk.wording import Words


class ImpedimentLine(QWidget):
    """Words, whose, what removes it; one that is out of the way stands back.

    `moved` asks to take it out of the way, or to let it stand again.
    """

    moved = Signal(object)
    changed = Signal(object)
    dropped = Signal(object)

    def __init__(self, words: Words, impediment: Impediment, whose: str) -> None:
        """Show an impediment."""
        super().__init__()
        stands = impediment.stands
        said = impediment_said(words, impediment)
        removes = impediment_removed_by(words, impediment)
        kind = Pill(label(words, impediment.kind), "warn" if stands else "neutral")
        act = words.text("Take out of the way") if stands else words.text("Let it stand again")
        self.move_button = Button(act, kind="link", do=lambda: self.moved.emit(impediment))
        self.move_button.setAccessibleName(words.text("{act}: {said}", act=act, said=said))
        self.more = MoreButton(words.text("More for {said}", said=said))
        self.more.offer(words.text("Change it"), lambda: self.changed.emit(impediment), "pencil")
        self.more.offer(words.text("Put it away"), lambda: self.dropped.emit(impediment), "trash-2")
        texts = column(
            Label(said, "row-title", tone="text" if stands else "text2", wrap=True),
            Label(impediment_whose(words, impediment, whose), "second", wrap=True),
            gap=1,
        )
        if removes:
            texts.addWidget(Label(removes, "second", wrap=True))
        picture = IconView("quote" if stands else "circle-check", "text3" if stands else "ok", 14)
        line = row(picture, boxed(texts), gap=10, middle=False)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, boxed(row(24, kind, self.move_button, None, self.more, gap=8)), gap=2))
