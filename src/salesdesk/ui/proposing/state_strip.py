"""What stands over the form: the question before a proposal is issued, and what has become of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from salesdesk.application.proposal_acts import ProposalAct, offered
from salesdesk.domain.proposal import Standing
from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Ground, Label, column, row
from salesdesk.ui.theme import theme
from salesdesk.wording.proposal_strip import strip_told

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.proposing.sending_acts import Shown
    from salesdesk.wording import Words

WORDS: Final = 320
"""The least room for the sentences, in pixels at 100 % text size, before the buttons go below them."""
_LOOKS: Final[Mapping[Standing, tuple[str, str]]] = {
    Standing.EXPIRED: ("circle-alert", "warn"),
    Standing.ANSWERED_A: ("circle-check", "ok"),
    Standing.ANSWERED_B: ("circle-check", "ok"),
}


class StateStrip(Ground):
    """Asks before issuing, because that is frozen and numbered; tells what became of what was issued.

    `issue_confirmed` says whether another proposal that waits is superseded by it; `acted` gives what is to be done.
    """

    issue_confirmed = Signal(bool)
    acted = Signal(object)

    def __init__(self, words: Words, shown: Sequence[Shown]) -> None:
        """Stay hidden for a draft; `shown` gives words and icon of each act."""
        super().__init__("notice", margins=(14, 9, 10, 9))
        self._words = words
        self._picture = IconView("info", "accentText")
        self._title = Label("", "row-title", wrap=True)
        self._sentence = Label("", "second", wrap=True)
        self.issue = Button(words.text("Issue proposal"), "file-text", "primary", do=self._on_issue)
        self.leave = Button(words.text("Keep as draft"), do=self.forget)
        self.acts = {one.act: Button(one.text, one.picture, do=self._doer(one.act)) for one in shown}
        self._buttons = row(self.leave, self.issue, *self.acts.values(), gap=8)
        said = row(self._picture, column(self._title, self._sentence, gap=1), gap=10)
        said.setStretch(1, 1)
        self._line = row(gap=10)
        nest(self._line, said, 1)
        nest(self._line, self._buttons)
        nest(self.column, self._line)
        self._asking = False
        self._superseding = False
        self.hide()

    def ask(self, number: str) -> None:
        """Ask whether the draft is to be issued; Esc keeps it a draft."""
        words = self._words
        self._superseding = False
        self.issue.set_words(words.text("Issue proposal"))
        self._ask(
            words.text("Issue {number} now?", number=number),
            words.text("It is frozen as it stands, for good. You can withdraw it later, or start its next revision."),
        )

    def ask_superseding(self, other: str) -> None:
        """Ask whether another proposal that waits on the deal gives way; Esc keeps both as they are."""
        words = self._words
        self._superseding = True
        self.issue.set_words(words.text("Issue and supersede {number}", number=other))
        self._ask(
            words.text("{number} waits for a choice on this deal already.", number=other),
            words.text("Only one proposal waits at a time. Issued now, this one takes its place."),
        )

    def show_view(self, view: ProposalView) -> None:
        """Tell what has become of the proposal; a draft of which nothing went out needs no strip."""
        if view.standing is Standing.DRAFT and self._asking:
            return
        self._asking = False
        said = strip_told(self._words, view)
        if said is None:
            self.hide()
            return
        self._picture.show_icon(*_LOOKS.get(view.standing, ("info", "accentText")))
        self._say(*said)
        self._offer(*(self.acts[act] for act in offered(view).sight))

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons below the sentences where both side by side would squeeze them."""
        beside = self.width() - self._buttons.sizeHint().width() - 60 >= theme().px(WORDS)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside else ways.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            place = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self._buttons, place)

    def _doer(self, act: ProposalAct) -> Callable[[], object]:
        return lambda: self.acted.emit(act)

    def _on_issue(self) -> None:
        self.issue_confirmed.emit(self._superseding)

    def _ask(self, title: str, sentence: str) -> None:
        self._asking = True
        self._picture.show_icon("info", "accentText")
        self._say(title, sentence)
        self._offer(self.leave, self.issue)
        self.issue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{title} {sentence}".strip())

    def _offer(self, *buttons: Button) -> None:
        for button in (self.leave, self.issue, *self.acts.values()):
            button.setVisible(button in buttons)
        self._arrange()
        self.show()
