"""Import address cards: every card with what becomes of it, duplicates merged field by field; then all, or nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from salesdesk.application.address_cards.merging import CardField, Take
from salesdesk.application.address_cards.planning import CardChoices, CardLine
from salesdesk.ui.files import what_to_open
from salesdesk.ui.importing.card_columns import card_columns, is_open
from salesdesk.ui.importing.card_deciding import CardDeciding
from salesdesk.ui.importing.taking_back import take_back
from salesdesk.ui.importing.under_way import Stopped, UnderWay, watched
from salesdesk.ui.laid_out import nest
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Button, Card, HintStrip, Label, boxed, column, row, scrolling
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.ui.theme import theme
from salesdesk.wording.address_cards import KeptCardWords, counts_of_cards_told, fault_told, remarks_told
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.address_cards.bringing_in import CardsLooked
    from salesdesk.application.address_cards.cards import CardFile
    from salesdesk.ui.background import Lane, Progress
    from salesdesk.ui.workbench import Workbench

T = TypeVar("T")
PANEL = 320
FAULTS = 3


class CardsDialog(QDialog):
    """Choose a file of address cards, look at what it would do, import it; nothing is written before that."""

    def __init__(self, workbench: Workbench, path: Path | None = None) -> None:
        """Show nothing yet, or look at a file at once."""
        super().__init__(workbench.window)
        self.workbench, self.words = workbench, workbench.words
        self.setWindowTitle(self.words.text("Import address cards"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._file: CardFile | None = None
        self._stop: Event | None = None
        self._takes_now = 0
        self._same: dict[int, bool] = {}
        self._takes: dict[tuple[int, CardField], Take] = {}
        self._build()
        self.resize(
            min(theme().px(960), workbench.window.width() - 60), min(theme().px(680), workbench.window.height() - 40)
        )
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        words = self.words
        self._second = Label(
            words.text("People from a phone or a mail program. You see what would happen first."), "second", wrap=True
        )
        self._bar = UnderWay(words.text("How far it is"))
        self._choose = Button(words.text("Choose file…"), "folder-open", do=self._on_choose)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._counts = Label("", "row-title", wrap=True)
        self._remarks = Label("", "second", wrap=True)
        self.model: TableModel[CardLine] = TableModel(card_columns(words), lambda line: str(line.number))
        self.table = TableView(self.model, words.text("Cards in the file"))
        self.table.picked.connect(self._on_picked)
        self.deciding = CardDeciding(words)
        self.deciding.said_same.connect(self._on_said_same)
        self.deciding.taken.connect(self._on_taken)
        self.deciding.hide()
        listed = Card(margins=(1, 1, 1, 1))
        listed.add(self.table)
        panel = scrolling(boxed(column(self.deciding)))
        panel.setFixedWidth(theme().px(PANEL))
        both = row(listed, panel, gap=16, middle=False)
        both.setStretch(0, 1)
        shown = column(self._counts, self._remarks, both, gap=8)
        shown.setStretch(2, 1)
        self._looked = boxed(shown)
        self._looked.hide()
        self._import = Button(words.text("Import"), "upload", kind="primary", do=self._on_import)
        self._import.setEnabled(False)
        self._leave = Button(words.text("Leave it"), do=self.reject)
        head = row(column(Label(words.text("Import address cards"), "card-title"), self._second, gap=2), self._choose)
        head.setStretch(0, 1)
        lines = column(head, self._bar, self._trouble, self._looked, gap=14)
        lines.setStretch(3, 1)
        lines.addStretch(0)
        nest(lines, row(None, self._leave, self._import))
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)

    # looking

    def _on_choose(self) -> None:
        words = self.words
        path = what_to_open(
            self.workbench, words.text("Choose address cards to import"), words.text("Address cards (*.vcf *.vcard)")
        )
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in the worker and show what it would do."""
        self._second.setText(self.words.text("Reading {name}…", name=path.name))
        self._import.setEnabled(False)
        stop, read = self._bar.begin(), self.workbench.desk.cards_in.read

        def job(progress: Progress) -> CardFile:
            return read(path, watched(progress, stop))

        self._ask(job, self._on_read, stop, "files")

    def _ask(self, job: Callable[[Progress], T], done: Callable[[T], None], stop: Event, lane: Lane = "desk") -> None:
        """Ask for something in the worker; what was asked before, or is not wanted any more, is not answered."""

        def answered(answer: T) -> None:
            if not stop.is_set():
                self._bar.hide()
                done(answer)

        def failed(error: Exception) -> None:
            if not stop.is_set():
                self._on_refused(error)

        self.workbench.background.run_long(job, answered, failed, said=self._bar.say, lane=lane)

    def _on_read(self, file: CardFile) -> None:
        self._file = file
        self._same.clear()
        self._takes.clear()
        self._second.setText(file.name)
        self._look()

    @property
    def choices(self) -> CardChoices:
        """What was said about the cards so far."""
        return CardChoices(same=dict(self._same), takes=dict(self._takes))

    def _look(self) -> None:
        file, choices, cards_in = self._file, self.choices, self.workbench.desk.cards_in
        kept = KeptCardWords(self.words, self.workbench.today)
        if file is None:
            return
        stop = self._bar.begin()

        def job(progress: Progress) -> CardsLooked:
            return cards_in.preview(file, kept, choices, watched(progress, stop))

        self._ask(job, self._on_looked, stop)

    def _on_looked(self, looked: CardsLooked) -> None:
        words, counts = self.words, looked.counts
        self._trouble.hide()
        self._looked.show()
        self._counts.setText(counts_of_cards_told(words, counts))
        self._remarks.setText(self._said(looked))
        self._remarks.setVisible(bool(self._remarks.text()))
        picked = self.table.thing()
        first = not self.model.things()
        ordered = sorted(looked.lines, key=lambda line: (not is_open(line), not line.differences, line.number))
        self.model.show_things(ordered)
        if ordered:
            self.table.pick(str(picked.number) if picked else str(ordered[0].number))
        self._on_picked(self.table.thing())
        self._takes_now = counts.added + counts.updated
        self._offer_import()
        if first:
            # Where nothing is to be decided Enter imports at once.
            decides = any(is_open(line) or line.differences for line in ordered)
            (self.table if decides or not self._takes_now else self._import).setFocus()

    def _offer_import(self) -> None:
        words, takes = self.words, self._takes_now
        self._import.setEnabled(takes > 0)
        self._import.set_words(
            words.plural("Import {n} card", "Import {n} cards", takes) if takes else words.text("Import")
        )

    def _said(self, looked: CardsLooked) -> str:
        words, problems = self.words, looked.problems
        faults = [words.text("Card {row}: {says}.", row=p.card, says=fault_told(words, p)) for p in problems[:FAULTS]]
        if len(problems) > FAULTS:
            faults.append(words.plural("{n} more like that.", "{n} more like that.", len(problems) - FAULTS))
        return " ".join((*(f"{remark}." for remark in remarks_told(words, looked)), *faults))

    def _on_refused(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._on_stopped()
            return
        if not isinstance(error, FORESEEN):
            self.workbench.fail(error)
            return
        self._looked.hide()
        self._import.setEnabled(False)
        self._second.setText(self._name())
        self._trouble.say("", told(self.words, error))
        self._trouble.show()

    # deciding

    def _on_picked(self, line: CardLine | None) -> None:
        self.deciding.ask(line)

    def _on_said_same(self, number: int, same: bool | None) -> None:  # noqa: FBT001 (a signal's payload)
        if same is None:
            self._same.pop(number, None)
        else:
            self._same[number] = same
        self._look()

    def _on_taken(self, number: int, field: CardField, take: Take) -> None:
        self._takes[number, field] = take
        self._look()

    # importing

    def _on_import(self) -> None:
        file, choices, cards_in = self._file, self.choices, self.workbench.desk.cards_in
        kept = KeptCardWords(self.words, self.workbench.today)
        if file is None:
            return
        self._import.setEnabled(False)
        self._import.set_words(self.words.text("Importing…"))
        self._choose.setEnabled(False)
        self._looked.setEnabled(False)
        self._leave.set_words(self.words.text("Stop"))
        self._leave.setFocus()
        stop = self._stop = self._bar.begin()

        def job(progress: Progress) -> CardsLooked:
            return cards_in.apply(file, kept, choices, watched(progress, stop))

        self.workbench.background.run_long(job, self._on_done, self._on_refused, said=self._on_said, lane="desk")

    def _on_said(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._bar.say(done, of)
        share = self.words.percent(done / of)
        self._second.setText(self.words.text("{name}: {share} done", name=self._name(), share=share))

    def _end(self) -> None:
        """Come back to the cards: nothing is being imported any more."""
        self._stop = None
        self._bar.hide()
        self._choose.setEnabled(True)
        self._looked.setEnabled(True)
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

    def _name(self) -> str:
        return self._file.name if self._file else ""

    def _on_done(self, done: CardsLooked) -> None:
        self._end()
        words = self.words
        said = words.text("{name}: {counts}", name=done.file.name, counts=counts_of_cards_told(words, done.counts))
        undo = partial(take_back, self.workbench, done.batch) if done.batch else None
        self.workbench.notify(Notice(said, act=words.text("Take back"), do=undo))
        self.accept()
