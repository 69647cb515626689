"""What is done with a group and its events, from its page and from Today (1.14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.acts import act
from salesdesk.ui.following_up import BookDialog
from salesdesk.wording.groups import call_topic

if TYPE_CHECKING:
    from salesdesk.domain.network import Group, GroupEvent
    from salesdesk.ui.workbench import Workbench


def attend(workbench: Workbench, event: GroupEvent, *, attending: bool | None) -> None:
    """Say whether we go."""
    words, groups = workbench.words, workbench.desk.groups
    text = words.text("Attend “{title}”", title=event.title)
    if attending is not True:
        text = words.text("Leave out “{title}”", title=event.title)
    act(workbench, text, partial(groups.attend, event.id, attending=attending), toast=True)


def book_call(workbench: Workbench, group: Group) -> None:
    """Book a call to the office: a day and a time, like every follow-up."""
    topic = call_topic(workbench.words, group.name)
    BookDialog(workbench, kind=FollowUpKind.CALL_BACK, topic=topic, group_id=group.id).open()


def drop_group(workbench: Workbench, group: Group) -> None:
    """Put a group away with its events."""
    text = workbench.words.text("{name} put away", name=group.name)
    act(workbench, text, partial(workbench.desk.groups.drop, group.id), toast=True)


def drop_event(workbench: Workbench, event: GroupEvent) -> None:
    """Put an event away."""
    text = workbench.words.text("“{title}” put away", title=event.title)
    act(workbench, text, partial(workbench.desk.groups.drop_event, event.id), toast=True)
