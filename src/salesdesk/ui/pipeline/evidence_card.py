"""What the customer agreed to in calls on a deal: promises with a day, the evidence that it moves (4.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, ElidedLabel, Label, OpenRow, boxed, row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.application.selling import DealView
    from salesdesk.domain.evidence import Evidence
    from salesdesk.ui.workbench import Workbench


class EvidenceCard(Card):
    """What was promised, newest first; hidden while there is nothing."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        super().__init__(words.text("What they agreed to"), words.text("in your calls, on the day it was said"))
        self._workbench = workbench
        self._list = Listing("")
        self.add(self._list)
        self.hide()

    def show_deal(self, view: DealView) -> None:
        """Show what was promised on a deal, each leading to its call."""
        stages = {stage.id: stage.name for stage in view.stages}
        self._list.show_rows([self._line(act, stages) for act in view.evidence])
        self.setVisible(bool(view.evidence))

    def _line(self, act: Evidence, stages: Mapping[UUID, str]) -> QWidget:
        day = self._workbench.words.short_date(act.happened_on)
        stage = stages.get(act.stage_id, "") if act.stage_id else ""
        if act.meeting_id is None:
            line = row(ElidedLabel(act.what, "row-title"), Label(day, "second"), gap=12)
            line.setStretch(0, 1)
            return boxed(line)
        opening = OpenRow(act.what, stage, "handshake", trailing=day)
        opening.clicked.connect(partial(self._workbench.navigate, "talk", str(act.meeting_id)))
        return opening
