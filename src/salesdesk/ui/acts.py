"""What a person does in the window: done in the worker, undoable, told when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench

Refused = Callable[[str], None]


def act(
    workbench: Workbench,
    text: str,
    job: Callable[[], Step],
    done: Callable[[Step], None] | None = None,
    refused: Refused | None = None,
    *,
    toast: bool = False,
) -> None:
    """Do `job` in the worker, put its step on the undo stack under `text`, then call `done` with the step.

    `refused` gets the sentences when a rule said no; without it they are shown as a notice. `toast` shows the
    text with Undo, for what moves or closes something at once.
    """
    workbench.background.run(
        job, partial(_done, workbench, text, done, toast), partial(_failed, workbench, refused)
    )


def _done(
    workbench: Workbench, text: str, done: Callable[[Step], None] | None, toast: bool, step: Step  # noqa: FBT001
) -> None:
    if step.edits:
        workbench.history.push(text, step)
        if toast:
            workbench.notify_done(text)
    if done is not None:
        done(step)


def _failed(workbench: Workbench, refused: Refused | None, error: BaseException) -> None:
    if not isinstance(error, FORESEEN):
        workbench.fail(error)
        return
    sentences = told(workbench.words, error)
    if refused is not None:
        refused(sentences)
    else:
        workbench.notify_trouble(sentences)
