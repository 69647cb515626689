"""The stages of the sale: their order, chance, usual stay, and from where a deal counts as qualified."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.deal import Stage
from salesdesk.ui.acts import act
from salesdesk.ui.fields import TextLine, Tick, percent_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, IconButton, boxed, row
from salesdesk.ui.settings_pages.section import Refused, Section

if TYPE_CHECKING:
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class StagesCard(Section):
    """Every stage in its order; Alt+Up and Alt+Down are not needed, two small buttons move it."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(workbench, words.text("Stages"), words.text("win chance, qualified from here"), refused)
        self._list = Listing(words.text("No stages yet."), gap=6)
        self._new = TextLine(words.text("Name of a new stage"))
        self._new.setAccessibleName(words.text("Name of a new stage"))
        add = Button(words.text("Add stage"), "plus", do=self._on_add)
        line = row(self._new, add)
        line.setStretch(0, 1)
        self.add(self._list, line)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the stages."""
        self._list.show_rows([self._row(s, n, len(view.stages)) for n, s in enumerate(view.stages)])

    def _row(self, stage: Stage, at: int, count: int) -> QWidget:
        words = self.words
        name, chance = TextLine(), percent_field(words, words.text("chance"))
        qualifies = Tick(words.text("qualified"))
        fields: tuple[tuple[Any, Any, str, str], ...] = (
            (name, stage.name, words.text("Name of stage {n}", n=at + 1), "name"),
            (chance, stage.chance, words.text("Win chance of {stage}", stage=stage.name), "chance"),
            (qualifies, stage.qualifies, words.text("{stage}: qualified from here", stage=stage.name), "qualifies"),
        )
        for field, value, said, change in fields:
            _show(field, value)
            field.setAccessibleName(said)
            field.committed.connect(partial(self._on_committed, stage, change))
        chance.setMaximumWidth(84)
        title = stage.name
        up = IconButton("chevron-up", words.text("Move {stage} up", stage=title), do=partial(self._move, stage, -1))
        down = IconButton(
            "chevron-down", words.text("Move {stage} down", stage=title), do=partial(self._move, stage, 1)
        )
        away = IconButton("archive", words.text("Put {stage} away", stage=title), do=partial(self._put_away, stage))
        up.setEnabled(at > 0)
        down.setEnabled(at < count - 1)
        line = row(name, chance, qualifies, up, down, away, gap=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _on_committed(self, stage: Stage, field: str, value: Any) -> None:  # noqa: ANN401 (whichever field it is)
        self.keep(self.words.text("Change stage {stage}", stage=stage.name), stage, replace(stage, **{field: value}))

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


def _show(field: Any, value: Any) -> None:  # noqa: ANN401 (whichever field it is, its own kind of value)
    field.set_value(value)
