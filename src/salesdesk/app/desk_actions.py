"""What can be done anywhere in the window: begin something new, set the target, import, go to another desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.ui.actions import ActionSpec

if TYPE_CHECKING:
    from salesdesk.application.log_subject import Subject
    from salesdesk.domain.pest_guard import Guard
    from salesdesk.domain.running_call import RunningCall
    from salesdesk.ui.workbench import Workbench


def add_work_actions(workbench: Workbench) -> None:
    """Register what begins something new, whichever page is in front."""
    words, add = workbench.words, workbench.actions.add
    pipeline = words.text("Pipeline")
    add(
        ActionSpec(id="deal.new", text=words.text("New deal"), group=pipeline, picture="plus", keys="Ctrl+Shift+N"),
        partial(_new_deal, workbench),
    )
    add(
        ActionSpec(id="plan.call", text=words.text("Plan a call…"), group=words.text("Call plan"), picture="plus"),
        partial(_on_page, workbench, "plans", "plans.new"),
    )
    add(
        ActionSpec(
            id="talk.record",
            text=words.text("Record a talk…"),
            group=words.text("Talk"),
            picture="message-square-quote",
        ),
        partial(_record_talk, workbench),
    )
    add(
        ActionSpec(id="propose", text=words.text("New proposal…"), group=words.text("Proposal"), picture="columns-2"),
        partial(_on_page, workbench, "proposals", "proposals.new"),
    )
    add(
        ActionSpec(
            id="returned.read",
            text=words.text("Read a returned proposal…"),
            group=words.text("Proposal"),
            picture="import",
            keys="Ctrl+Shift+R",
        ),
        partial(_read_returned, workbench),
    )
    add(
        ActionSpec(id="target.set", text=words.text("Set the target…"), group=pipeline, picture="flag"),
        partial(_set_target, workbench),
    )
    add(
        ActionSpec(
            id="import.open", text=words.text("Import deals…"), group=pipeline, picture="upload", keys="Ctrl+Shift+I"
        ),
        partial(_bring_in, workbench),
    )
    add(
        ActionSpec(
            id="calendar.read",
            text=words.text("Read a calendar file…"),
            group=words.text("Follow-up"),
            picture="import",
        ),
        partial(_read_calendar, workbench),
    )
    people = words.text("Person")
    add(
        ActionSpec(id="cards.read", text=words.text("Import address cards…"), group=people, picture="users"),
        partial(_read_cards, workbench),
    )
    add(
        ActionSpec(
            id="cards.save", text=words.text("Save everybody’s address cards…"), group=people, picture="file-down"
        ),
        partial(_save_cards, workbench),
    )
    add(
        ActionSpec(
            id="desk.export", text=words.text("Export everything…"), group=words.text("Desk"), picture="file-down"
        ),
        partial(_export, workbench),
    )


def add_courtesy_actions(workbench: Workbench, in_front: Callable[[], Subject]) -> None:
    """Register what is owed to people: a letter to whoever stands in front, and closing a period (1.18)."""
    words, add = workbench.words, workbench.actions.add
    add(
        ActionSpec(id="letter.write", text=words.text("Write a letter…"), group=words.text("Person"), picture="mail"),
        lambda: _write_letter(workbench, in_front()),
    )
    add(
        ActionSpec(
            id="period.close",
            text=words.text("Close the period…"),
            group=words.text("Favours and thanks"),
            picture="lock",
        ),
        partial(_close_period, workbench),
    )


def add_desk_actions(
    workbench: Workbench,
    start_empty: Callable[[], object],
    open_other: Callable[[], object],
    look_around: Callable[[], object],
    bring_back: Callable[[], object],
) -> None:
    """Register the ways to another desk."""
    words, add = workbench.words, workbench.actions.add
    desk = words.text("Desk")
    add(ActionSpec(id="desk.new", text=words.text("Start a new desk…"), group=desk, picture="plus"), start_empty)
    add(
        ActionSpec(id="desk.open", text=words.text("Open another desk…"), group=desk, picture="folder-open"),
        open_other,
    )
    add(
        ActionSpec(id="desk.bring_back", text=words.text("Bring back an export…"), group=desk, picture="import"),
        bring_back,
    )
    add(
        ActionSpec(id="desk.sample", text=words.text("Look at the sample desk"), group=desk, picture="eye"),
        look_around,
    )


# Dialogs load when they are asked for: a start waits for none of them.


def log_activity(workbench: Workbench, subject: Subject) -> None:
    """Ask what was done, with what stands in front."""
    from salesdesk.application.logbook import entry_for
    from salesdesk.ui.activities.log_dialog import LogDialog

    LogDialog(workbench, entry=entry_for(subject)).open()


def log_call(workbench: Workbench, call: RunningCall, logged: Callable[[], object], known: bool) -> None:  # noqa: FBT001 (as it is asked)
    """Ask what came of a call that is over."""
    from salesdesk.ui.activities.log_dialog import EndedCallDialog

    EndedCallDialog(workbench, call, logged, known=known).open()


def warn_before_call(
    workbench: Workbench, call: RunningCall, guard: Guard, begin: Callable[[RunningCall], object]
) -> None:
    """Say what the pest guard says before the clock of a call runs; where it says stop, ask why (B4)."""
    from salesdesk.ui.dialling.before_dialling import warn

    warn(workbench, call, guard, begin)


def _record_talk(workbench: Workbench) -> None:
    from salesdesk.ui.recording import ask_for_talk

    ask_for_talk(workbench)


def _new_deal(workbench: Workbench) -> None:
    from salesdesk.ui.pipeline.dialogs import NewDealDialog

    NewDealDialog(workbench).open()


def _bring_in(workbench: Workbench) -> None:
    from salesdesk.ui.importing.dialog import ImportDialog

    ImportDialog(workbench).open()


def _export(workbench: Workbench) -> None:
    from salesdesk.ui.carrying.exporting import ExportEverythingDialog

    ExportEverythingDialog(workbench).open()


def _read_returned(workbench: Workbench) -> None:
    from salesdesk.ui.answering.choosing_file import ask_for_returned

    ask_for_returned(workbench)


def _read_cards(workbench: Workbench) -> None:
    show_cards(workbench)


def show_cards(workbench: Workbench, path: Path | None = None) -> None:
    """Look at a file of address cards, or ask for one."""
    from salesdesk.ui.importing.cards_dialog import CardsDialog

    CardsDialog(workbench, path).open()


def _save_cards(workbench: Workbench) -> None:
    from salesdesk.ui.accounts.saving_cards import save_cards

    save_cards(workbench, workbench.words.text("People"))


def _read_calendar(workbench: Workbench) -> None:
    from salesdesk.ui.calendars.inviting import read_calendar

    read_calendar(workbench)


def show_calendar(workbench: Workbench, path: Path) -> None:
    """Show what a calendar file would do."""
    from salesdesk.ui.calendars.dialog import CalendarDialog

    CalendarDialog(workbench, path).open()


def _write_letter(workbench: Workbench, subject: Subject) -> None:
    from salesdesk.ui.activities.letter_whom import write_letter

    write_letter(workbench, subject)


def _close_period(workbench: Workbench) -> None:
    from salesdesk.ui.settings_pages.periods_card import close_period

    close_period(workbench)


def _set_target(workbench: Workbench) -> None:
    from salesdesk.ui.periods.target_dialog import TargetDialog

    standing = workbench.standing
    period = workbench.desk.forecasting.period_of(standing.settings, standing.today)
    TargetDialog(workbench, period.name).open()


def _on_page(workbench: Workbench, page: str, action: str) -> None:
    """Go to a page, which makes it if it was not seen yet, and do what is done there."""
    workbench.navigate(page, "")
    workbench.actions.do(action)
