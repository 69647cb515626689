"""Log an activity: from any page, in a few keys, with what stands in front (4.32)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Around, Subject
from salesdesk.application.logbook import LogEntry, entry_of
from salesdesk.domain.activity import Channel
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.moment import zone_named
from salesdesk.domain.refusals import Missing
from salesdesk.ui.activities.kind_fields import KindFields
from salesdesk.ui.activities.reach_fields import ReachFields
from salesdesk.ui.activities.who import WhoFields
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, ParsedLine, TextBox, moment_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.guarding.before_call import BeforeCall
from salesdesk.ui.parts import Button, boxed, column
from salesdesk.ui.theme import theme
from salesdesk.wording.activities import act_told, length_told
from salesdesk.wording.labels import label
from salesdesk.wording.reading import read_minutes
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from salesdesk.application.log_rows import Voicemails
    from salesdesk.domain.activity import Activity
    from salesdesk.domain.running_call import RunningCall
    from salesdesk.ui.workbench import Workbench

WIDTH: Final = 660


class LogDialog(AskDialog):
    """Asks what was done; the focus begins where a call is told, so that Enter alone logs one in which both spoke.

    `before_call` says what the pest guard says of whoever is chosen, and asks why where it says stop (B4).
    """

    def __init__(
        self,
        workbench: Workbench,
        subject: Subject = NOBODY,
        *,
        entry: LogEntry | None = None,
        why: str = "",
        title: str = "",
        button: str = "",
        also: Sequence[Button] = (),
    ) -> None:
        """Ask about what stands in front; `entry` fills the fields, `why` says what has to be known before."""
        words = workbench.words
        self._workbench = workbench
        self._entry = entry or LogEntry(subject=subject)
        self._begun_with = self._entry.subject
        self._waits = False
        self.who = WhoFields(workbench, self._entry.subject)
        self.before_call = BeforeCall(workbench)
        self.reach = ReachFields(words, above_reach=boxed(column(self.who, self.before_call, gap=10)))
        self.kind = KindFields(words)
        self.minutes: ParsedLine[int] = ParsedLine(
            read_minutes,
            lambda minutes: length_told(words, minutes),
            words.text("Write the length like {example}", example="12, 1:20"),
            words.text("Minutes"),
        )
        self.when = moment_field(words, workbench.today)
        self.outcome: Choice[OutcomeClass | None] = Choice(
            [(None, words.text("Not said")), *((one, label(words, one)) for one in OutcomeClass)]
        )
        self.note = TextBox(words.text("What was said, what comes next"), lines=2)
        self._minutes_field = Field(words.text("How long"), self.minutes)
        figures = Flow(
            self._minutes_field,
            Field(words.text("When"), self.when),
            Field(words.text("What it brought"), self.outcome),
            gap=10,
        )
        super().__init__(
            workbench,
            title or words.text("Log an activity"),
            button or words.text("Log activity"),
            self.reach,
            figures,
            Field(words.text("Note"), self.note),
            self.kind,
            why=why,
            also=also,
        )
        self.setMinimumWidth(theme().px(WIDTH))
        self.be_tight()
        self.who.changed.connect(self._on_who)
        self.who.chosen.connect(self.reach.focus_first)
        self.reach.arranged.connect(self._on_arranged)
        self.before_call.arranged.connect(self._on_arranged)
        for one in (self.reach, self.kind.phase):
            one.entered.connect(self.answer)
        self._fill(self._entry)
        self._begin()

    def _fill(self, entry: LogEntry) -> None:
        self.reach.channel.set_value(entry.channel)
        self.reach.theirs.set_value(entry.theirs)
        self.reach.reach.set_value(entry.reach)
        self.reach.voicemail.set_value(entry.voicemail_for)
        self.reach.mail.set_value(entry.mail_purpose)
        self.reach.rearrange()
        self.kind.set_value(entry.kind)
        self.minutes.set_value(entry.minutes)
        self.outcome.set_value(entry.outcome)
        self.note.set_value(entry.note)
        self._show_when(entry)

    def _show_when(self, entry: LogEntry) -> None:
        """Show when it was, now unless it is known."""
        zone = zone_named(self._workbench.standing.settings.zone)
        now = self._workbench.desk.changes.clock.now().astimezone(zone)
        shown = now.replace(tzinfo=None, second=0, microsecond=0)
        if entry.day is not None and entry.clock is not None:
            shown = shown.combine(entry.day, entry.clock)
        self.when.set_value(shown)
        self._shown_when = self.when.value()

    def _begin(self) -> None:
        """Put the focus where there is something to say."""
        if self._begun_with == NOBODY:
            self.who.setFocus()
        else:
            self.reach.focus_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.answer()
        else:
            super().keyPressEvent(event)

    @override
    def answer(self) -> None:
        """Log it; what was typed of a name and nobody is asked about first."""
        trouble = self.who.meant()
        if trouble:
            self._ask_who(trouble)
        elif not self.who.ready:
            self._waits = True
        else:
            self._keep()

    def _keep(self) -> None:
        entry, log = self.entry(), self._workbench.desk.logbook.log
        if entry.channel is not Channel.DESK and not self.who.whom:
            self._ask_who(told(self.words, Missing("whom", "activity")))
            return
        text = act_told(self.words, entry.channel, self.who.whom)
        act(self._workbench, text, lambda: log(entry), lambda _step: self.accept(), self.refuse, toast=True)

    def _ask_who(self, trouble: str) -> None:
        self.who.line_field.set_error(trouble)
        self.who.focus_trouble()
        self.fit()

    @override
    def refuse(self, sentences: str) -> None:
        super().refuse(sentences)
        if self.reach.mail.isVisible() and self.reach.mail.value() is None:
            self.reach.mail.setFocus()
        elif self.reach.voicemail.isVisible() and not self.reach.voicemail.value():
            self.reach.voicemail.setFocus()
        elif self.before_call.asks:
            self.before_call.reason.setFocus()

    def entry(self) -> LogEntry:
        """Return what the fields hold; a moment that nobody touched is left to be now."""
        for line in (self.minutes, self.when.day, self.when.time):
            line.commit()
        at = self.when.value()
        subject, newcomer = self.who.told()
        said = at is not None and (at != self._shown_when or self._entry.day is not None)
        return replace(
            self._entry,
            kind=self.kind.value(),
            channel=self.reach.channel.value(),
            reach=self.reach.reach.value(),
            day=at.date() if at and said else None,
            clock=at.time() if at and said else None,
            minutes=self.minutes.value(),
            theirs=self.reach.theirs.value(),
            mail_purpose=self.reach.mail.value(),
            voicemail_for=self.reach.voicemail.value(),
            outcome=self.outcome.value(),
            subject=subject,
            newcomer=newcomer,
            note=self.note.value(),
            despite=self.before_call.despite(),
        )

    def _on_arranged(self) -> None:
        self.fit()

    def _on_who(self, found: Around) -> None:
        person, logbook = found.subject.person_id, self._workbench.desk.logbook
        self.reach.show_left(None)
        self.before_call.ask(person)
        if person is not None:
            self._workbench.ask(lambda: logbook.voicemails(person), self._on_left)
        self.fit()
        if self._waits and self.who.ready:
            self._waits = False
            self._keep()

    def _on_left(self, left: Voicemails) -> None:
        self.reach.show_left(left)


class ChangeDialog(LogDialog):
    """Put an entry right, or put it away."""

    def __init__(self, workbench: Workbench, activity: Activity) -> None:
        """Ask, starting from what was logged."""
        words = workbench.words
        self._key = activity.id
        away = Button(words.text("Put entry away"), "archive", do=self.put_away)
        title = words.text("Put the entry right")
        entry = entry_of(activity)
        super().__init__(workbench, entry=entry, title=title, button=words.text("Keep entry"), also=(away,))

    @override
    def _keep(self) -> None:
        entry, key, logbook = self.entry(), self._key, self._workbench.desk.logbook
        text = self.words.text("Put an entry of the log right")
        act(self._workbench, text, lambda: logbook.change(key, entry), lambda _step: self.accept(), self.refuse)

    def put_away(self) -> None:
        """Put the entry away; undo brings it back."""
        self.accept()
        put_entry_away(self._workbench, self._key)


class EndedCallDialog(LogDialog):
    """Log a call that was measured; `logged` is told once it is kept. Leaving it lets the clock run on."""

    def __init__(self, workbench: Workbench, call: RunningCall, logged: Callable[[], object], *, known: bool) -> None:
        """Ask; how long it took is filled in where it is `known`, and asked for where the window was closed since."""
        words = workbench.words
        now, local = workbench.desk.changes.clock.now(), call.began.local
        minutes = call.minutes(now) if known else None
        why = (
            ""
            if minutes
            else words.text(
                "This call began on {began}. Nobody measured when it ended: say how long it took.",
                began=words.day_time(call.began),
            )
        )
        subject = Subject(
            person_id=call.person_id,
            deal_id=call.deal_id,
            account_id=call.account_id,
            lead_id=call.lead_id,
            meeting_id=call.meeting_id,
        )
        entry = LogEntry(subject=subject, day=local.date(), clock=local.time(), minutes=minutes)
        super().__init__(workbench, entry=entry, why=why)
        self.before_call.reason.set_value(call.despite)
        self._logged = logged
        if minutes is None:
            self.minutes.setFocus()

    @override
    def accept(self) -> None:
        super().accept()
        self._logged()


def put_entry_away(workbench: Workbench, key: UUID) -> None:
    """Put an entry away, with a way back."""
    logbook = workbench.desk.logbook
    act(workbench, workbench.words.text("Entry of the log put away"), lambda: logbook.put_away(key), toast=True)
