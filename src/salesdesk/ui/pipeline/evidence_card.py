"""What the customer did on a deal: promises made in calls, and what was noted to move it; its evidence (4.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.evidence import Evidence
from salesdesk.ui.acts import act
from salesdesk.ui.parts import Card, IconButton, Label, OpenRow, Row, boxed, row
from salesdesk.ui.pipeline.short_list import ShortList

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class EvidenceCard(Card):
    """What they did, newest first; hidden while there is nothing."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        super().__init__(words.text("What they did"), words.text("in calls, and as it was noted"))
        self._workbench = workbench
        self.list = ShortList(words, "", gap=6)
        self.add(self.list)
        self.hide()

    def show_deal(self, view: DealView) -> None:
        """Show what the customer did on a deal; what comes from a call leads there."""
        stages = {stage.id: stage.name for stage in view.stages}
        self.list.show_rows(view.deal.id, [partial(self._line, one, stages) for one in view.evidence])
        self.setVisible(bool(view.evidence))

    def _line(self, one: Evidence, stages: Mapping[UUID, str]) -> QWidget:
        words = self._workbench.words
        day = words.short_date(one.happened_on)
        stage = stages.get(one.stage_id, "") if one.stage_id else ""
        if one.meeting_id is None:
            shown = Row(one.what, stage, "handshake", trailing=Label(day, "second"))
            away = IconButton("x", words.text("Take “{text}” away", text=one.what), do=partial(self._drop, one))
            line = row(6, shown, away, gap=0)
            line.setStretch(1, 1)
            return boxed(line)
        opening = OpenRow(one.what, stage, "handshake", trailing=day)
        opening.clicked.connect(partial(self._workbench.navigate, "talk", str(one.meeting_id)))
        return opening

    def _drop(self, one: Evidence) -> None:
        archive, words = self._workbench.desk.selling.archive, self._workbench.words
        act(self._workbench, words.text("Take away what they did"), lambda: archive(Evidence, one.id), toast=True)
