"""Import a file: what was recognised, what would happen, what is wrong; then all of it, or nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.troubles import DatesAmbiguous
from salesdesk.ui.calendars.dialog import CalendarDialog
from salesdesk.ui.files import what_to_open
from salesdesk.ui.importing.cards_dialog import CardsDialog
from salesdesk.ui.importing.how import HowToRead
from salesdesk.ui.importing.matches import MatchStep
from salesdesk.ui.importing.shown import ImportShown
from salesdesk.ui.importing.taking_back import take_back
from salesdesk.ui.importing.under_way import Stopped, UnderWay, watched
from salesdesk.ui.laid_out import nest
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Button, EmptyState, HintStrip, Label, boxed, column, row, scrolling
from salesdesk.ui.theme import theme
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.imports import counts_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.importing.importing import Outcome, Preview
    from salesdesk.application.importing.reading import Reading
    from salesdesk.application.importing.tables import Source
    from salesdesk.application.ports import Say
    from salesdesk.ui.background import Progress
    from salesdesk.ui.workbench import Workbench


class ImportDialog(QDialog):
    """Choose a file, look at what it would do, import it; nothing is written before that."""

    def __init__(self, workbench: Workbench, path: Path | None = None, kind: FileKind | None = None) -> None:
        """Ask for a file at once unless one is given; `kind` is what its rows are, where that is known."""
        super().__init__(workbench.window)
        self.workbench, self.words = workbench, workbench.words
        self.setWindowTitle(self.words.text("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._source: Source | None = None
        self._stop: Event | None = None
        self._reading: Reading | None = None
        self._build()
        self.how.expect(kind)
        self.resize(
            min(theme().px(900), workbench.window.width() - 60), min(theme().px(760), workbench.window.height() - 40)
        )
        if kind is FileKind.PRODUCTS:
            self._title.setText(self.words.text("Import a price list"))
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        words = self.words
        self._title = Label(words.text("Import deals, accounts, contacts, products or a team"), "card-title")
        self._second = Label("", "second", wrap=True)
        self._empty = EmptyState(
            "file-spreadsheet",
            words.text("A CSV file or a spreadsheet"),
            words.text(
                "You see what would happen before anything is brought in. Exports of HubSpot, Pipedrive and Salesforce "
                "are known by their columns; bring accounts, contacts and the team in before the deals."
            ),
        )
        self._bar = UnderWay(words.text("How far it is"))
        self._choose = Button(words.text("Choose file…"), "folder-open", do=self._on_choose)
        self.how = HowToRead(words)
        self.how.hide()
        self.how.understood.connect(self._understand)
        self.how.reread.connect(self._read_again)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._shown = ImportShown(words)
        self._shown.hide()
        self._shown.column_picked.connect(self.how.choose_column)
        self.matches = MatchStep(words)
        self.matches.hide()
        self.matches.changed.connect(self._on_decided)
        self._import = Button(words.text("Import"), "upload", kind="primary", do=self._on_import)
        self._import.setEnabled(False)
        self._leave = Button(words.text("Leave it"), do=self.reject)
        self._match = Button("", do=self.show_matches)
        self._match.hide()
        self._matching = False
        self._takes = 0
        head = row(column(self._title, self._second, gap=2), self._choose)
        head.setStretch(0, 1)
        looked = column(self.how, self._shown, gap=14)
        looked.setStretch(1, 1)
        self._looked = scrolling(boxed(looked))
        self._looked.hide()
        lines = column(head, self._bar, self._trouble, self._empty, self._looked, self.matches, gap=14)
        for place in (3, 4, 5):
            lines.setStretch(place, 1)
        lines.addStretch(0)
        nest(lines, row(None, self._leave, self._match, self._import))
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)

    # looking

    def _on_choose(self) -> None:
        words = self.words
        kinds = words.text("Tables, address cards and calendars (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf *.ics)")
        path = what_to_open(self.workbench, words.text("Choose a file to import"), kinds)
        if path is None:
            return
        if path.suffix.lower() == ".ics":
            self.accept()
            CalendarDialog(self.workbench, path).open()
        elif self.workbench.desk.cards_in.recognises(path):
            self.accept()
            CardsDialog(self.workbench, path).open()
        else:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in the worker and show what it would do."""
        self._start(path, again=False)

    def _read_again(self) -> None:
        if self._source is not None:
            self._start(self._source.path, again=True)

    def _start(self, path: Path, *, again: bool) -> None:
        self._second.setText(self.words.text("Reading {name}…", name=path.name))
        stop = self._bar.begin()
        self._import.setEnabled(False)
        desk = self.workbench.desk
        encoding = (self.how.encoding.value() or "") if again else ""
        delimiter = (self.how.delimiter.value() or "") if again else ""
        self.workbench.background.run(
            lambda: desk.importing.read(path, encoding=encoding, delimiter=delimiter),
            partial(self._on_read, stop, again),
            partial(self._on_not_looked, stop),
            lane="files",
        )

    def _on_read(self, stop: Event, again: bool, source: Source) -> None:  # noqa: FBT001 (bound, then called)
        if stop.is_set():
            return
        self._source = source
        self._empty.hide()
        self._matching = False
        self.matches.begin_anew()
        self.how.show_source(source, again=again)
        self._understand()

    def _understand(self) -> None:
        source, how = self._source, self.how.how
        if source is None:
            return
        desk, choices = self.workbench.desk, self.matches.choices
        read = desk.importing.understand_as_before if self.how.as_before else desk.importing.understand_so

        self._look(lambda say: desk.importing.preview(read(source, how), choices, say))

    def _look(self, look: Callable[[Say], Preview]) -> None:
        """Ask what an import would do; what was asked before is not answered any more."""
        stop = self._bar.begin()

        def ask(progress: Progress) -> Preview:
            return look(watched(progress, stop))

        def answered(preview: Preview) -> None:
            if not stop.is_set():
                self._bar.hide()
                self._on_preview(preview)

        self.workbench.background.run_long(
            ask, answered, partial(self._on_not_looked, stop), said=self._bar.say, lane="desk"
        )

    def _on_not_looked(self, stop: Event, error: Exception) -> None:
        if not stop.is_set():
            self._on_refused(error)

    def _on_preview(self, preview: Preview) -> None:
        self._reading = preview.reading
        self._trouble.hide()
        self._second.setText(preview.reading.source.name)
        self.how.show_preview(preview)
        self._shown.show_preview(preview)
        self.matches.show_preview(preview)
        self._takes = preview.counts.added + preview.counts.updated
        self._offer_import()
        self._show_step()
        if self._choose.hasFocus():
            # What comes next is at hand: the file is chosen.
            (self._match if self._match.property("kind") == "primary" else self._import).setFocus()

    def _offer_import(self) -> None:
        words, takes = self.words, self._takes
        self._import.setEnabled(takes > 0)
        self._import.set_words(
            words.plural("Import {n} row", "Import {n} rows", takes) if takes else words.text("Import")
        )

    def _on_refused(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._on_stopped()
            return
        if not isinstance(error, FORESEEN):
            self.workbench.fail(error)
            return
        self._reading = None
        self._import.setEnabled(False)
        self._shown.hide()
        self.matches.hide()
        self._match.hide()
        self.how.setVisible(self._source is not None)
        self._looked.setVisible(self._source is not None)
        self._second.setText(self._name())
        sentences = told(self.words, error)
        if isinstance(error, DatesAmbiguous):
            sentences = self.words.text(
                "The dates in {columns} can be read two ways, such as {examples}. "
                "Choose under “Dates” which comes first.",
                columns=self.words.listed(error.columns),
                examples=", ".join(error.examples[:3]),
            )
        self._trouble.say("", sentences)
        self._trouble.show()

    # matching

    def _on_decided(self) -> None:
        reading, choices, desk = self._reading, self.matches.said(), self.workbench.desk
        if reading is not None and self._stop is None:  # a preview would stop what is being imported
            self._look(lambda say: desk.importing.preview(reading, choices, say))

    def show_matches(self) -> None:
        """Go to the step of the matches, or back from it."""
        self._matching = not self._matching
        self._show_step()
        if self._matching:
            self.matches.begin()
        else:
            self._match.setFocus()

    def _show_step(self) -> None:
        """Show the preview or the matching; the button of what comes next is the one that stands out."""
        words, waiting = self.words, self.matches.open_lines
        self._matching = self._matching and self.matches.is_needed
        self.how.show()
        self._shown.show()
        self._looked.setVisible(not self._matching)
        self.matches.setVisible(self._matching)
        self._match.setVisible(self.matches.is_needed)
        if self._matching:
            self._match.set_words(words.text("Back to the preview"))
        elif waiting:
            self._match.set_words(words.plural("Look at {n} match", "Look at {n} matches", waiting))
        else:
            self._match.set_words(words.text("Look at the matches"))
        next_is_match = bool(waiting) and not self._matching
        self._match.set_kind("primary" if next_is_match else "secondary")
        self._import.set_kind("secondary" if next_is_match else "primary")

    # importing

    def _on_import(self) -> None:
        reading, choices, desk = self._reading, self.matches.said(), self.workbench.desk
        if reading is None:
            return
        self._import.setEnabled(False)
        self._import.set_words(self.words.text("Importing…"))
        self._match.setEnabled(False)
        self._leave.set_words(self.words.text("Stop"))
        self._leave.setFocus()
        stop = self._stop = self._bar.begin()

        def bring(progress: Progress) -> Outcome:
            return desk.importing.apply(reading, choices, watched(progress, stop))

        self.workbench.background.run_long(bring, self._on_done, self._on_refused, said=self._on_said, lane="desk")

    def _on_said(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._bar.say(done, of)
        share = self.words.percent(done / of)
        self._second.setText(self.words.text("{name}: {share} done", name=self._name(), share=share))

    def _end(self) -> None:
        """Come back to the preview: nothing is being imported any more."""
        self._stop = None
        self._bar.hide()
        self._match.setEnabled(True)
        self._leave.set_words(self.words.text("Leave it"))

    @override
    def reject(self) -> None:
        """Leave the dialog; what is being imported is stopped first: none of it stays, unless it was done already."""
        if self._stop is None:
            self._bar.stop()
            super().reject()
            return
        self._stop.set()
        self._leave.set_words(self.words.text("Stopping…"))

    def _on_stopped(self) -> None:
        self._offer_import()
        self._import.setFocus()
        self._second.setText(self.words.text("{name}: stopped, nothing was imported", name=self._name()))

    def _on_done(self, outcome: Outcome) -> None:
        self._end()
        words = self.words
        self.workbench.notify(
            Notice(
                words.text("{name}: {counts}", name=self._name(), counts=counts_told(words, outcome.counts)),
                act=words.text("Take back"),
                do=partial(take_back, self.workbench, outcome.batch),
            )
        )
        self.accept()

    def _name(self) -> str:
        return self._source.name if self._source else ""
