"""A proposal copied for another deal: asked for whom, then opened there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.proposal import Proposal
from salesdesk.ui.acts import act
from salesdesk.ui.choosing import WhomDialog
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.choosing import Whom
    from salesdesk.ui.workbench import Workbench


class CopyDialog(WhomDialog):
    """Asks for a deal or an account, and copies texts, rows, items and terms for it."""

    def __init__(self, workbench: Workbench, key: UUID, number: str) -> None:
        """Ask; `number` tells which proposal is copied."""
        words = workbench.words
        title = words.text("Copy {number} for another deal", number=number)
        super().__init__(workbench, title, words.text("Copy proposal"), self._copy)
        self._key = key
        self._number = number
        self._field.set_remark(
            words.text(
                "Texts, rows, items and terms are copied. Link both options again to what was raised there. What "
                "this customer told you, discounts and the next step stay here."
            )
        )

    def _copy(self, dialog: WhomDialog, whom: Whom) -> None:
        copy_for = self.workbench.desk.proposing.copy_for
        account = None if whom.deal_id else whom.account_id

        def done(step: Step) -> None:
            dialog.accept()
            self.workbench.navigate("proposals", str(step.made(Proposal)))
            # What is left to do stands there, whatever was in front before.
            self.workbench.actions.do("proposals.options")
            said = self.words.text("{number} copied. Link both options to what was raised here.", number=self._number)
            self.workbench.notify(Notice(said, undo=True))

        text = self.words.text("Copy {number} for {whom}", number=self._number, whom=whom.words)
        act(
            self.workbench,
            text,
            partial(copy_for, self._key, deal_id=whom.deal_id, account_id=account),
            done,
            dialog.refuse,
        )
