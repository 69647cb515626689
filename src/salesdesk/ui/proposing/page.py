"""Proposals: the list, and the proposal that was opened from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.application.proposal_checks import Section
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.pages import panes_of
from salesdesk.ui.parts import column
from salesdesk.ui.proposing.editor import ProposalEditor
from salesdesk.ui.proposing.new_proposal import PAGE_ID, NewProposalDialog
from salesdesk.ui.proposing.proposal_list import ProposalList
from salesdesk.ui.proposing.reuse import IN_THE_FORM as REUSED
from salesdesk.ui.proposing.reuse import Reuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.rows import ProposalRow
    from salesdesk.ui.proposing.preview import Previewer
    from salesdesk.ui.workbench import Workbench

IN_THE_FORM: Final = (
    "save",
    "check",
    "issue",
    "heard",
    "options",
    "investment",
    "next_step",
    "preview",
    "copy",
    "item",
    "price",
    "list",
)


class ProposalsPage(QWidget):
    """Shows the list of proposals, or one of them."""

    def __init__(self, workbench: Workbench, previewer: Previewer | None = None) -> None:
        """Build the list and an empty form; `previewer` makes the document shown beside the form."""
        super().__init__()
        self.workbench = workbench
        self._add_actions()
        self.list = ProposalList(workbench, workbench.actions.tip("proposals.new"))
        self.editor = ProposalEditor(workbench, workbench.actions.tip("proposals.save"), previewer)
        self.editor.sending.add_actions()
        self.reuse = Reuse(workbench, self.editor, self._picked)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.editor)
        self.setLayout(column(self.stack, gap=0))
        self.list.opened.connect(self._on_opened)
        self.list.new_asked.connect(self.new_proposal)
        self.editor.left.connect(self.show_list)
        self._allow()

    # what the window asks

    def open_target(self, target: str) -> None:
        """Show a proposal by its id."""
        self.editor.open_target(target)
        self.stack.setCurrentWidget(self.editor)
        self._allow()

    def show_list(self) -> None:
        """Show the list, keeping what is being typed in the form."""
        if self.stack.currentWidget() is self.editor:
            self.editor.leave()
        self.stack.setCurrentWidget(self.list)
        self._allow()
        self.list.focus_first()

    def find_here(self) -> None:
        """Put the focus where proposals are searched for (Ctrl+F)."""
        self.show_list()
        self.list.find_here()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        if self.stack.currentWidget() is self.editor:
            return self.editor.panes()
        return panes_of(self.list)

    # acting

    def new_proposal(self) -> None:
        """Ask for whom, and start a proposal (Ctrl+N)."""
        NewProposalDialog(self.workbench).open()

    def _on_opened(self, row: ProposalRow) -> None:
        self.workbench.navigate(PAGE_ID, str(row.id))

    def _picked(self) -> ProposalRow | None:
        return self.list.table.thing() if self.stack.currentWidget() is self.list else None

    def _in_the_form(self, do: Callable[[], object]) -> None:
        if self.stack.currentWidget() is self.editor:
            do()

    def _allow(self) -> None:
        """Let the keys of the form act only while it is shown."""
        in_form = self.stack.currentWidget() is self.editor
        for name in (*IN_THE_FORM, *REUSED):
            self.workbench.actions.allow(f"proposals.{name}", allowed=in_form)
        self.editor.sending.allow(shown=in_form)

    def _add_actions(self) -> None:
        words = self.workbench.words
        self._add("new", words.text("New proposal"), "plus", "Ctrl+N", self.new_proposal)
        self._add("save", words.text("Save PDF"), "file-down", "Ctrl+S", lambda: self.editor.save())
        self._add("check", words.text("Check the proposal"), "list-checks", "", lambda: self.editor.form.show_checks())
        self._add("issue", words.text("Issue the proposal"), "flag", "", lambda: self.editor.ask_to_issue())
        sections = (
            ("heard", words.text("Go to what we heard"), "quote", "Alt+1", Section.HEARD),
            ("options", words.text("Go to the options"), "columns-2", "Alt+2", Section.OPTIONS),
            ("investment", words.text("Go to the investment"), "table-2", "Alt+3", Section.INVESTMENT),
            ("next_step", words.text("Go to the next step"), "calendar-check", "Alt+4", Section.NEXT_STEP),
        )
        for name, text, picture, keys, section in sections:
            self._add(name, text, picture, keys, partial(self._show_section, section))
        self._add(
            "preview",
            words.text("Show or hide the preview"),
            "eye",
            "Ctrl+Shift+V",
            lambda: self.editor.both.toggle_preview(),
        )
        self._add(
            "copy",
            words.text("Copy the row from A to B"),
            "copy",
            "Ctrl+Shift+A",
            lambda: self.editor.form.copy_focused(),
        )
        self._add(
            "item",
            words.text("Open or close more for this item"),
            "sliders-horizontal",
            "Ctrl+Shift+M",
            lambda: self.editor.form.toggle_item(),
        )
        self._add(
            "price",
            words.text("Note what they said about the price"),
            "message-square-warning",
            "",
            lambda: self.editor.form.note_price(),
        )
        self._add("list", words.text("Show all proposals"), "file-text", "Alt+0", self.show_list)

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object]) -> None:
        words = self.workbench.words
        spec = ActionSpec(
            id=f"proposals.{name}", text=text, group=words.text("Proposal"), picture=picture, keys=keys, scope=PAGE_ID
        )
        handler = partial(self._in_the_form, do) if name in IN_THE_FORM else do
        self.workbench.actions.add(spec, handler)

    def _show_section(self, section: Section) -> None:
        self.editor.form.go_to(section)
