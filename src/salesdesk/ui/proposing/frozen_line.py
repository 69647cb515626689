"""One line over a proposal that does not change any more: why, and how it is changed all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_acts import ProposalAct, offered
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, Label, row
from salesdesk.wording.proposal_strip import frozen_told

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words


class FrozenLine(QWidget):
    """Hidden for a draft; `revise_asked` where the next revision is not offered over the form already."""

    revise_asked = Signal()

    def __init__(self, words: Words) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = words
        self.why = Label("", "second", wrap=True)
        self.revise = Button("", "copy", "link", do=self.revise_asked.emit)
        line = row(IconView("lock", "text2", 14), self.why, self.revise, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_view(self, view: ProposalView, *, frozen: bool) -> None:
        """Say why a frozen proposal stays as it is."""
        self.setVisible(frozen)
        if frozen:
            self.why.setText(frozen_told(self._words, view))
            self.revise.set_words(self._words.text("Start revision {n}", n=view.proposal.revision + 1))
            self.revise.setVisible(ProposalAct.REVISE in offered(view).menu)
