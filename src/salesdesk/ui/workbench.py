"""What every page gets: the desk, the words, and the ways to act, to ask, to tell and to go elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from salesdesk.ui.notices import Notice
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from salesdesk.application.changes import Step
    from salesdesk.application.desk import Desk
    from salesdesk.ui.actions import Actions
    from salesdesk.ui.announcer import Announcer
    from salesdesk.ui.background import Background, Lane, Ticket
    from salesdesk.ui.chosen_period import ChosenPeriod
    from salesdesk.ui.history import History
    from salesdesk.ui.standing import Standing
    from salesdesk.ui.window_settings import WindowSettings
    from salesdesk.wording import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """The bundle a page is made with.

    `notify` shows a notice at the bottom of the window; `navigate` goes to a page and, if the second text is not
    empty, to a thing on it; `chosen` is the period that the pages of the forecast look at; `fail` shows what nobody
    foresaw; `window` is the parent of dialogs.
    """

    desk: Desk
    words: Words
    background: Background
    history: History
    actions: Actions
    announcer: Announcer
    standing: Standing
    chosen: ChosenPeriod
    settings: WindowSettings
    notify: Callable[[Notice], None]
    fail: Callable[[BaseException], None]
    navigate: Callable[[str, str], None]
    window: QWidget

    @property
    def today(self) -> dt.date:
        """Today in the desk's zone."""
        return self.standing.today

    def ask(
        self,
        question: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "desk",
    ) -> Ticket:
        """Run a question in the worker and give the answer to `done`; without `failed`, trouble is told."""
        return self.background.run(question, done, failed or self.tell_trouble, lane=lane)

    def act(
        self,
        text: str,
        deed: Callable[[], Step],
        done: Callable[[Step], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        notice: str = "",
    ) -> Ticket:
        """Run a use case in the worker; what it kept can be undone under `text`.

        `notice` is told with an Undo button once it is kept. Trouble goes to `failed`, else it is told.
        """

        def kept(step: Step) -> None:
            if step.edits:
                self.history.push(text, step)
            if notice:
                self.notify(Notice(notice, undo=bool(step.edits)))
            if done is not None:
                done(step)

        return self.background.run(deed, kept, failed or self.tell_trouble)

    def notify_done(self, text: str) -> None:
        """Tell what was done, with a way back."""
        self.notify(Notice(text, undo=True))

    def notify_nothing(self) -> None:
        """End the notice at the bottom: what it tells stands no longer beside what is refused on the page."""
        self.notify(Notice(""))

    def notify_trouble(self, sentences: str) -> None:
        """Tell what was refused: what happened, what is safe, what to do."""
        self.notify(Notice(sentences, picture="circle-alert"))

    def tell_trouble(self, error: Exception) -> None:
        """Tell what went wrong: what was foreseen as a notice, anything else as a dialog with details."""
        if isinstance(error, FORESEEN):
            self.notify_trouble(told(self.words, error))
        else:
            self.fail(error)
