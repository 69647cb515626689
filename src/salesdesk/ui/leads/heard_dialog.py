"""What a customer said that marketing needs: noted from a deal or a talk, in one line (3.4, 4.6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.domain.feedback import FeedbackKind
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextLine
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


class HeardDialog(AskDialog):
    """Asks for their words and what they are about, and keeps both with the deal and the account."""

    def __init__(self, workbench: Workbench, *, deal_id: UUID | None, account_id: UUID | None) -> None:
        """Ask."""
        words = workbench.words
        self._deal, self._account = deal_id, account_id
        self.said = TextLine(words.text("Such as: a laser is for the laboratory"))
        self.kind: Choice[FeedbackKind] = Choice([(kind, label(words, kind)) for kind in FeedbackKind])
        self.kind.set_value(FeedbackKind.MESSAGE)
        super().__init__(
            workbench,
            words.text("Heard for marketing"),
            words.text("Note it"),
            Field(words.text("In their words"), self.said),
            Field(words.text("What it is about"), self.kind),
            why=words.text("It goes into this month's file for marketing."),
        )
        self.said.setFocus()

    @override
    def answer(self) -> None:
        """Keep it."""
        kind, note = self.kind.value() or FeedbackKind.MESSAGE, self.workbench.desk.leads.note
        job = partial(note, kind, self.said.value(), account_id=self._account, deal_id=self._deal)
        act(self.workbench, self.words.text("Note what was heard"), job, self._on_done, self.refuse, toast=True)

    def _on_done(self, _step: Step) -> None:
        self.accept()
