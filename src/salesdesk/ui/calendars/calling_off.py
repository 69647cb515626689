"""Call a follow-up or a meeting off: whoever was invited has it in their calendar, so a cancellation is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.calendars.invitable import Invitable, invitable
from salesdesk.ui.calendars.inviting import write_invitation
from salesdesk.ui.parts import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


def call_off(workbench: Workbench, shown: Invitable) -> None:
    """Call it off; where an invitation went out, ask whether the cancellation is to be written as well."""
    if shown.invited is None:
        _cancel(workbench, shown)
    else:
        CallOffDialog(workbench, shown).open()


def _cancel(workbench: Workbench, shown: Invitable, done: Callable[[Step], None] | None = None) -> None:
    inviting = workbench.desk.inviting
    text = workbench.words.text("Call off “{topic}”", topic=shown.topic)
    act(workbench, text, lambda: inviting.cancel(shown.key), done, toast=True)


class CallOffDialog(AskDialog):
    """Both at once, or the cancellation left out."""

    def __init__(self, workbench: Workbench, shown: Invitable) -> None:
        """Ask about one that they were invited to."""
        words = workbench.words
        self._shown = shown
        self.only = Button(words.text("Call off only"), do=self._on_only)
        super().__init__(
            workbench,
            words.text("Call off “{topic}”", topic=shown.topic),
            words.text("Call off and write the cancellation…"),
            why=words.text(
                "They were invited: it may be in their calendar. The cancellation takes it out there once you send it."
            ),
            also=(self.only,),
        )

    @override
    def answer(self) -> None:
        """Call it off, then ask where the cancellation goes."""
        _cancel(self.workbench, self._shown, self._on_cancelled)

    def _on_cancelled(self, step: Step) -> None:
        workbench = self.workbench
        off = next((invitable(workbench.words, edit.after) for edit in step.edits), self._shown)
        self.accept()
        write_invitation(workbench, off)

    def _on_only(self) -> None:
        _cancel(self.workbench, self._shown, lambda _step: self.accept())
