"""A follow-up in a list: a tick to be done with it, what and with whom, when, and a menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.files import safe_name
from salesdesk.application.log_subject import Subject
from salesdesk.domain.due import Due
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.domain.moment import Moment
from salesdesk.ui.acts import act
from salesdesk.ui.calendars.calling_off import call_off
from salesdesk.ui.calendars.invitable import invitable
from salesdesk.ui.calendars.inviting import calendar_acts, export_entry
from salesdesk.ui.fields import Tick
from salesdesk.ui.following_up.dialogs import FactsDialog, MoveDialog
from salesdesk.ui.following_up.later import FollowUpDialog, GuestsDialog, HandOverDialog, SnoozeDialog
from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import ElidedLabel, MoreButton, Pill, PillLook, column, row
from salesdesk.ui.writing.letter_dialog import write_about
from salesdesk.wording.labels import label
from salesdesk.wording.when import our_clock_told, turn_told

if TYPE_CHECKING:
    from salesdesk.application.rows import FollowUpRow
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

PICTURES: Mapping[FollowUpKind, str] = {
    FollowUpKind.INFORMATION: "mail",
    FollowUpKind.CALL_BACK: "phone",
    FollowUpKind.PROPOSAL: "columns-2",
    FollowUpKind.DEMO: "video",
    FollowUpKind.VISIT: "map-pin",
    FollowUpKind.THANK_YOU: "handshake",
    FollowUpKind.OTHER: "calendar",
}


def when_look(words: Words, row_: FollowUpRow, now: Moment) -> PillLook:
    """Return when it is, as a pill: late in red, today by its time, else day and time; `now` is in the desk's zone."""
    follow_up = row_.follow_up
    if follow_up.done_on is not None:
        return PillLook(words.text("done {day}", day=words.day_month(follow_up.done_on)), "ok", "circle-check")
    match follow_up.due(now.at, now.zone):
        case Due.THEIRS:
            return PillLook(words.text("theirs until {day}", day=words.day(follow_up.starts.day)), "neutral", "user")
        case Due.SNOOZED:
            # That it was put off stands below the title, which needs the room.
            asleep = words.day_time(follow_up.timing.reminds)
            return PillLook(words.text("until {when}", when=asleep), "neutral", "clock")
        case Due.LATE:
            late = (now.day - follow_up.timing.day(now.zone)).days
            return PillLook(words.plural("{n} day late", "{n} days late", late), "bad", "circle-alert")
        case _:
            return _ahead(words, follow_up, now)


def _ahead(words: Words, follow_up: FollowUp, now: Moment) -> PillLook:
    """Return what is due today or later; the clock is that of the zone in which it was agreed."""
    day, moment = follow_up.timing.day(now.zone), follow_up.timing.reminds
    if follow_up.all_day and moment == follow_up.starts:
        shown = words.text("today") if day == now.day else words.day(day)
        return PillLook(shown, "info" if day == now.day else "neutral", "calendar")
    if day == now.day:
        return PillLook(words.text("today, {clock}", clock=words.clock(moment.local)), "info", "clock")
    return PillLook(words.day_time(moment), "neutral", "clock")


class FollowUpLine(QWidget):
    """One follow-up; ticking it off, moving it and exporting it happen at once and can be taken back."""

    def __init__(self, workbench: Workbench, row_: FollowUpRow) -> None:
        """Show a follow-up."""
        super().__init__()
        self._workbench = workbench
        self._row = row_
        settings = workbench.standing.settings
        self._now = Moment(workbench.desk.changes.clock.now(), settings.zone)
        words, follow_up = workbench.words, row_.follow_up
        title = words.text("{account}: {topic}", account=row_.account, topic=follow_up.topic)
        title = title if row_.account else follow_up.topic
        self.tick = Tick("")
        self.tick.setAccessibleName(words.text("Done: {topic}", topic=title))
        self.tick.set_value(follow_up.done_on is not None)
        self.tick.committed.connect(self._on_ticked)
        look = when_look(words, row_, self._now)
        self.pill = Pill(look.text, look.role, look.picture)
        self.more = self._menu(title)
        lines = column(ElidedLabel(title, "row-title"), ElidedLabel(self._second(), "second"), gap=0)
        # The tick keeps room for words of its own.
        line = row(row(self.tick, IconView(PICTURES[follow_up.kind], "text2"), gap=0), gap=10)
        nest(line, lines, 1)
        line.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(0, 3, 0, 3)
        self.setLayout(line)
        self.setFocusProxy(self.tick)
        when = words.text("put off until {when}", when=words.day_time(follow_up.timing.reminds))
        self.setAccessibleName(f"{title}, {when if self._asleep else look.text}")

    @property
    def logs_about(self) -> Subject:
        """Whom it is with and what it is for: what an activity that is logged from here is about."""
        one = self._row.follow_up
        return Subject(person_id=one.person_id, deal_id=one.deal_id, account_id=one.account_id, follow_up=one.kind)

    @property
    def _asleep(self) -> bool:
        return self._row.follow_up.due(self._now.at, self._now.zone) is Due.SNOOZED

    def _second(self) -> str:
        words, follow_up = self._workbench.words, self._row.follow_up
        turn = turn_told(words, follow_up) if follow_up.is_open else ""
        parts = [turn] if follow_up.they_act else []
        parts += [words.text("put off")] if self._asleep else []
        parts += [our_clock_told(words, follow_up, self._now.zone), self._row.person, *self._others()]
        parts += [self._row.group, follow_up.place, label(words, follow_up.state).lower() if not turn else ""]
        return ", ".join(part for part in parts if part)

    def _others(self) -> list[str]:
        """Return who else is to be there, with what they replied."""
        words, follow_up = self._workbench.words, self._row.follow_up
        return [
            words.text("{name} ({reply})", name=name, reply=label(words, one.reply).lower())
            for name, one in zip(self._row.people, follow_up.people, strict=False)
            if one.person_id != follow_up.person_id
        ]

    def _menu(self, title: str) -> MoreButton:
        words = self._workbench.words
        more = MoreButton(words.text("More for “{topic}”", topic=title))
        follow_up = self._row.follow_up
        acts: list[tuple[str, Callable[[], object], str]] = [(words.text("Log an activity…"), self.log, "pencil")]
        if follow_up.is_open:
            acts += self._open_acts()
        acts += calendar_acts(self._workbench, invitable(words, follow_up))
        acts.append((words.text("Export for a calendar…"), self.export, "calendar-plus"))
        if self._row.proposal is not None:
            acts.append((words.text("Open the proposal"), self._on_proposal, "columns-2"))
        if follow_up.deal_id is not None:
            acts.append((words.text("Open the deal"), self._on_open, "arrow-right"))
        for text, do, picture in acts:
            more.offer(text, do, picture)
        return more

    def _open_acts(self) -> list[tuple[str, Callable[[], object], str]]:
        words, follow_up, row_ = self._workbench.words, self._row.follow_up, self._row
        turn = (
            (words.text("We act after all"), self._on_take_over, "phone")
            if follow_up.they_act
            else (words.text("Let them act…"), partial(_opened, HandOverDialog, self._workbench, row_), "user")
        )
        if follow_up.timing.reminds != follow_up.starts and not follow_up.they_act:
            later = (words.text("Do not put it off"), self._on_wake, "clock")
        else:
            later = (words.text("Put off…"), partial(_opened, SnoozeDialog, self._workbench, row_), "clock")
        return [
            (words.text("Say what is agreed…"), self._on_facts, "handshake"),
            (words.text("Move to another time…"), self._on_move, "calendar"),
            later,
            turn,
            (words.text("Write a letter…"), partial(write_about, self._workbench, follow_up.id), "mail"),
            (words.text("Place and guests…"), partial(_opened, GuestsDialog, self._workbench, row_), "users"),
            (words.text("Call it off"), self._on_cancel, "x"),
        ]

    def log(self) -> None:
        """Ask what was done about it."""
        # What is logged is about the line with the focus, whichever key or menu it is asked by.
        self.tick.setFocus()
        self._workbench.actions.do("activity.log")

    def export(self) -> None:
        """Write it as a calendar file."""
        words, follow_up = self._workbench.words, self._row.follow_up
        name = safe_name(f"{self._row.account} {follow_up.topic}".strip(), words.text("Follow-up"))
        export_entry(self._workbench, follow_up.id, words.text("Export the follow-up"), name)

    def _on_ticked(self, ticked: object) -> None:
        words, follow_up = self._workbench.words, self._row.follow_up
        done = bool(ticked)
        text = words.text("“{topic}” done", topic=follow_up.topic)
        text = text if done else words.text("“{topic}” open again", topic=follow_up.topic)
        following_up = self._workbench.desk.following_up
        act(self._workbench, text, lambda: following_up.done(follow_up.id, done=done), toast=True)

    def _on_facts(self) -> None:
        FactsDialog(self._workbench, self._row.follow_up).open()

    def _on_move(self) -> None:
        MoveDialog(self._workbench, self._row.follow_up).open()

    def _on_take_over(self) -> None:
        words, follow_up = self._workbench.words, self._row.follow_up
        text = words.text("Act on “{topic}” ourselves", topic=follow_up.topic)
        take_over = self._workbench.desk.following_up.take_over
        act(self._workbench, text, lambda: take_over(follow_up.id), toast=True)

    def _on_wake(self) -> None:
        words, follow_up = self._workbench.words, self._row.follow_up
        text = words.text("Do not put off “{topic}”", topic=follow_up.topic)
        wake = self._workbench.desk.following_up.wake
        act(self._workbench, text, lambda: wake(follow_up.id), toast=True)

    def _on_cancel(self) -> None:
        call_off(self._workbench, invitable(self._workbench.words, self._row.follow_up))

    def _on_proposal(self) -> None:
        if self._row.proposal is not None:
            self._workbench.navigate("proposals", str(self._row.proposal))

    def _on_open(self) -> None:
        if self._row.follow_up.deal_id is not None:
            self._workbench.navigate("deal", str(self._row.follow_up.deal_id))


def _opened(dialog: type[FollowUpDialog], workbench: Workbench, row_: FollowUpRow) -> None:
    dialog(workbench, row_.follow_up).open()
