"""What a person does in the window: done in the worker, undoable, told in place when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


def act(
    workbench: Workbench,
    text: str,
    job: Callable[[], Step],
    done: Callable[[Step], None] | None = None,
    refused: Callable[[str], None] | None = None,
    *,
    toast: bool = False,
    said: str = "",
) -> None:
    """Do `job` in the worker, remember its step for undo under `text`, then call `done` with the step.

    `refused` gets the sentences when a rule said no; without it they are told in a notice. `toast` shows the
    text with Undo, for what moves or closes something at once; `said` is shown in its place where what was done reads
    other than what can be undone.
    """
    words = workbench.words

    def kept(step: Step) -> None:
        if step.edits:
            workbench.history.push(text, step)
            if toast:
                workbench.notify_done(said or text)
        if done is not None:
            done(step)

    def failed(error: Exception) -> None:
        if refused is not None and isinstance(error, FORESEEN):
            refused(told(words, error))
        else:
            workbench.tell_trouble(error)

    workbench.background.run(job, kept, failed)
