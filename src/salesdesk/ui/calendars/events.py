"""What the events of a calendar file become, and the lines in which something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.event_planning import day_of
from salesdesk.domain.network import GroupEvent
from salesdesk.ui.parts import Card, Label, column
from salesdesk.ui.tables import Column, TableModel, TextCell, WholeTable
from salesdesk.wording.calendar_files import event_when, events_told, problem_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesdesk.application.calendar_file import LineProblem
    from salesdesk.application.calendars import CalendarPreview
    from salesdesk.wording import Words

SHOWN = 100


@dataclass(frozen=True, slots=True)
class _Line:
    event: GroupEvent
    becomes: str


class EventsShown(QWidget):
    """The preview of a group's events."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self._counts = Label("", "row-title", wrap=True)
        self._more = Label("", "second", wrap=True)
        self._table: WholeTable[_Line] = WholeTable(
            TableModel(
                [
                    Column("what", words.text("Event"), _title, stretch=2),
                    Column("when", words.text("When"), lambda line: event_when(words, line.event), width=150),
                    Column("where", words.text("Where"), lambda line: line.event.place or "–", stretch=1),
                    Column("becomes", words.text("Here"), lambda line: line.becomes, width=100),
                ],
                lambda line: str(line.event.uid),
            ),
            words.text("Events in the file"),
        )
        self._wrong: WholeTable[LineProblem] = WholeTable(
            TableModel(
                [
                    Column(
                        "line", words.text("Line"), lambda one: TextCell(str(one.line), "text"), width=60, stretch=0
                    ),
                    Column("says", words.text("What is wrong"), lambda one: problem_told(words, one), stretch=3),
                ],
                lambda one: f"{one.line}/{one.fault}/{one.what}",
            ),
            words.text("Lines with a problem"),
        )
        self._card, self._wrong_card = Card(margins=(1, 1, 1, 8)), Card(margins=(1, 1, 1, 8))
        self._card.add(self._table)
        self._wrong_card.add(self._wrong)
        self.setLayout(column(self._counts, self._card, self._more, self._wrong_card, gap=8))

    def show_preview(self, preview: CalendarPreview) -> None:
        """Show what would become of the events, and what is wrong by line."""
        words = self._words
        lines = sorted(_lines(words, preview), key=lambda line: (day_of(line.event), line.event.title))
        self._counts.setText(events_told(words, preview))
        self._counts.setVisible(preview.has_events)
        self._table.show_things(lines[:SHOWN])
        self._card.setVisible(bool(lines))
        more = len(lines) - SHOWN
        self._more.setText(words.plural("and {n} more event", "and {n} more events", max(0, more)))
        self._more.setVisible(more > 0)
        self._wrong.show_things(list(preview.problems[:SHOWN]))
        self._wrong_card.setVisible(bool(preview.problems))


def _title(line: _Line) -> TextCell:
    return TextCell(line.event.title, "text", bold=True)


def _lines(words: Words, preview: CalendarPreview) -> Iterator[_Line]:
    events = preview.events
    yield from (_Line(event, words.text("new")) for event in events.added)
    yield from (_Line(event, words.text("changed")) for _, event in events.updated)
    yield from (_Line(event, words.text("called off")) for event in events.gone)
