"""What is asked once when several deals are closed as no decision together: why, and who says so (3.10, 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.ui.ask import AskDialog
from salesdesk.ui.sweeping.forms import NoDecisionForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.sweeping import Verdict
    from salesdesk.ui.workbench import Workbench


class TogetherDialog(AskDialog):
    """The reason for several deals, "not a priority now" as our guess until something else is chosen."""

    def __init__(self, workbench: Workbench, count: int, decided: Callable[[Verdict], object]) -> None:
        """Ask for so many deals; `decided` gets the verdict that counts for each of them."""
        words = workbench.words
        self._decided = decided
        self.form = NoDecisionForm(words)
        super().__init__(
            workbench,
            words.text("Close {n} deals as no decision", n=words.number(count)),
            words.text("Choose for all"),
            self.form,
            why=words.text("The reason counts for each of them. Nothing is changed before you apply it."),
        )
        self.form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def answer(self) -> None:
        """Choose it."""
        verdict = self.form.verdict()
        self.accept()
        self._decided(verdict)
