"""The period and the scope that all pages of the forecast look at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from salesdesk.application.forecast.ground import EVERYBODY, Scope


class ChosenPeriod(QObject):
    """What was chosen last, kept while the window is open; the period's name is "" for the present one."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin with everybody's present period."""
        super().__init__(parent)
        self.name = ""
        self.scope = EVERYBODY

    def choose_period(self, name: str) -> None:
        """Look at another period, "" for the present one."""
        if name != self.name:
            self.name = name
            self.changed.emit()

    def choose_scope(self, scope: Scope) -> None:
        """Look at somebody else's deals."""
        if scope != self.scope:
            self.scope = scope
            self.changed.emit()
