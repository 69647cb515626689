"""What was agreed: what the customer will do and until when, and when both meet again (2.3, 2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.application.talk_editing import evaluation_of
from salesdesk.ui.discussing.asked import Asked
from salesdesk.ui.fields import Field, TextBox, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.preparing.agreed import Agreed

if TYPE_CHECKING:
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.workbench import Workbench


class Agreement(QObject):
    """The customer's act with its day, and the follow-up."""

    def __init__(self, workbench: Workbench) -> None:
        """Build empty answers."""
        super().__init__()
        words = workbench.words
        self.act = TextBox(words.text("Their next step, in one sentence"), lines=1)
        self.act_field = Field(words.text("What they will do"), self.act)
        self.day = date_field(words, workbench.today)
        self.day_field = Field(words.text("Until"), self.day)
        self.next = Agreed(workbench)
        self.asked = Asked(words.text("What was agreed?"), self.act_field, Flow(self.day_field), 4, self.next)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what they will do, and until when."""
        evaluation = evaluation_of(meeting)
        self.act.set_value(evaluation.agreed)
        self.day.set_value(evaluation.agreed_by)
