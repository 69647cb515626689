"""A playbook: for which segment, its steps with their lead times, and the days they fall on (4.9)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.library_editing import segments_like, step_put, step_removed
from salesdesk.application.library_looking import playbook_view
from salesdesk.domain.account import Account
from salesdesk.domain.playbook import DatedStep, Playbook, PlaybookStep, counted_back
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Field, SuggestLine, TextLine, date_field
from salesdesk.ui.library_pages.lines import Lines
from salesdesk.ui.library_pages.shelf_page import ShelfPage, adding
from salesdesk.ui.library_pages.step_slot import StepSlot
from salesdesk.ui.listing import Listing
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Row
from salesdesk.wording.library import due_told, playbook_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.library_looking import PlaybookView
    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8
AHEAD: Final = timedelta(days=90)
"""The decision that the dates are shown for at first, from today."""
ARRANGEMENTS: Final = (Arrangement(560, ((0, 1), (2,)), (1, 1)), below_each_other(3))


class PlaybookPage(ShelfPage[Playbook]):
    """One playbook; saved as it is written."""

    kinds = frozenset({Playbook, Account})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the playbook it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New playbook"))
        self._industries: tuple[str, ...] = ()
        self._rows: list[Row] = []
        self.name = TextLine()
        self.segment = SuggestLine(self._suggest, words.text("Every segment"))
        self.decides = date_field(words, workbench.today)
        self.decides.set_value(workbench.today + AHEAD)
        self.decides.committed.connect(self._on_decides)
        self.steps = self._steps()
        self._dates = Listing(words.text("Each step shows here with the day by which it is due."), gap=8)
        dates = PartCard("calendar", words.text("Dates"))
        dates.lines.setSpacing(10)
        dates.lines.addWidget(Field(words.text("If the customer decides on"), self.decides))
        dates.lines.addWidget(self._dates)
        dates.lines.addStretch(1)
        self.show_parts(Arranged((self._about(), dates, self.steps.card), ARRANGEMENTS), self.name, self.steps)

    def _about(self) -> PartCard:
        words = self.words
        card = PartCard("list-checks", words.text("About"))
        card.lines.setSpacing(10)
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename playbook"),
            refusal=words.text("A playbook needs a name. Type one"),
        )
        self.writes(self.segment, "segment", words.text("Set segment"))
        card.lines.addWidget(name)
        card.lines.addWidget(Field(words.text("Segment"), self.segment))
        card.lines.addStretch(1)
        return card

    def _steps(self) -> Lines[PlaybookStep]:
        words = self.words
        add = adding(words, words.text("Add a step"))
        card = PartCard("list-checks", words.text("Steps"), add)
        lines: Lines[PlaybookStep] = Lines(words, card, partial(StepSlot, words), self._begun, "name")
        lines.say_nothing(words.text("No steps yet. What has to happen before the customer can decide?"), add)
        add.clicked.connect(lines.begin)
        lines.written.connect(self._on_written)
        lines.removed.connect(self._on_removed)
        return lines

    def _begun(self) -> PlaybookStep:
        return PlaybookStep(id=self.desk.changes.ids.new(), name="", lead_days=0)

    def _suggest(self, typed: str) -> list[tuple[str, str]]:
        return [(name, name) for name in segments_like(self._industries, typed, OFFERED)]

    # loading

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, library, selling = self.key, self.desk.library, self.desk.selling
            self.workbench.ask(lambda: playbook_view(library, selling, key), self._on_loaded, self.gone)

    def _on_loaded(self, view: PlaybookView) -> None:
        if not self.take(view.playbook):
            return
        self._industries = view.industries
        self.show_value(self.autosave.value or view.playbook)
        self.shown()

    @override
    def show_value(self, value: Playbook) -> None:
        self.record_header.say(value.name, playbook_told(self.words, value))
        self.record_header.make_room()
        self.name.set_value(value.name)
        self.segment.set_value(value.segment)
        self.steps.show_lines(value.steps)
        self._show_dates(value)

    def dates_told(self) -> list[str]:
        """Return the steps with their days as they are shown, the earliest first."""
        return [f"{row.title.text()}: {row.second.text()}" for row in self._rows]

    def _show_dates(self, playbook: Playbook) -> None:
        self._rows = [self._dated(one) for one in counted_back(playbook, self.decides.value())]
        self._dates.show_rows(self._rows)

    def _dated(self, dated: DatedStep) -> Row:
        today = self.workbench.today
        over = dated.due_on is not None and dated.due_on < today
        picture, token = ("circle-alert", "warn") if over else ("calendar-check", "text2")
        return Row(dated.step.name, due_told(self.words, dated, today), picture, token=token)

    # writing

    def _on_decides(self, _day: date | None) -> None:
        if self.autosave.value is not None:
            self._show_dates(self.autosave.value)

    def _on_written(self, step: PlaybookStep) -> None:
        self.change(self.words.text("Write step"), partial(step_put, step=step))

    def _on_removed(self, key: UUID) -> None:
        self.change(self.words.text("Remove step"), partial(step_removed, key=key))
