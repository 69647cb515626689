"""Options that were raised in other talks of the same deal or account, each leading to its talk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.discussing.raised_slot import PICTURES
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Label, OpenRow, column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.rows import RaisedRow
    from salesdesk.ui.workbench import Workbench


class Earlier(QWidget):
    """Shown only where there are some."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._list = Listing("")
        self.setLayout(column(6, Label(workbench.words.text("Raised in other talks"), "label"), self._list, gap=4))
        self.hide()

    def show_rows(self, rows: Sequence[RaisedRow]) -> None:
        """Show options with who raised them, in what they differ, and when."""
        self.setVisible(bool(rows))
        self._list.show_rows([self._row(row) for row in rows])

    def _row(self, row: RaisedRow) -> QWidget:
        words = self._workbench.words
        second = ", ".join(filter(None, (row.who or words.text("Raised by us"), label(words, row.option.dimension))))
        line = OpenRow(row.option.text, second, PICTURES[row.option.dimension], trailing=words.short_date(row.on))
        line.clicked.connect(partial(self._workbench.navigate, "talk", str(row.meeting_id)))
        return line
