"""The head of the form: for whom, which number, what is saved, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.adaptive import AdaptiveHeader, Offer
from salesdesk.ui.parts import Button, Pill, set_tip
from salesdesk.ui.proposing.columns_listed import standing_look

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words

LATE = 300
"""After so many milliseconds an edit that is not kept yet is told."""


class ProposalHeader(AdaptiveHeader):
    """Account, number, how long it is valid; saved or not, draft or issued."""

    check_asked = Signal()
    issue_asked = Signal()
    save_asked = Signal()

    def __init__(self, words: Words, save_tip: str) -> None:
        """Build an empty head; `save_tip` tells the keys of "Save PDF"."""
        super().__init__(words.text("Proposal"), words.text("More for this proposal"))
        self._words = words
        self.saved = Pill("", "neutral", "check")
        self.saved.hide()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE)
        self._late.timeout.connect(self._on_late)
        self.state = Pill("", "info")
        self.state.hide()
        self.save = Button(words.text("Save PDF"), "file-down", "primary", do=self.save_asked.emit)
        set_tip(self.save, save_tip)
        self.furnish(
            (self.saved, self.state),
            (
                Offer(words.text("Check"), "list-checks", self.check_asked.emit, words.text("Go to what is missing")),
                Offer(
                    words.text("Issue"),
                    "flag",
                    self.issue_asked.emit,
                    words.text("Freeze this revision as the one you send: it gets its number for good"),
                ),
            ),
            (self.save,),
        )

    def show_view(self, view: ProposalView) -> None:
        """Show for whom and which."""
        words, proposal = self._words, view.proposal
        number = proposal.number
        if proposal.revision > 1:
            number = words.text("{number}, revision {n}", number=number, n=proposal.revision)
        if proposal.valid_until is not None:
            number = words.text("{number}, valid until {day}", number=number, day=words.date(proposal.valid_until))
        self.say(words.text("Proposal for {account}", account=view.account.name), number)
        draft = proposal.state is ProposalState.DRAFT
        look = standing_look(words, view.standing)
        self.state.show_state(look.text, look.role, look.picture)
        self.state.setVisible(not draft)
        self.saved.setVisible(draft and bool(self.saved.look.text))
        self.make_room()

    def show_kept(self, at: dt.datetime) -> None:
        """Show when the last edit was kept."""
        self._late.stop()
        self.saved.show_state(self._words.text("Saved {clock}", clock=self._words.clock(at)), "neutral", "check")
        self.saved.setVisible(self.state.isHidden())
        self.make_room()

    def show_keeping(self) -> None:
        """Say that an edit is on its way, if it takes long enough to be noticed."""
        self._late.start()

    def _on_late(self) -> None:
        self.saved.show_state(self._words.text("Saving"), "neutral", "loader-circle")
        self.saved.setVisible(self.state.isHidden())

    def forget_saved(self) -> None:
        """Show nothing of the proposal that was open before."""
        self._late.stop()
        self.saved.show_state("", "neutral", "check")
        self.saved.hide()
