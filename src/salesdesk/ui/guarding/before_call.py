"""What stands in the log before somebody is called: the guard's word, and the reason to call all the same (B4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.guarding.guard_line import GuardLine
from salesdesk.ui.parts import column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.domain.pest_guard import Guard
    from salesdesk.ui.workbench import Workbench


class BeforeCall(QWidget):
    """Asks the guard about a person; `arranged` tells that more or less is shown."""

    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._person: UUID | None = None
        self.line = GuardLine(words)
        self.reason = TextLine(words.text("Such as: their machine stands still"))
        self.reason_field = Field(words.text("Why it is right to call all the same"), self.reason)
        self.reason_field.hide()
        self.setLayout(column(self.line, self.reason_field, gap=8))

    def ask(self, person: UUID | None) -> None:
        """Show what the guard says of a person today; nothing without one."""
        self._person = person
        if person is None:
            self._show(None)
        else:
            guarding = self._workbench.desk.guarding
            self._workbench.ask(lambda: guarding.guards([person]), self._on_guards)

    def despite(self) -> str:
        """Return the reason, nothing where none is asked for."""
        self.reason.commit()
        return "" if self.reason_field.isHidden() else self.reason.value()

    @property
    def asks(self) -> bool:
        """Whether a reason is asked for and none was given yet."""
        return not self.reason_field.isHidden() and not self.reason.value()

    def _on_guards(self, guards: Mapping[UUID, Guard]) -> None:
        if self._person is not None and self._person in guards:
            self._show(guards[self._person])

    def _show(self, guard: Guard | None) -> None:
        self.line.show_guard(guard, self._workbench.today)
        self.reason_field.setVisible(guard is not None and guard.stops)
        self.arranged.emit()
