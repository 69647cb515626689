"""Call plans: the list, and the plan that was opened from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.application.choosing import Whom
from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.choosing import WhomDialog
from salesdesk.ui.pages import panes_of
from salesdesk.ui.parts import column
from salesdesk.ui.preparing.plan_list import PlanList
from salesdesk.ui.preparing.plan_page import PlanPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import MeetingRow
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "plans"
ON_A_PLAN: Final = (
    "print",
    "research",
    "objections",
    "objective",
    "next",
    "objection",
    "keep",
    "when",
    "account",
    "deal",
    "list",
)


class PlansPage(QWidget):
    """Shows the list of call plans, or one of them."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the list and an empty plan."""
        super().__init__()
        self.workbench = workbench
        self._add_actions()
        self.list = PlanList(workbench, workbench.actions.tip("plans.new"))
        self.plan = PlanPage(workbench)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.plan)
        self.setLayout(column(self.stack, gap=0))
        self.list.opened.connect(self._on_opened)
        self.list.plan_asked.connect(self.plan_call)
        self.plan.left.connect(self.show_list)
        self._allow()

    # what the window asks

    def open_target(self, target: str) -> None:
        """Show a plan by the id of its meeting."""
        self.plan.open_target(target)
        self.stack.setCurrentWidget(self.plan)
        self._allow()

    def show_list(self) -> None:
        """Show the list, keeping what is being typed in the plan."""
        if self.stack.currentWidget() is self.plan:
            self.plan.leave()
        self.stack.setCurrentWidget(self.list)
        self._allow()
        self.list.focus_first()

    def find_here(self) -> None:
        """Put the focus where plans are searched for (Ctrl+F)."""
        self.show_list()
        self.list.find_here()

    def in_front(self) -> Subject:
        """Return the conversation that is planned, or the picked one."""
        if self.stack.currentWidget() is self.plan:
            return Subject(meeting_id=self.plan.key)
        return NOBODY

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        current = self.stack.currentWidget()
        if current is self.plan:
            return [self.plan.plan_header, self.plan.when.card, *self.plan.columns.in_reading_order()]
        return panes_of(self.list)

    # acting

    def plan_call(self) -> None:
        """Ask for a deal or an account, and start a plan for it (Ctrl+N)."""
        words = self.workbench.words
        title = words.text("Plan a call")
        WhomDialog(self.workbench, title, title, self._on_chosen, account_will_do=True).open()

    def _on_chosen(self, dialog: WhomDialog, whom: Whom) -> None:
        plan_call = self.workbench.desk.preparing.plan_call
        account = None if whom.deal_id else whom.account_id

        def done(step: Step) -> None:
            dialog.accept()
            self.workbench.navigate(PAGE_ID, str(step.made(Meeting)))

        text = self.workbench.words.text("Plan a call for {whom}", whom=whom.words)
        act(self.workbench, text, lambda: plan_call(deal_id=whom.deal_id, account_id=account), done, dialog.refuse)

    def _on_opened(self, row: MeetingRow) -> None:
        self.workbench.navigate("talk" if row.held_on is not None else PAGE_ID, str(row.id))

    def _on_plan(self, do: Callable[[], object]) -> None:
        if self.stack.currentWidget() is self.plan:
            do()

    def _allow(self) -> None:
        """Let the keys of a plan act only while one is shown."""
        on_plan = self.stack.currentWidget() is self.plan
        for name in ON_A_PLAN:
            self.workbench.actions.allow(f"plans.{name}", allowed=on_plan)

    def _add_actions(self) -> None:
        words = self.workbench.words
        self._add("new", words.text("Plan a call"), "plus", "Ctrl+N", self.plan_call)
        self._add("print", words.text("Print call sheet"), "printer", "Ctrl+P", lambda: self.plan.print_sheet())
        self._add("research", words.text("Go to research"), "lightbulb", "Alt+1", lambda: self.plan.go_to(0))
        self._add(
            "objections", words.text("Go to objections"), "message-square-warning", "Alt+2", lambda: self.plan.go_to(1)
        )
        self._add("objective", words.text("Go to the objective"), "target", "Alt+3", lambda: self.plan.go_to(2))
        self._add(
            "next", words.text("Next part of the plan"), "arrow-right", "Ctrl+Return", lambda: self.plan.next_part()
        )
        self._add("objection", words.text("Add objection"), "plus", "Ctrl+Shift+O", lambda: self.plan.add_objection())
        keep = words.text("Keep objection in the library")
        self._add("keep", keep, "plus", "Ctrl+Shift+L", lambda: self.plan.objections.keep_open())
        self._add("when", words.text("Set when and who"), "calendar", "Alt+4", lambda: self.plan.toggle_when())
        self._add(
            "account", words.text("Show the account of this plan"), "building-2", "", lambda: self.plan.show_account()
        )
        self._add("deal", words.text("Show the deal of this plan"), "square-kanban", "", lambda: self.plan.show_deal())
        self._add("calls", words.text("How calls go"), "trophy", "", lambda: self.workbench.navigate("calls", ""))
        self._add("list", words.text("Show all call plans"), "clipboard-list", "Alt+0", self.show_list)

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object]) -> None:
        words = self.workbench.words
        spec = ActionSpec(
            id=f"plans.{name}", text=text, group=words.text("Call plan"), picture=picture, keys=keys, scope=PAGE_ID
        )
        handler = partial(self._on_plan, do) if name in ON_A_PLAN else do
        self.workbench.actions.add(spec, handler)
