"""Calls that are over and not evaluated: within a day, while they are remembered (4.31)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.domain.meeting import Meeting
from salesdesk.ui.acts import act
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, OpenRow
from salesdesk.wording.evaluations import due_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import MeetingRow
    from salesdesk.ui.workbench import Workbench

SHOWN: Final = 4


class ToEvaluate(Card):
    """A short list, each line leading to its talk; hidden while nothing waits."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        super().__init__(workbench.words.text("To evaluate"), " ")
        self._workbench = workbench
        self._list = Listing("")
        self.add(self._list)
        self.hide()

    def show_meetings(self, rows: Sequence[MeetingRow]) -> None:
        """Show the newest, and how many more there are."""
        words, left = self._workbench.words, len(rows) - SHOWN
        more = words.plural(
            "the newest {shown}, {n} more waits", "the newest {shown}, {n} more wait", left, shown=SHOWN
        )
        self.beside.setText(more if left > 0 else words.text("within a day of the call"))
        self._list.show_rows([self._line(row) for row in rows[:SHOWN]])
        self.setVisible(bool(rows))

    def _line(self, row: MeetingRow) -> QWidget:
        words, bench = self._workbench.words, self._workbench
        zone = row.starts.zone if row.starts else bench.standing.settings.zone
        when = due_told(words, row.ends_at, row.held_on, bench.desk.changes.clock.now(), zone)
        recorded = row.held_on is not None
        about = row.objective.strip() or row.deal or words.text("no objective")
        second = about if recorded else words.text("Record the talk: {about}", about=about)
        line = OpenRow(row.account or row.deal, second, "list-checks", trailing=when)
        line.clicked.connect(partial(self._on_opened, row))
        return line

    def _on_opened(self, row: MeetingRow) -> None:
        bench = self._workbench
        if row.held_on is not None:
            bench.navigate("talk", str(row.id))
            return
        hold, day = bench.desk.discussing.hold, row.day
        act(bench, bench.words.text("Record the talk"), lambda: hold(row.id, day), self._on_held)

    def _on_held(self, step: Step) -> None:
        self._workbench.navigate("talk", str(step.made(Meeting)))
