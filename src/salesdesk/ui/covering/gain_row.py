"""One bar of a small chart with its name and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.losing.bar_row import Bar, BarStrip
from salesdesk.ui.parts import ElidedLabel, column, row

if TYPE_CHECKING:
    from salesdesk.application.charts import GainBar


class GainRow(QWidget):
    """What there is in ink, what comes on top hatched."""

    def __init__(self, bar: GainBar) -> None:
        """Show a bar."""
        super().__init__()
        said = row(ElidedLabel(bar.name, "row-title"), ElidedLabel(bar.said, "second"), gap=12)
        said.setStretch(0, 1)
        lines = column(said, BarStrip(Bar(solid=bar.now, hatched=bar.more)), gap=1)
        lines.setContentsMargins(12, 2, 12, 3)
        self.setLayout(lines)
