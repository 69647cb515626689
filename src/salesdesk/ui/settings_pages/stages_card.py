"""The stages of the sale: their order, chance, usual stay, from where a deal is qualified, what lets it go on (4.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.deal import Stage
from salesdesk.ui.acts import act
from salesdesk.ui.fields import TextLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Label, row
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.ui.settings_pages.stage_row import StageRow

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class StagesCard(Section):
    """Every stage in its order with its exit criteria; small buttons move a stage and put it away."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(workbench, words.text("Stages"), words.text("and what the customer does in them"), refused)
        self._rows: dict[UUID, StageRow] = {}
        self._list = Listing(words.text("No stages yet."), gap=8)
        self._new = TextLine(words.text("Name of a new stage"))
        self._new.setAccessibleName(words.text("Name of a new stage"))
        add = Button(words.text("Add stage"), "plus", do=self._on_add)
        line = row(self._new, add)
        line.setStretch(0, 1)
        why = words.text(
            "A deal leaves a stage once the customer did what is asked for there: acts of theirs, not ours. "
            "Deals that came further without it are unproven and count in no coverage."
        )
        self.add(Label(why, "second", wrap=True), self._list, line)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the stages."""
        if list(self._rows) != [stage.id for stage in view.stages]:
            self._rows = {stage.id: self._row(stage) for stage in view.stages}
            rows: list[QWidget] = list(self._rows.values())
            self._list.show_rows(rows)
        # Rows that stay keep the focus and what is being typed.
        for place, stage in enumerate(view.stages):
            self._rows[stage.id].show_stage(stage, place, len(view.stages))

    def _row(self, stage: Stage) -> StageRow:
        shown = StageRow(self.words, stage, self.workbench.desk.changes.ids.new)
        shown.edited.connect(self._on_edited)
        shown.moved.connect(partial(self._move, stage))
        shown.dropped.connect(partial(self._put_away, stage))
        return shown

    def _on_edited(self, before: Stage, after: Stage) -> None:
        self.keep(self.words.text("Change stage {stage}", stage=before.name), before, after)

    def _move(self, stage: Stage, by: int) -> None:
        desk, text = self.workbench.desk, self.words.text("Move stage {stage}", stage=stage.name)
        act(self.workbench, text, lambda: desk.setting_up.move_stage(stage.id, by), refused=self._refused)

    def _put_away(self, stage: Stage) -> None:
        desk, text = self.workbench.desk, self.words.text("Stage {stage} put away", stage=stage.name)
        act(self.workbench, text, lambda: desk.setting_up.put_away_stage(stage.id), refused=self._refused, toast=True)

    def _on_add(self) -> None:
        desk, name = self.workbench.desk, self._new.text().strip()
        text = self.words.text("Add stage {stage}", stage=name)
        act(
            self.workbench,
            text,
            lambda: desk.setting_up.add_stage(name),
            lambda _step: self._new.set_value(""),
            self._refused,
        )
