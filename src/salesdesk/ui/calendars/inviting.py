"""So that a follow-up stands in both calendars: write the invitation, say that it was sent, read a reply."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.acts import act
from salesdesk.ui.calendars.dialog import CalendarDialog
from salesdesk.ui.files import show_in_folder, what_to_open, where_to_save
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.changes import Step
    from salesdesk.domain.follow_up import FollowUp
    from salesdesk.ui.workbench import Workbench

Act = tuple[str, Callable[[], object], str]
"""Words, what it does, a picture: an entry of a menu."""


def calendar_acts(workbench: Workbench, follow_up: FollowUp) -> list[Act]:
    """Return what a follow-up's menu offers about invitations, as things stand."""
    words = workbench.words
    write = partial(write_invitation, workbench, follow_up)
    if follow_up.cancelled_on is not None:
        return [(words.text("Write the cancellation…"), write, "mail")] if follow_up.invited is not None else []
    if follow_up.done_on is not None:
        return []
    again = follow_up.invited is not None and follow_up.invited < follow_up.sequence
    acts: list[Act] = [
        (words.text("Write the new time…") if again else words.text("Write the invitation…"), write, "mail")
    ]
    if follow_up.invited == follow_up.sequence and follow_up.theirs is None:
        acts.append((words.text("The invitation was sent"), partial(mark_sent, workbench, follow_up), "calendar-check"))
    if follow_up.invited is not None:
        acts.append((words.text("Read a reply…"), partial(read_calendar, workbench), "import"))
    return acts


def write_invitation(workbench: Workbench, follow_up: FollowUp) -> None:
    """Ask where it goes, a letter or a calendar file, and write it; what is called off is taken out of calendars."""
    words, off = workbench.words, follow_up.cancelled_on is not None
    title = words.text("Write the cancellation") if off else words.text("Write the invitation")
    name = safe_name(follow_up.topic, words.text("Invitation"))
    kinds = words.text("E-mail draft (*.eml)"), words.text("Calendar (*.ics)")
    path = where_to_save(workbench, title, f"{name}.eml", ";;".join(kinds))
    if path is None:
        return
    text = words.text("Write the cancellation of “{topic}”", topic=follow_up.topic)
    if not off:
        text = words.text("Write the invitation to “{topic}”", topic=follow_up.topic)
    inviting = workbench.desk.inviting
    act(workbench, text, lambda: inviting.write(follow_up.id, path), partial(_written, workbench, follow_up, path))


def _written(workbench: Workbench, follow_up: FollowUp, path: Path, _step: Step) -> None:
    """Say where it is, and offer what comes next: nothing is ever sent by the program."""
    words = workbench.words
    if follow_up.cancelled_on is not None:
        said = words.text("Saved {name}. Send it, so that it goes out of their calendar.", name=path.name)
        notice = Notice(said, act=words.text("Show in folder"), do=partial(show_in_folder, path))
    else:
        said = words.text("Saved {name}. Once you have sent it:", name=path.name)
        notice = Notice(said, act=words.text("It was sent"), do=partial(mark_sent, workbench, follow_up))
    workbench.notify(notice)


def mark_sent(workbench: Workbench, follow_up: FollowUp) -> None:
    """Keep that the invitation went out: it is in their calendar, as far as we know (terms)."""
    inviting, words = workbench.desk.inviting, workbench.words
    text = words.text("Invitation to “{topic}” sent", topic=follow_up.topic)
    act(workbench, text, lambda: inviting.sent(follow_up.id), toast=True)


def read_calendar(workbench: Workbench) -> None:
    """Ask for a calendar file and show what it says."""
    words = workbench.words
    path = what_to_open(workbench, words.text("Read a calendar"), words.text("Calendars (*.ics *.ical)"))
    if path is not None:
        CalendarDialog(workbench, path).open()
