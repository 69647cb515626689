"""What stands over the form: the question before a proposal is issued, and what has become of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, Ground, Label, column, row

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words


class StateStrip(Ground):
    """Asks before issuing, because that is frozen and numbered; tells what was issued or withdrawn."""

    issue_confirmed = Signal()
    withdraw_asked = Signal()
    revision_asked = Signal()

    def __init__(self, words: Words) -> None:
        """Stay hidden for a draft."""
        super().__init__("notice", margins=(14, 9, 10, 9))
        self._words = words
        self._title = Label("", "row-title", wrap=True)
        self._sentence = Label("", "second", wrap=True)
        self.issue = Button(words.text("Issue proposal"), "file-text", "primary")
        self.leave = Button(words.text("Keep as draft"), do=self.forget)
        self.withdraw = Button(words.text("Withdraw"), "undo-2")
        self.revise = Button(words.text("Start next revision"), "copy")
        self.issue.clicked.connect(self.issue_confirmed)
        self.withdraw.clicked.connect(self.withdraw_asked)
        self.revise.clicked.connect(self.revision_asked)
        line = row(
            IconView("info", "accentText"),
            column(self._title, self._sentence, gap=1),
            self.leave,
            self.issue,
            self.withdraw,
            self.revise,
            gap=10,
        )
        line.setStretch(1, 1)
        self.column.addLayout(line)
        self._asking = False
        self.hide()

    def ask(self, number: str) -> None:
        """Ask whether the draft is to be issued; Esc keeps it a draft."""
        self._asking = True
        self._say(
            self._words.text("Issue {number} now?", number=number),
            self._words.text(
                "It is frozen as it stands, for good. You can withdraw it later, or start its next revision."
            ),
        )
        self._offer(self.leave, self.issue)
        self.issue.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: ProposalView) -> None:
        """Tell what has become of the proposal; a draft needs no strip."""
        state, words = view.proposal.state, self._words
        if state is ProposalState.DRAFT:
            if not self._asking:
                self.hide()
            return
        self._asking = False
        issued = view.revisions[-1] if view.revisions else None
        on = issued.issued_at.astimezone(ZoneInfo(view.settings.zone)) if issued is not None else None
        when = words.full_day_time(on) if on is not None else ""
        if state is ProposalState.ISSUED:
            self._say(
                words.text("Issued on {day}. Frozen.", day=when),
                words.text("What went out stays as it is. Change it in the next revision."),
            )
            self._offer(self.withdraw, self.revise)
        else:
            self._say(
                words.text("Withdrawn. It was issued on {day}.", day=when) if when else words.text("Withdrawn."),
                words.text("It waits for no choice any more. The next revision starts from what stands here."),
            )
            self._offer(self.revise)

    def forget(self) -> None:
        """Ask nothing any more, because another proposal is shown."""
        self._asking = False
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self.forget()
        else:
            super().keyPressEvent(event)

    def _say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title} {sentence}")

    def _offer(self, *buttons: Button) -> None:
        for button in (self.leave, self.issue, self.withdraw, self.revise):
            button.setVisible(button in buttons)
        self.show()
