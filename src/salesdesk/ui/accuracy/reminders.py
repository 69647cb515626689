"""What Today says of a forecast: the warning that comes early, and a missed period that asks to be looked back on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.parts import HintStrip, column
from salesdesk.wording.looking_back import asks_told
from salesdesk.wording.pace import early_told

if TYPE_CHECKING:
    from salesdesk.application.forecast.pacing import EarlyNotice
    from salesdesk.domain.period import Period
    from salesdesk.ui.workbench import Workbench


class ForecastReminders(QWidget):
    """Two strips that lead to the page on accuracy; hidden while there is nothing to say (4.1, 1.15)."""

    def __init__(self, workbench: Workbench) -> None:
        """Stay hidden until something is to be said."""
        super().__init__()
        self._workbench = workbench
        self.early, self.look_back = HintStrip(), HintStrip(kind="notice")
        self.early.acted.connect(partial(workbench.navigate, "accuracy", "pace"))
        self.look_back.acted.connect(partial(workbench.navigate, "accuracy", "look-back"))
        self.setLayout(column(self.early, self.look_back, gap=10))
        for part in (self.early, self.look_back, self):
            part.hide()

    def load(self) -> None:
        """Ask what there is to say, behind what the page asked for itself."""
        desk = self._workbench.desk
        self._workbench.ask(lambda: (desk.pacing.early(), desk.looking_back.asks()), self._on_found)

    def _on_found(self, found: tuple[EarlyNotice | None, Period | None]) -> None:
        (early, missed), words = found, self._workbench.words
        if early is not None:
            self.early.say(words.text("Early warning."), early_told(early, words), words.text("See the pace"))
        if missed is not None:
            self.look_back.say(words.text("Look back."), asks_told(missed, words), words.text("Look back"))
        self.early.setVisible(early is not None)
        self.look_back.setVisible(missed is not None)
        self.setVisible(early is not None or missed is not None)
