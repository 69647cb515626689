"""What was done with somebody, the newest first: a short list with the way to all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.log_rows import LogQuery
from salesdesk.application.log_subject import Subject
from salesdesk.ui.activities.columns import picture_of
from salesdesk.ui.activities.log_dialog import ChangeDialog, LogDialog
from salesdesk.ui.listing import Listing
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Card, Label, OpenRow, column
from salesdesk.wording.activities import below_told, entry_told, what_told

if TYPE_CHECKING:
    from salesdesk.application.log_rows import LogRow
    from salesdesk.application.logbook import History
    from salesdesk.domain.activity import Activity
    from salesdesk.ui.workbench import Workbench

SEEN: Final = 6
OF_A_PERSON: Final = 3


class LogLines(QWidget):
    """The newest entries of a query; one is opened to be put right, a held meeting to be read."""

    def __init__(self, workbench: Workbench, nothing: str, *, with_whom: bool = True) -> None:
        """Show nothing yet; `nothing` is the line for an empty list, `with_whom` names the people of each entry."""
        super().__init__()
        self._with_whom = with_whom
        self._workbench = workbench
        self.list = Listing(nothing)
        self.setLayout(column(self.list, gap=0))

    def show_history(self, history: History) -> None:
        """Show these entries."""
        self.list.show_rows([self._line(row) for row in history.rows])

    def _line(self, row: LogRow) -> QWidget:
        words = self._workbench.words
        title = entry_told(words, row) if self._with_whom else what_told(words, row)
        when = words.day_time(row.began) if row.began is not None else words.day(row.day)
        line = OpenRow(title, below_told(words, row), picture_of(row), trailing=when)
        line.clicked.connect(partial(self._open, row))
        return line

    def _open(self, row: LogRow) -> None:
        if row.place.meeting:
            self._workbench.navigate("talk", str(row.id))
        else:
            logbook = self._workbench.desk.logbook
            self._workbench.ask(lambda: logbook.activity(row.id), self._on_activity)

    def _on_activity(self, activity: Activity) -> None:
        ChangeDialog(self._workbench, activity).open()


class LogPart(PartCard):
    """The log of an account, as one part of its page."""

    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty part."""
        words = workbench.words
        self._workbench = workbench
        self._account: UUID | None = None
        log = Button(words.text("Log an activity"), "plus", "quiet", do=self.log)
        super().__init__("history", words.text("Activities"), log)
        self._rows = LogLines(workbench, words.text("Nothing logged yet."))
        self.more = Button(words.text("Show all of them"), kind="link", do=self._on_more)
        self.more.hide()
        self.lines.addWidget(self._rows)
        self.lines.addWidget(self.more)
        self.lines.addStretch(1)

    def show_account(self, account: UUID) -> None:
        """Ask for the newest entries of an account."""
        self._account = account
        logbook, query = self._workbench.desk.logbook, LogQuery(account_id=account)
        self._workbench.ask(lambda: (account, logbook.history(query, SEEN)), self._on_history)

    def log(self) -> None:
        """Log an activity with the account."""
        if self._account is not None:
            LogDialog(self._workbench, Subject(account_id=self._account)).open()

    def _on_history(self, answer: tuple[UUID, History]) -> None:
        account, history = answer
        if account == self._account:
            self.count.setText(self._workbench.words.number(history.count) if history.count else "")
            self._rows.show_history(history)
            self.more.setVisible(history.count > len(history.rows))
            self.arranged.emit()

    def _on_more(self) -> None:
        self._workbench.navigate("activities", f"account/{self._account}")


class PersonLog(QWidget):
    """What was done with a person last, under their fields, with the way to all of it."""

    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._person: UUID | None = None
        self._rows = LogLines(workbench, words.text("Nothing logged with them yet."), with_whom=False)
        self.more = Button(words.text("Show all of them"), kind="link", do=self._on_more)
        self.more.hide()
        self.setLayout(column(Label(words.text("Activities"), "label"), self._rows, self.more, gap=4))

    def show_person(self, person: UUID) -> None:
        """Ask for the newest entries of a person."""
        self._person = person
        logbook, query = self._workbench.desk.logbook, LogQuery(person_id=person)
        self._workbench.ask(lambda: (person, logbook.history(query, OF_A_PERSON)), self._on_history)

    def _on_history(self, answer: tuple[UUID, History]) -> None:
        person, history = answer
        if person == self._person:
            self._rows.show_history(history)
            self.more.setVisible(history.count > len(history.rows))
            self.arranged.emit()

    def _on_more(self) -> None:
        self._workbench.navigate("activities", f"person/{self._person}")


class LogCard(Card):
    """The log of an account or a deal, beside what else is known of it; `arranged` when there are other lines."""

    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty card."""
        words = workbench.words
        self.log_button = Button(words.text("Log an activity…"), "pencil", do=self.log)
        super().__init__(words.text("Activities"), " ", trailing=self.log_button)
        self._workbench = workbench
        self._target = ""
        self._subject: Subject | None = None
        self._asked: LogQuery | None = None
        self._lines = LogLines(workbench, words.text("Nothing logged yet."))
        self.more = Button(words.text("Show all of them"), kind="link", do=self._on_more)
        self.more.hide()
        self.add(self._lines, self.more)

    def show_of(self, subject: Subject, query: LogQuery, target: str) -> None:
        """Ask for the newest entries of a query; `target` opens all of them on the page of the log."""
        self._subject, self._asked, self._target = subject, query, target
        logbook = self._workbench.desk.logbook
        self._workbench.ask(lambda: (query, logbook.history(query, SEEN)), self._on_history)

    def log(self) -> None:
        """Log an activity with whom this is about."""
        if self._subject is not None:
            LogDialog(self._workbench, self._subject).open()

    def _on_history(self, answer: tuple[LogQuery, History]) -> None:
        query, history = answer
        if query != self._asked:
            return
        words = self._workbench.words
        self.beside.setText(words.plural("{n} entry", "{n} entries", history.count) if history.count else "")
        self._lines.show_history(history)
        self.more.setVisible(history.count > len(history.rows))
        self.arranged.emit()

    def _on_more(self) -> None:
        self._workbench.navigate("activities", self._target)
