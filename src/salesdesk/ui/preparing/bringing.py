"""The pieces to bring, ticked from the library with what they did for us before (3.3, 4.16, 4.19)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.call_leading import brought, material_named, materials_like, offered_materials
from salesdesk.domain.material import Material
from salesdesk.ui.acts import act
from salesdesk.ui.fields import SuggestLine, Tick
from salesdesk.ui.laid_out import take_out
from salesdesk.ui.parts import Label, column, row
from salesdesk.wording.strategy import use_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.library import MaterialView
    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import CallPlan, Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class MaterialTick(QWidget):
    """A piece with its use and what it led to; ticked when it is brought."""

    ticked = Signal(object, bool)

    def __init__(self, words: Words, view: MaterialView) -> None:
        """Show a piece that is not brought."""
        super().__init__()
        self.key = view.material.id
        told = use_told(words, view)
        # The tick carries no words of its own: it would not break a long name into lines.
        self.tick = Tick("")
        self.tick.setAccessibleName(words.text("Bring {name}", name=view.material.name))
        self.tick.setAccessibleDescription(told)
        self.tick.committed.connect(self._on_ticked)
        texts = column(Label(view.material.name, wrap=True), Label(told, "second", wrap=True), gap=0)
        # The first line of words stands in the middle of the box.
        texts.setContentsMargins(0, 3, 0, 0)
        line = row(self.tick, texts, gap=6, middle=False)
        line.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.tick.click()

    def _on_ticked(self, ticked: object) -> None:
        self.ticked.emit(self.key, bool(ticked))


class Bringing(QWidget):
    """The pieces that are brought, those that led to a next step most surely, and a line for any other.

    `arranged` tells that other pieces are offered, so that the page can put its focus order right.
    """

    arranged = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._library: Sequence[MaterialView] = ()
        self._offered: tuple[MaterialView, ...] = ()
        self._picked: tuple[UUID, ...] = ()
        self.ticks: list[MaterialTick] = []
        self._lines = column(gap=6)
        self.next = SuggestLine(self._like, words.text("Another piece by its name"))
        self.next.setAccessibleName(words.text("Bring another piece"))
        self.next.returnPressed.connect(self._on_named)
        self.next.picked.connect(self._on_picked)
        self.setLayout(column(Label(words.text("What we bring"), "label"), self._lines, self.next, gap=6))

    def show_view(self, _view: PlanView) -> None:
        """Ask the library what it holds now."""
        self._workbench.ask(self._workbench.desk.library.materials, self._on_library)

    def show_plan(self, plan: CallPlan) -> None:
        """Tick what a plan brings."""
        self._picked = plan.materials
        self._show()

    def _on_library(self, library: Sequence[MaterialView]) -> None:
        self._library = library
        self._show()

    def _show(self) -> None:
        # Where a piece stands does not change while it is ticked: it would run away from under the hand.
        standing = {view.material.id for view in self._offered}
        wanted = offered_materials(self._library, self._picked)
        if not {view.material.id for view in wanted} <= standing or not self._is_current():
            self._offered = wanted
            self._offer()
        for one in self.ticks:
            one.tick.set_value(one.key in self._picked)

    def _is_current(self) -> bool:
        known = {view.material.id: view for view in self._library}
        return all(known.get(view.material.id) == view for view in self._offered)

    def _offer(self) -> None:
        take_out(self._lines, self.ticks)
        self.ticks = [MaterialTick(self._words, view) for view in self._offered]
        for one in self.ticks:
            one.ticked.connect(self._on_ticked)
            self._lines.addWidget(one)
        self.arranged.emit()

    def _like(self, typed: str) -> Sequence[tuple[UUID, str]]:
        return [(v.material.id, v.material.name) for v in materials_like(typed, self._library, self._picked)]

    def _on_ticked(self, key: UUID, bring: bool) -> None:  # noqa: FBT001 (a signal's payload)
        text = self._words.text("Bring a piece") if bring else self._words.text("Leave a piece")
        self._autosave.edit(text, partial(brought, material=key, bring=bring))

    def _on_picked(self, key: UUID) -> None:
        self.next.set_value("")
        self._on_ticked(key, bring=True)

    def _on_named(self) -> None:
        """Bring the piece of that name; a name that the library does not know becomes one of its pieces."""
        self.next.commit()
        name = self.next.value()
        self.next.set_value("")
        known = material_named(name, self._library)
        if known is not None:
            self._on_ticked(known, bring=True)
        elif name:
            desk = self._workbench.desk
            made = Material(id=desk.changes.ids.new(), name=name)
            text = self._words.text("Add {name} to the library", name=name)
            act(self._workbench, text, lambda: desk.selling.keep(None, made), self._on_made)

    def _on_made(self, step: Step) -> None:
        self._on_ticked(step.made(Material), bring=True)
        self._workbench.ask(self._workbench.desk.library.materials, self._on_library)
