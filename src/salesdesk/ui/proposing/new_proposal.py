"""A new proposal: for which deal, and how many options were raised for it so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.choosing import Whom
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.acts import act
from salesdesk.ui.choosing import WhomDialog
from salesdesk.ui.fields import Choice, Field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import RaisedRow
    from salesdesk.domain.boilerplate import ProposalTemplate
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "proposals"
NAMED = 3
"""So many options are named in the hint, the others counted."""


class NewProposalDialog(WhomDialog):
    """Asks for a deal or an account, and starts a proposal filled with what the desk knows about it."""

    def __init__(self, workbench: Workbench) -> None:
        """Ask."""
        words = workbench.words
        super().__init__(workbench, words.text("New proposal"), words.text("Start proposal"), _start)
        self.template: Choice[UUID | None] = Choice([(None, words.text("No template"))])
        self.template.set_value(None)
        self._template_field = Field(words.text("Template"), self.template)
        self._template_field.hide()
        self.add_field(self._template_field)
        workbench.ask(workbench.desk.boilerplate.templates, self._on_templates)
        self._field.set_remark(words.text("A proposal offers two options that were raised in your talks."))
        self.line.picked.connect(self._on_deal_picked)

    def _on_templates(self, templates: Sequence[ProposalTemplate]) -> None:
        if templates:
            self.template.offer([(None, self.words.text("No template")), *((one.id, one.name) for one in templates)])
            self.template.set_value(None)
            self._template_field.show()
            self.fit()

    def _on_deal_picked(self, whom: Whom) -> None:
        raised = self.workbench.desk.discussing.raised
        account = None if whom.deal_id else whom.account_id
        self.workbench.ask(partial(raised, deal_id=whom.deal_id, account_id=account), self._on_raised)

    def _on_raised(self, rows: Sequence[RaisedRow]) -> None:
        words = self.words
        if not rows:
            self._field.set_remark(words.text("No option was raised for it yet: record the talk first, or afterwards."))
            return
        named = [f"“{row.option.text}”" for row in rows[:NAMED]]
        left = len(rows) - len(named)
        names = words.listed([*named, words.plural("{n} more", "{n} more", left)] if left else named)
        self._field.set_remark(
            words.plural("{n} option was raised: {names}", "{n} options were raised: {names}", len(rows), names=names)
        )


def _start(dialog: WhomDialog, whom: Whom) -> None:
    workbench = dialog.workbench
    template = dialog.template.value() if isinstance(dialog, NewProposalDialog) else None
    draft = workbench.desk.proposing.draft
    account = None if whom.deal_id else whom.account_id

    def done(step: Step) -> None:
        dialog.accept()
        workbench.navigate(PAGE_ID, str(step.made(Proposal)))

    text = workbench.words.text("Start a proposal for {whom}", whom=whom.words)
    act(
        workbench,
        text,
        partial(draft, deal_id=whom.deal_id, account_id=account, template_id=template),
        done,
        dialog.refuse,
    )
