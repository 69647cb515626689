"""The page of a proposal that came back: read at once, taken where nothing speaks against it, else looked at (B1)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.proposals_waiting import WAITS, waiting_first
from salesdesk.domain.answer import Verdict
from salesdesk.domain.deal import Deal
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.answering.choosing_card import ChoosingCard
from salesdesk.ui.answering.choosing_file import ask_for_returned
from salesdesk.ui.answering.doubts_card import DoubtsCard
from salesdesk.ui.answering.pages_shown import PagesShown
from salesdesk.ui.answering.read_card import ReadCard
from salesdesk.ui.answering.reading_card import ReadingCard
from salesdesk.ui.area import AreaPage
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import Button, PageHeader, boxed, column, row, scrolling
from salesdesk.wording.doubts import taken_told
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.answering import ReturnedView
    from salesdesk.application.changes import Step
    from salesdesk.application.rows import ProposalRow
    from salesdesk.ui.background import Ticket
    from salesdesk.ui.workbench import Workbench

Seen = tuple["ReturnedView", "Sequence[ProposalRow]"]


class ReturnedPage(AreaPage):
    """Reads the file it is sent to; its target is the path of the file.

    What was taken by itself once is not taken by itself again: whoever undid it had a reason.
    """

    kinds = frozenset({Proposal, Deal})

    def __init__(self, workbench: Workbench) -> None:
        """Wait for a file."""
        words = workbench.words
        self._other = Button(words.text("Read another one"), "folder-open", do=partial(ask_for_returned, workbench))
        self._head = PageHeader(words.text("Look at what came back"), " ", self._other)
        super().__init__(workbench, self._head)
        self._path: Path | None = None
        self._view: ReturnedView | None = None
        self._ticket: Ticket | None = None
        self._took: set[str] = set()
        self.reading = ReadingCard(words)
        self.reading.cancelled.connect(self._on_cancelled)
        self.reading.again.connect(self._read)
        self.pages = PagesShown(workbench)
        self.read = ReadCard(words)
        self.doubts = DoubtsCard(words)
        self.choosing = ChoosingCard(words)
        self.choosing.taken.connect(self._on_taken)
        self.choosing.answers.connect(self._on_answers)
        self.choosing.left.connect(self._on_left)
        said = boxed(column(self.doubts, self.choosing, self.read, None, gap=14))
        both = row(self.pages, scrolling(said), gap=16, middle=False)
        both.setStretch(0, 44)
        both.setStretch(1, 56)
        self._both = boxed(both)
        self._both.hide()
        self.body.addWidget(self.reading)
        self.body.addWidget(self._both, 1)
        self.body.addStretch(0)

    # reading

    def open_target(self, target: str) -> None:
        """Read a file by its path."""
        self._path = Path(target)
        self._view = None
        self._head.say(self.words.text("Look at what came back"), self._path.name)
        self._read()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self._head, self.reading if self._both.isHidden() else self._both]

    @override
    def reload(self) -> None:
        """Judge again what is shown: the proposal may stand elsewhere by now."""
        view = self._view
        if view is not None and view.proposal is not None:
            self._ask(partial(self._judged, view, view.proposal.id), self._show)

    def _read(self) -> None:
        path = self._path
        if path is not None:
            self._both.hide()
            self.pages.forget()
            self.reading.begin(path.name)
            self._ask(partial(self._read_in_worker, path), self._on_read)

    def _ask(self, job: Callable[[], Seen], done: Callable[[Seen], None]) -> None:
        """Read in the lane of files: the file is opened by a guarded process that may take its time."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self.workbench.background.run(job, done, self._on_not_read, lane="files")

    def _read_in_worker(self, path: Path) -> Seen:
        return self.desk.answering.read(path), self._waiting()

    def _judged(self, view: ReturnedView, key: UUID) -> Seen:
        return self.desk.answering.about(view, key), self._waiting()

    def _waiting(self) -> Sequence[ProposalRow]:
        today = self.workbench.today
        return [row for row in waiting_first(self.desk.proposing.listed(), today) if row.standing(today) in WAITS]

    def _on_read(self, seen: Seen) -> None:
        view, _waiting = seen
        choice, read = view.choice, view.form.sha256
        if view.verdict is Verdict.CHOSEN and choice is not None and read not in self._took:
            self._took.add(read)
            self._view = view
            self.reading.end()
            self._on_taken(choice)
            return
        self.pages.show_file(view.file)
        self._show(seen)
        self.choosing.focus_first()

    def _show(self, seen: Seen) -> None:
        view, waiting = seen
        self._view = view
        self.reading.end()
        self.doubts.show_view(view)
        self.choosing.show_view(view, waiting)
        self.read.show_view(view)
        self._head.say(self._title(view), self._path.name if self._path is not None else "")
        self._both.show()
        order_focus(self)

    def _title(self, view: ReturnedView) -> str:
        words = self.words
        if view.account is None:
            return words.text("Look at what came back")
        return words.text("Look at what came back from {account}", account=view.account.name)

    def _on_not_read(self, error: Exception) -> None:
        if not isinstance(error, FORESEEN):
            self.reading.end()
            self.workbench.fail(error)
        elif self._both.isHidden():
            self.reading.refuse(told(self.words, error))
        else:
            self.choosing.refuse(told(self.words, error))

    def _on_cancelled(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self.reading.refuse(self.words.text("It was not read, and nothing was changed."))

    # deciding

    def _on_answers(self, key: UUID) -> None:
        """Judge it as the answer to the proposal that the person names."""
        if self._view is not None:
            self._ask(partial(self._judged, self._view, key), self._show)

    def _on_taken(self, letter: str) -> None:
        """Take an option as chosen, in one step that undo takes back; the proposal comes to the front."""
        view = self._view
        if view is None or view.proposal is None:
            return
        number, key = view.proposal.number, view.proposal.id
        text = self.words.text("Take Option {letter} of {number}", letter=letter, number=number)
        take = self.desk.answering.take

        def done(_step: Step) -> None:
            if self.isVisible():
                self.workbench.navigate("proposals", str(key))

        self.workbench.act(
            text, lambda: take(view, letter), done, self._on_not_taken, notice=taken_told(self.words, view, letter)
        )

    def _on_not_taken(self, error: Exception) -> None:
        """Show what came back after all, with what stands in the way."""
        view = self._view
        if not isinstance(error, FORESEEN) or view is None:
            self.workbench.tell_trouble(error)
            return
        if self._both.isHidden():
            self.pages.show_file(view.file)
            self._show((view, ()))
        self.choosing.refuse(told(self.words, error))

    def _on_left(self) -> None:
        proposal = self._view.proposal if self._view is not None else None
        self.workbench.navigate("proposals", str(proposal.id) if proposal is not None else "")
