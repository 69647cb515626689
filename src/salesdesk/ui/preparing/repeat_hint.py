"""The warning that an objective would have the buyer do again what is done already (3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from salesdesk.domain.buying_process import repeated_step
from salesdesk.ui.parts import HintStrip
from salesdesk.wording.buying import repeat_told

if TYPE_CHECKING:
    from salesdesk.domain.buying_process import BuyingProcess
    from salesdesk.ui.fields import TextBox
    from salesdesk.ui.workbench import Workbench

PAUSE = 300


class RepeatHint(HintStrip):
    """Stands under the lamps while the objective names a step that the buyer has done; it forbids nothing."""

    def __init__(self, workbench: Workbench, box: TextBox) -> None:
        """Watch the box in which the objective is typed."""
        super().__init__()
        self._words = workbench.words
        self._lexicon = workbench.desk.preparing.lexicon
        self._box = box
        self._process: BuyingProcess | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        box.textChanged.connect(self._pause.start)
        self.hide()

    def show_process(self, process: BuyingProcess | None) -> None:
        """Take what the buyer has done, None without a deal."""
        self._process = process
        self._look()

    def _look(self) -> None:
        step = repeated_step(self._box.value(), self._process, self._lexicon().buyer_steps)
        if step is not None:
            self.say(self._words.text("Done already."), repeat_told(self._words, step))
        self.setVisible(step is not None)
