"""What can be done anywhere in the window: new deal, the target, import, and going to another desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.pipeline.dialogs import NewDealDialog, TargetDialog

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench


def add_desk_actions(
    workbench: Workbench,
    start_empty: Callable[[], object],
    open_other: Callable[[], object],
    look_around: Callable[[], object],
) -> None:
    """Register the actions that act everywhere."""
    words = workbench.words
    deals, desk = words.text("Pipeline"), words.text("Desk")

    def new_deal() -> None:
        NewDealDialog(workbench).open()

    def set_target() -> None:
        standing = workbench.standing
        period = workbench.desk.forecasting.period_of(standing.settings, standing.today)
        TargetDialog(workbench, period.name, standing.currency).open()

    def bring_in() -> None:
        ImportDialog(workbench).open()

    for spec, do in (
        (
            ActionSpec(id="deal.new", text=words.text("New deal"), group=deals, picture="plus", keys="Ctrl+Shift+N"),
            new_deal,
        ),
        (ActionSpec(id="target.set", text=words.text("Set the target…"), group=deals, picture="flag"), set_target),
        (
            ActionSpec(
                id="import.open", text=words.text("Import deals…"), group=deals, picture="upload", keys="Ctrl+Shift+I"
            ),
            bring_in,
        ),
        (ActionSpec(id="desk.new", text=words.text("Start a new desk…"), group=desk, picture="plus"), start_empty),
        (
            ActionSpec(id="desk.open", text=words.text("Open another desk…"), group=desk, picture="folder-open"),
            open_other,
        ),
        (
            ActionSpec(id="desk.sample", text=words.text("Look at the sample desk"), group=desk, picture="eye"),
            look_around,
        ),
    ):
        workbench.actions.add(spec, do)
