"""The quiet first steps on a desk with nothing on it yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.ui.parts import Card, CheckRow
from salesdesk.ui.parts.rows import CheckState

if TYPE_CHECKING:
    from salesdesk.application.today import TodayView
    from salesdesk.ui.workbench import Workbench


class FirstSteps(Card):
    """Who you are, your target, your deals: each ticked off by itself, all gone once they are done."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card; it hides itself when nothing is left to do."""
        words = workbench.words
        super().__init__(words.text("To begin"), words.text("five minutes, in any order"))
        self._workbench = workbench
        self._me = CheckRow("", "missing", words.text("Open settings"))
        self._target = CheckRow("", "missing", words.text("Set the target"))
        self._deals = CheckRow("", "missing", words.text("Bring deals in"))
        self._me.acted.connect(partial(workbench.navigate, "settings", "me"))
        self._target.acted.connect(partial(workbench.actions.do, "target.set"))
        self._deals.acted.connect(partial(workbench.actions.do, "import.open"))
        self.add(self._me, self._target, self._deals)
        self.hide()

    def show_view(self, view: TodayView) -> None:
        """Tick off what is there."""
        words, figures = self._workbench.words, view.period.figures
        me = self._workbench.standing.settings.me is not None
        target = figures.outlook.target is not None
        deals = bool(figures.open.count + figures.won.count + figures.lost.count)
        self._me.show_state(
            words.text("Say who you are: it stands on proposals"), _state(met=me), words.text("Open settings")
        )
        self._target.show_state(
            words.text("Set the target of {period}", period=words.period(figures.period)),
            _state(met=target),
            words.text("Set the target"),
        )
        self._deals.show_state(
            words.text("Bring your deals in from a spreadsheet, or add the first one"),
            _state(met=deals),
            words.text("Bring deals in"),
        )
        self.setVisible(not (me and target and deals))


def _state(*, met: bool) -> CheckState:
    return "met" if met else "missing"
