"""A group and an event of it are typed in small forms (1.14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.groups import EventTold
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextBox, TextLine, date_field, pair, time_field

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.domain.network import Group
    from salesdesk.ui.workbench import Workbench


class GroupDialog(AskDialog):
    """Keeps a group: its name, and how its office is reached."""

    def __init__(self, workbench: Workbench, group: Group | None = None) -> None:
        """Ask; a group that is there already fills the fields."""
        words = workbench.words
        self._group = group
        self.name = TextLine(words.text("Such as: Chamber of Trade"))
        self.phone, self.web = TextLine(), TextLine()
        self.note = TextBox(lines=2)
        super().__init__(
            workbench,
            words.text("Change the group") if group else words.text("Add a group"),
            words.text("Keep the group"),
            Field(words.text("Name"), self.name),
            pair(Field(words.text("Phone of the office"), self.phone), Field(words.text("Web page"), self.web)),
            Field(words.text("Note"), self.note),
        )
        if group is not None:
            self.name.set_value(group.name)
            self.phone.set_value(group.phone)
            self.web.set_value(group.web)
            self.note.set_value(group.note)
        self.be_tight()
        self.name.setFocus()

    @override
    def answer(self) -> None:
        """Keep it."""
        for line in (self.name, self.phone, self.web, self.note):
            line.commit()
        key = self._group.id if self._group else None
        keep = self.workbench.desk.groups.keep
        job = partial(keep, key, self.name.value(), self.phone.value(), self.web.value(), self.note.value())
        text = self.words.text("Keep {name}", name=self.name.value())
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()


class EventDialog(AskDialog):
    """Keeps an event that somebody told us of; without a time it takes the whole day."""

    def __init__(self, workbench: Workbench, group: Group) -> None:
        """Ask."""
        words = workbench.words
        self._group = group
        self.title = TextLine(words.text("Such as: Winter fair"))
        self.day, self.clock = date_field(words, workbench.today), time_field(words)
        self.place = TextLine()
        super().__init__(
            workbench,
            words.text("An event of {group}", group=group.name),
            words.text("Keep the event"),
            Field(words.text("What happens there"), self.title),
            pair(
                Field(words.text("Day"), self.day),
                Field(words.text("Time"), self.clock, remark=words.text("Empty: all day")),
            ),
            Field(words.text("Where"), self.place),
        )
        self.be_tight()
        self.title.setFocus()

    @override
    def answer(self) -> None:
        """Keep it."""
        for line in (self.title, self.day, self.clock, self.place):
            line.commit()
        told = EventTold(
            title=self.title.value(), day=self.day.value(), clock=self.clock.value(), place=self.place.value()
        )
        text = self.words.text("Keep the event “{title}”", title=told.title)
        job = partial(self.workbench.desk.groups.add_event, self._group.id, told)
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()
