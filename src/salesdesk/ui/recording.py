"""Records a talk that was not planned here: for whom, then the page to write it down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.choosing import Whom
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.acts import act
from salesdesk.ui.choosing import WhomDialog

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


def ask_for_talk(workbench: Workbench) -> None:
    """Ask for a deal or an account, record a talk held today and open it."""
    words = workbench.words
    title = words.text("Record a talk")
    WhomDialog(workbench, title, words.text("Record talk"), partial(_on_chosen, workbench)).open()


def record_talk(workbench: Workbench, *, deal_id: UUID | None = None, account_id: UUID | None = None) -> None:
    """Record a talk held today with a deal or an account, and open it."""
    record, today = workbench.desk.discussing.record, workbench.today
    text = workbench.words.text("Record a talk")
    act(
        workbench,
        text,
        lambda: record(today, deal_id=deal_id, account_id=account_id),
        lambda step: workbench.navigate("talk", str(step.made(Meeting))),
    )


def _on_chosen(workbench: Workbench, dialog: WhomDialog, whom: Whom) -> None:
    record, today = workbench.desk.discussing.record, workbench.today
    account = None if whom.deal_id else whom.account_id

    def done(step: Step) -> None:
        dialog.accept()
        workbench.navigate("talk", str(step.made(Meeting)))

    text = workbench.words.text("Record a talk with {whom}", whom=whom.words)
    act(workbench, text, lambda: record(today, deal_id=whom.deal_id, account_id=account), done, dialog.refuse)
