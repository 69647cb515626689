"""Long work off the window's thread, in lanes of one or two workers; answers come back to the window."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Lane = Literal["desk", "files", "pictures"]
WORKERS: Final = 2


class CancelledWork(Exception):
    """A long job was asked to stop and did."""


class Progress:
    """What a long job tells while it runs, and how it learns that it should stop."""

    def __init__(self, say: Callable[[int, int], None], stop: Event) -> None:
        """Tell through `say`; stop when the event is set."""
        self._say = say
        self._stop = stop

    def say(self, done: int, of: int) -> None:
        """Tell how many of how many are done. Raises CancelledWork when the user cancelled."""
        if self._stop.is_set():
            raise CancelledWork
        self._say(done, of)


@dataclass(eq=False)
class Ticket:
    """A job on its way. Cancelled, its answer reaches nobody; a long job is asked to stop as well."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    said: Callable[[int, int], None] | None = None
    stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Drop the answer."""
        self.stop.set()

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the answer: nobody cancelled, and the page that asked still exists."""
        asker = getattr(self.done, "__self__", None)
        return not self.stop.is_set() and (not isinstance(asker, QObject) or shiboken6.isValid(asker))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a job: a result, or the failure; the job comes back to the window as well."""

    ticket: Ticket
    result: Any = None
    failure: Exception | None = None
    job: Callable[[], Any] | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """How far a job is."""

    ticket: Ticket
    done: int
    of: int


class Background(QObject):
    """Runs jobs in lanes. In the desk's lane and in that of pictures they run one after the other, in order.

    A failure that nobody handles is announced by `failed`, never swallowed. A worker gives back all it was given
    before its answer is heard of: jobs and tickets lead to widgets, and whoever lets go of one last ends it. In a
    worker that may happen while Qt deletes the same widget in the window's thread, which ended the program.
    """

    failed = Signal(object)
    idle = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no thread before there is work."""
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "desk": ThreadPoolExecutor(1, thread_name_prefix="desk"),
            "files": ThreadPoolExecutor(WORKERS, thread_name_prefix="files"),
            # The library that draws pages of a PDF takes one call at a time: two at once corrupt memory.
            "pictures": ThreadPoolExecutor(1, thread_name_prefix="pictures"),
        }
        self._open = 0
        self._closed = False
        self._news: deque[_Answer | _Said] = deque()
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "desk",
    ) -> Ticket:
        """Run a job in a worker and give its result to `done` in the window's thread, or its failure to `failed`."""
        ticket = Ticket(done, failed)
        self._start(ticket, job, lane)
        return ticket

    def next_turn(self, do: Callable[[object], None]) -> None:
        """Do something in the window's next turn, after what the person does now; until then it counts as work."""
        if self._closed:
            return
        self._open += 1
        QTimer.singleShot(0, self, partial(self._take, _Answer(Ticket(do, None))))

    def run_long(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        said: Callable[[int, int], None] | None = None,
        lane: Lane = "files",
    ) -> Ticket:
        """Run a job that tells how far it is (`said`: done, of) and can be cancelled by its ticket."""
        ticket = Ticket(done, failed, said)

        def say(count: int, of: int) -> None:
            self._news.append(_Said(ticket, count, of))
            self._arrived.emit()

        self._start(ticket, lambda: job(Progress(say, ticket.stop)), lane)
        return ticket

    @property
    def busy(self) -> bool:
        """Whether a job is running or an answer on its way."""
        return self._open > 0

    def settle(self, seconds: float = 30.0) -> None:
        """Wait until all work is done and its answers are delivered. Raises TimeoutError when it takes longer."""
        end = time.monotonic() + seconds
        # Asleep until something happens: a loop that asks all the time takes the processor from the work it awaits.
        late = QTimer()
        late.start(1000)
        while self.busy:
            if time.monotonic() > end:
                raise TimeoutError
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """Finish what runs, drop what waits, deliver nothing more."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._news.clear()
        self._open = 0

    def _start(self, ticket: Ticket, job: Callable[[], Any], lane: Lane) -> None:
        if self._closed:
            # A field that is left, or a pause that ends, while the window goes: nobody is there to be answered.
            return
        self._open += 1

        given = [(ticket, job)]

        def work() -> None:
            self._news.append(_outcome(given))
            self._arrived.emit()

        future: Future[None] = self._lanes[lane].submit(work)
        del future

    @Slot()
    def _on_arrived(self) -> None:
        if self._news:
            self._take(self._news.popleft())

    def _take(self, news: _Answer | _Said) -> None:
        ticket = news.ticket
        if self._closed:
            return
        if isinstance(news, _Said):
            if ticket.wanted and ticket.said is not None:
                ticket.said(news.done, news.of)
            return
        self._open -= 1
        try:
            self._deliver(ticket, news)
        finally:
            if not self._open:
                self.idle.emit()

    def _deliver(self, ticket: Ticket, answer: _Answer) -> None:
        if answer.failure is None:
            if ticket.wanted:
                ticket.done(answer.result)
        elif isinstance(answer.failure, CancelledWork):
            pass
        elif ticket.failed is not None and ticket.wanted:
            ticket.failed(answer.failure)
        else:
            self.failed.emit(answer.failure)


def _outcome(given: list[tuple[Ticket, Callable[[], Any]]]) -> _Answer:
    """Do the job that was given, and hold on to nothing of it."""
    ticket, job = given.pop()
    if ticket.stop.is_set():
        return _Answer(ticket, failure=CancelledWork(), job=job)
    try:
        return _Answer(ticket, result=job(), job=job)
    except Exception as failure:
        return _Answer(ticket, failure=failure, job=job)
