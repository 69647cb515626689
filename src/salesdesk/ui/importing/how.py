"""How a file is read: whose export it is, its rows, dates, figures, characters, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.importing.columns import fields_of
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.figures import DecimalMark
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.remembering import How
from salesdesk.ui.fields import Choice, Field, pair
from salesdesk.ui.parts import Button, Label, boxed, column, row
from salesdesk.wording.imports import KINDS, field_told
from salesdesk.wording.recognised import program_told, recognition_told, remembered_told

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
        self.as_before = True
        self._program: Program | None = None
        self._columns: dict[str, str] = {}
        self._expected: FileKind | None = None
        self._said = Label("", "row-title", wrap=True)
        self.propose = Button(words.text("Use the proposal"), "undo-2", do=self._on_propose)
        said = row(self._said, self.propose)
        said.setStretch(0, 1)
        self._head = boxed(said)
        self._build_choices()
        self.setLayout(
            column(
                self._head,
                pair(
                    Field(words.text("The rows are"), self.kind),
                    Field(words.text("Exported from"), self.program),
                    Field(words.text("Dates"), self.dates),
                    Field(words.text("Decimals"), self.decimals),
                ),
                self._text_only,
                self._columns_of_file,
                gap=10,
            )
        )
        self._begin_anew()
        self._connect()

    def _build_choices(self) -> None:
        words = self._words
        found = words.text("As the file shows")
        self.kind: Choice[FileKind] = Choice([(k, words.text(KINDS[k])) for k in FileKind])
        self.program: Choice[Program] = Choice([(p, program_told(words, p)) for p in Program])
        self.dates: Choice[DateOrder] = Choice(
            [
                (DateOrder.AUTO, found),
                (DateOrder.DMY, words.text("Day, month, year")),
                (DateOrder.MDY, words.text("Month, day, year")),
                (DateOrder.YMD, words.text("Year, month, day")),
            ]
        )
        self.decimals: Choice[DecimalMark] = Choice(
            [
                (DecimalMark.AUTO, found),
                (DecimalMark.COMMA, words.text("After a comma")),
                (DecimalMark.POINT, words.text("After a point")),
            ]
        )
        self.encoding: Choice[str] = Choice([(e, e.upper() or found) for e in ENCODINGS])
        self.delimiter: Choice[str] = Choice([(d, self._mark(d)) for d in DELIMITERS])
        self.heading: Choice[str] = Choice()
        self.taken_as: Choice[str] = Choice()
        self._text_only = pair(
            Field(words.text("Characters"), self.encoding), Field(words.text("Columns are parted by"), self.delimiter)
        )
        self._columns_of_file = pair(
            Field(words.text("Column in the file"), self.heading), Field(words.text("Take it as"), self.taken_as)
        )

    def _connect(self) -> None:
        self.kind.committed.connect(self._on_kind)
        self.program.committed.connect(self._on_program)
        self.dates.committed.connect(self._on_understood)
        self.decimals.committed.connect(self._on_understood)
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

    @property
    def how(self) -> How:
        """How the file is to be read, as far as somebody said; the rest is found out."""
        return How(
            kind=self.kind.value(),
            dates=self.dates.value() or DateOrder.AUTO,
            mapping=dict(self.mapping),
            program=self._program,
            decimals=self.decimals.value() or DecimalMark.AUTO,
        )

    def _begin_anew(self) -> None:
        self.as_before = True
        self._propose_anew()
        self.encoding.set_value("")
        self.delimiter.set_value("")

    def _propose_anew(self) -> None:
        self.mapping = {}
        self._program = None
        self.kind.set_value(self._expected)
        self.dates.set_value(DateOrder.AUTO)
        self.decimals.set_value(DecimalMark.AUTO)

    def expect(self, kind: FileKind | None) -> None:
        """Take the rows of every file for this kind, until another one is chosen; None finds out."""
        self._expected = kind
        self._begin_anew()

    def show_source(self, source: Source, *, again: bool) -> None:
        """Show what can be chosen for a file; `again` keeps what was chosen for the same file."""
        if not again:
            self._begin_anew()
            self._columns_of_file.hide()
            self._head.hide()
        self._text_only.setVisible(bool(source.delimiter))

    def show_preview(self, preview: Preview) -> None:
        """Show what was recognised; what was remembered counts as chosen from here on."""
        reading = preview.reading
        if reading.remembered is not None:
            known = fields_of(preview.kind)
            self.mapping = {ours: preview.columns.get(ours, NOT_USED) for ours in known}
            self._program = reading.program
        self.as_before = False
        self.kind.set_value(preview.kind)
        self.dates.set_value(reading.dates)
        self.decimals.set_value(reading.decimals)
        self._show_recognised(preview)
        layout = reading.layout
        shown = {*preview.columns.values(), *(heading for heading, _ in reading.unused)}
        headings = [name for place in range(len(layout.headings)) if (name := layout.called(place)) in shown]
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

    def _show_recognised(self, preview: Preview) -> None:
        words, seen = self._words, preview.reading.layout.recognition
        self.program.set_value(seen.program if seen else Program.OTHER)
        said = (recognition_told(words, seen), remembered_told(words, preview.remembered_on))
        self._said.setText(". ".join(filter(None, said)))
        self._said.setVisible(any(said))
        reading = preview.reading
        chosen = bool(self.mapping) or self._program is not None
        told = reading.dates is not DateOrder.AUTO or reading.decimals is not DecimalMark.AUTO
        self.propose.setVisible(chosen or told)
        self._head.setVisible(any(said) or chosen or told)

    def choose_column(self, heading: str) -> None:
        """Show what a column is taken as, so that it can be taken as something else."""
        self.heading.set_value(heading)
        self._on_heading(heading)

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

    def _on_kind(self, _kind: object) -> None:
        # Other rows have other fields.
        self.mapping = {}
        self.understood.emit()

    def _on_program(self, program: Program) -> None:
        self._program = program
        self.mapping = {}
        self.understood.emit()

    def _on_propose(self) -> None:
        self._propose_anew()
        self.propose.hide()
        self.kind.setFocus()
        self.understood.emit()

    def _on_understood(self, _value: object) -> None:
        self.understood.emit()

    def _on_reread(self, _value: object) -> None:
        self.reread.emit()
