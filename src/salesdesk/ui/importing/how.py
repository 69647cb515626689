"""How a file is read: what its rows are, its dates, its characters, and which column is which; all can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.importing.columns import FileKind, fields_of
from salesdesk.application.importing.days import DateOrder
from salesdesk.ui.fields import Choice, Field, pair
from salesdesk.ui.parts import column
from salesdesk.wording.imports import KINDS, field_told

if TYPE_CHECKING:
    from salesdesk.application.importing.importing import Preview
    from salesdesk.application.importing.tables import Source
    from salesdesk.wording import Words

ENCODINGS = ("", "utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859-15", "mac_roman")
DELIMITERS = ("", ";", ",", "\t", "|")
NOT_USED = ""


class HowToRead(QWidget):
    """What the program recognised, as choices."""

    understood = Signal()
    reread = Signal()

    def __init__(self, words: Words) -> None:
        """Build the choices; nothing is shown before a file was read."""
        super().__init__()
        self._words = words
        self.mapping: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self.kind: Choice[FileKind] = Choice([(k, words.text(KINDS[k])) for k in FileKind])
        self.dates: Choice[DateOrder] = Choice(
            [
                (DateOrder.AUTO, words.text("As the file shows")),
                (DateOrder.DMY, words.text("Day, month, year")),
                (DateOrder.MDY, words.text("Month, day, year")),
                (DateOrder.YMD, words.text("Year, month, day")),
            ]
        )
        self.encoding: Choice[str] = Choice([(e, e.upper() or words.text("As the file shows")) for e in ENCODINGS])
        self.delimiter: Choice[str] = Choice([(d, self._mark(d)) for d in DELIMITERS])
        self.heading: Choice[str] = Choice()
        self.taken_as: Choice[str] = Choice()
        self._text_only = pair(
            Field(words.text("Characters"), self.encoding), Field(words.text("Columns are parted by"), self.delimiter)
        )
        self._columns_of_file = pair(
            Field(words.text("Column in the file"), self.heading), Field(words.text("Take it as"), self.taken_as)
        )
        self.setLayout(
            column(
                pair(Field(words.text("The rows are"), self.kind), Field(words.text("Dates"), self.dates)),
                self._text_only,
                self._columns_of_file,
                gap=10,
            )
        )
        self._expected: FileKind | None = None
        self._begin_anew()
        self.kind.committed.connect(self._on_understood)
        self.dates.committed.connect(self._on_understood)
        self.encoding.committed.connect(self._on_reread)
        self.delimiter.committed.connect(self._on_reread)
        self.heading.committed.connect(self._on_heading)
        self.taken_as.committed.connect(self._on_taken_as)

    def _mark(self, delimiter: str) -> str:
        words = self._words
        names: Mapping[str, str] = {
            "": words.text("As the file shows"),
            ";": words.text("Semicolon"),
            ",": words.text("Comma"),
            "\t": words.text("Tab"),
            "|": words.text("Bar"),
        }
        return names[delimiter]

    def _begin_anew(self) -> None:
        self.mapping = {}
        self.kind.set_value(self._expected)
        self.dates.set_value(DateOrder.AUTO)
        self.encoding.set_value("")
        self.delimiter.set_value("")

    def expect(self, kind: FileKind | None) -> None:
        """Take the rows of every file for this kind, until another one is chosen; None finds out."""
        self._expected = kind
        self._begin_anew()

    def show_source(self, source: Source, *, again: bool) -> None:
        """Show what can be chosen for a file; `again` keeps what was chosen for the same file."""
        if not again:
            self._begin_anew()
            self._columns_of_file.hide()
        self._text_only.setVisible(bool(source.delimiter))

    def show_preview(self, preview: Preview) -> None:
        """Show what was recognised."""
        self.kind.set_value(preview.kind)
        headings = [h for h in preview.reading.layout.headings if h]
        chosen = self.heading.value()
        self.heading.offer([(h, h) for h in dict.fromkeys(headings)])
        self.taken_as.offer(
            [(NOT_USED, self._words.text("Not used"))]
            + [(ours, field_told(self._words, ours)) for ours in fields_of(preview.kind)]
        )
        self._columns_of_file.setVisible(bool(headings))
        self._columns = {theirs: ours for ours, theirs in preview.columns.items()}
        self.heading.set_value(chosen if chosen in headings else (headings[0] if headings else None))
        self._on_heading(self.heading.value())

    def _on_heading(self, heading: str | None) -> None:
        self.taken_as.set_value(self._columns.get(heading or "", NOT_USED))

    def _on_taken_as(self, ours: str) -> None:
        heading = self.heading.value()
        if heading is None:
            return
        before = self._columns.get(heading)
        if before is not None:
            self.mapping[before] = NOT_USED
        if ours:
            self.mapping[ours] = heading
        self.understood.emit()

    def _on_understood(self, _value: object) -> None:
        self.understood.emit()

    def _on_reread(self, _value: object) -> None:
        self.reread.emit()
