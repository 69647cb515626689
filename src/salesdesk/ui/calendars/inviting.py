"""So that it stands in both calendars: write the invitation, say that it was sent, read a reply, call it off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.acts import act
from salesdesk.ui.calendars.dialog import CalendarDialog
from salesdesk.ui.files import save_document, show_in_folder, what_to_open, where_to_save
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.calendars.invitable import Invitable
    from salesdesk.ui.workbench import Workbench

Act = tuple[str, Callable[[], object], str]
"""Words, what it does, a picture: an entry of a menu."""


def calendar_acts(workbench: Workbench, shown: Invitable) -> list[Act]:
    """Return what a menu offers about invitations, as things stand."""
    words = workbench.words
    write = partial(write_invitation, workbench, shown)
    if shown.off:
        return [(words.text("Write the cancellation…"), write, "mail")] if shown.invited is not None else []
    if not shown.is_open:
        return []
    acts: list[Act] = [
        (words.text("Write the new time…") if shown.is_behind else words.text("Write the invitation…"), write, "mail")
    ]
    if shown.invited == shown.sequence and shown.asks_sent:
        acts.append((words.text("The invitation was sent"), partial(mark_sent, workbench, shown), "calendar-check"))
    if shown.invited is not None:
        acts.append((words.text("Read a reply…"), partial(read_calendar, workbench), "import"))
    return acts


def write_invitation(workbench: Workbench, shown: Invitable) -> None:
    """Ask where it goes, a letter or a calendar file, and write it; what is called off is taken out of calendars."""
    words = workbench.words
    title = words.text("Write the cancellation") if shown.off else words.text("Write the invitation")
    name = safe_name(shown.topic, words.text("Invitation"))
    kinds = words.text("E-mail draft (*.eml)"), words.text("Calendar (*.ics)")
    path = where_to_save(workbench, title, f"{name}.eml", ";;".join(kinds))
    if path is None:
        return
    text = words.text("Write the cancellation of “{topic}”", topic=shown.topic)
    if not shown.off:
        text = words.text("Write the invitation to “{topic}”", topic=shown.topic)
    inviting = workbench.desk.inviting
    act(workbench, text, lambda: inviting.write(shown.key, path), partial(_written, workbench, shown, path))


def _written(workbench: Workbench, shown: Invitable, path: Path, _step: Step) -> None:
    """Say where it is, and offer what comes next: nothing is ever sent by the program."""
    words, name = workbench.words, path.name
    told, do = words.text("Show in folder"), partial(show_in_folder, path)
    if shown.off:
        said = words.text("Saved {name}. Send it, so that it goes out of their calendar.", name=name)
    elif shown.asks_sent:
        said = words.text("Saved {name}. Once you have sent it:", name=name)
        told, do = words.text("It was sent"), partial(mark_sent, workbench, shown)
    else:
        said = words.text("Saved {name}. Send it, so that it stands in their calendar.", name=name)
    workbench.notify(Notice(said, act=told, do=do))


def mark_sent(workbench: Workbench, shown: Invitable) -> None:
    """Keep that the invitation went out: it is in their calendar, as far as we know (terms)."""
    inviting, words = workbench.desk.inviting, workbench.words
    text = words.text("Invitation to “{topic}” sent", topic=shown.topic)
    act(workbench, text, lambda: inviting.sent(shown.key), toast=True)


def read_calendar(workbench: Workbench) -> None:
    """Ask for a calendar file and show what it says."""
    words = workbench.words
    path = what_to_open(workbench, words.text("Read a calendar"), words.text("Calendars (*.ics *.ical)"))
    if path is not None:
        CalendarDialog(workbench, path).open()


def export_entry(workbench: Workbench, key: UUID, title: str, name: str) -> None:
    """Ask where it goes, and write it for our own calendar; `title` heads the question, `name` is that of the file."""
    path = where_to_save(workbench, title, f"{name}.ics", workbench.words.text("Calendar (*.ics)"))
    if path is None:
        return
    exporting = workbench.desk.exporting

    def job(to: Path) -> Saved:
        return exporting.calendar(key, to)

    save_document(workbench, path, job, workbench.notify_trouble)
