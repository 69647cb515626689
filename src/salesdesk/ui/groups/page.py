"""The page of groups: what each asks for, and its events to come (1.14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.group_event import GroupAct
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, below_each_other
from salesdesk.ui.calendars.inviting import read_calendar
from salesdesk.ui.flow import Flow
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.groups.acts import book_call, drop_group
from salesdesk.ui.groups.dialogs import EventDialog, GroupDialog
from salesdesk.ui.groups.event_line import EventLine
from salesdesk.ui.laid_out import take_out
from salesdesk.ui.parts import Button, Card, EmptyState, Label, PageHeader, Pill, boxed, column, row, set_tip
from salesdesk.wording.groups import groups_sentence, state_told

if TYPE_CHECKING:
    from salesdesk.application.groups import GroupRow
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "groups"
SHOWN: Final = 6


class GroupCard(Card):
    """A group: its office, what it asks for, its next events."""

    def __init__(self, workbench: Workbench, shown: GroupRow) -> None:
        """Show a group."""
        words, group = workbench.words, shown.group
        super().__init__()
        reached = ", ".join(filter(None, (group.phone, group.web)))
        self.add(column(Label(group.name, "card-title", wrap=True), Label(reached, "second", wrap=True), gap=1))
        call = Button(words.text("Book a call…"), "phone", do=partial(book_call, workbench, group))
        event = Button(words.text("Add an event…"), "plus", do=partial(_add_event, workbench, group))
        change = Button(words.text("Change…"), "pencil", do=partial(_change, workbench, group))
        away = Button(words.text("Put away"), "archive", "quiet", do=partial(drop_group, workbench, group))
        for button in (call, event, change, away):
            button.setAccessibleName(f"{button.text()}, {group.name}")
        if not shown.events:
            # An event says itself when it is.
            role: PillRole = "info" if shown.state.act is GroupAct.CALL else "neutral"
            told = state_told(words, shown, workbench.today, workbench.standing.settings.zone)
            self.add(boxed(row(Pill(told, role, "phone"), None)))
        if group.note:
            self.add(Label(group.note, "second", wrap=True))
        for one in shown.events[:SHOWN]:
            self.add(EventLine(workbench, one))
        left = len(shown.events) - SHOWN
        if left > 0:
            self.add(Label(words.plural("{n} more event", "{n} more events", left), "second"))
        self.add(Flow(call, event, change, away))


class GroupsPage(AreaPage):
    """Groups in the order of what they ask for."""

    kinds = frozenset({Group, GroupEvent, FollowUp, DeskSettings})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.new_button = Button(words.text("Add a group…"), "plus", "primary", do=self.new_group)
        read = Button(words.text("Read a calendar…"), "import", do=partial(read_calendar, workbench))
        self._head = PageHeader(words.text("Groups and events"), " ", read, self.new_button)
        super().__init__(workbench, self._head)
        self.cards: list[QWidget] = []
        self._lines = column(gap=12)
        self.empty = EmptyState(
            "users",
            words.text("No group yet"),
            words.text("A chamber of trade, a local or an online group: where people meet who may buy."),
            words.text("Add a group…"),
            press=words.text("or press"),
            shortcut="Ctrl+N",
        )
        self.empty.acted.connect(self.new_group)
        self.empty.hide()
        self._listed = Arranged((boxed(self._lines),), (below_each_other(1),), filled=False)
        self.body.addWidget(self._listed, 1)
        self.body.addWidget(self.empty, 1)
        spec = ActionSpec(
            id="groups.new",
            text=words.text("Add a group…"),
            group=words.text("Groups and events"),
            keys="Ctrl+N",
            scope=PAGE_ID,
            picture="plus",
        )
        workbench.actions.add(spec, self.new_group)
        set_tip(self.new_button, workbench.actions.tip("groups.new"))

    def new_group(self) -> None:
        """Ask for a group (Ctrl+N)."""
        GroupDialog(self.workbench).open()

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.groups.view, self._on_loaded)

    def _on_loaded(self, rows: tuple[GroupRow, ...]) -> None:
        words = self.words
        told = groups_sentence(words, rows) if rows else " "
        self._head.say(words.text("Groups and events"), told)
        take_out(self._lines, self.cards)
        self.cards = [GroupCard(self.workbench, one) for one in rows]
        for card in self.cards:
            self._lines.addWidget(card)
        self.empty.setVisible(not rows)
        for widget in (self._listed, self.new_button):
            widget.setVisible(bool(rows))
        order_focus(self)


def _add_event(workbench: Workbench, group: Group) -> None:
    EventDialog(workbench, group).open()


def _change(workbench: Workbench, group: Group) -> None:
    GroupDialog(workbench, group).open()
