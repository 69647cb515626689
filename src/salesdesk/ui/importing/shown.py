"""What an import would do: counts, the columns recognised, the rows left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.importing.troubles import Problem
from salesdesk.ui.parts import Card, Label, column
from salesdesk.ui.tables import Column, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.imports import counts_told, field_told, problem_told, remark_told

if TYPE_CHECKING:
    from salesdesk.application.importing.importing import Preview
    from salesdesk.wording import Words

_COLUMNS_HIGH = 220
_HEAD_HIGH, _ROW_HIGH, _MOST_ROWS = 58, 41, 4

Match = tuple[str, str, str]
"""Our field, the file's heading, an example."""


class ImportShown(QWidget):
    """The preview of an import."""

    column_picked = Signal(str)

    def __init__(self, words: Words) -> None:
        """Build the tables."""
        super().__init__()
        self._words = words
        self._counts = Label("", "row-title", wrap=True)
        self._remarks = Label("", "second", wrap=True)
        self._matches: TableModel[Match] = TableModel(
            [
                Column("theirs", words.text("Column in the file"), lambda m: TextCell(m[1], "text", bold=True)),
                Column("ours", words.text("Taken as"), lambda m: m[0]),
                Column("example", words.text("First entry"), lambda m: m[2], stretch=2),
            ],
            lambda m: f"{m[0]}/{m[1]}",
        )
        self._problems: TableModel[Problem] = TableModel(
            [
                Column(
                    "row",
                    words.text("Row"),
                    lambda p: TextCell(str(p.row), "text"),
                    lambda p: p.row,
                    width=60,
                    stretch=0,
                ),
                Column("column", words.text("Column"), lambda p: p.column or "–", width=120, stretch=1),
                Column("says", words.text("What is wrong"), lambda p: problem_told(words, p), stretch=3),
            ],
            lambda p: f"{p.row}/{p.column}/{p.code}",
        )
        columns_card, self._problem_card = Card(margins=(1, 1, 1, 8)), Card(margins=(1, 1, 1, 8))
        columns = TableView(self._matches, words.text("Columns"))
        columns.picked.connect(self._on_picked)
        columns_card.add(columns)
        columns_card.setMinimumHeight(theme().px(_COLUMNS_HIGH))
        self._problem_card.add(TableView(self._problems, words.text("Rows with a problem")))
        self._problem_title = Label("", "label")
        lines = column(self._counts, self._remarks, self._problem_title, self._problem_card, columns_card, gap=8)
        lines.setStretch(4, 1)
        self.setLayout(lines)

    def _on_picked(self, match: Match | None) -> None:
        if match is not None:
            self.column_picked.emit(match[1])

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen."""
        words = self._words
        self._counts.setText(counts_told(words, preview.counts))
        remarks = [remark_told(words, r) for r in preview.remarks]
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        first = preview.first
        taken = [(field_told(words, ours), theirs, first.get(ours, "")) for ours, theirs in preview.columns.items()]
        not_used = words.text("Not used")
        self._matches.show_things(
            [*taken, *((not_used, theirs, example) for theirs, example in preview.reading.unused)]
        )
        self._problems.show_things(list(preview.problems))
        some = bool(preview.problems)
        self._problem_title.setVisible(some)
        self._problem_card.setVisible(some)
        rows = min(_MOST_ROWS, max(1, len(preview.problems)))
        self._problem_card.setFixedHeight(theme().px(_HEAD_HIGH + rows * _ROW_HIGH))
        self._problem_title.setText(
            words.plural(
                "{n} row is left out, the others are not held up",
                "{n} rows are left out, the others are not held up",
                len({p.row for p in preview.problems if p.left_out}),
            )
        )
