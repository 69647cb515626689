"""What is used again in proposals, as actions of the page: copies, templates, groups of items, snippets, talks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from salesdesk.application.boilerplate import group_added
from salesdesk.application.proposal_checks import Section
from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.adaptive import Offer
from salesdesk.ui.parts import set_tip
from salesdesk.ui.proposing.choosing_kept import KeptDialog
from salesdesk.ui.proposing.copying import CopyDialog
from salesdesk.ui.proposing.keeping import KeepGroupDialog, KeepSnippetDialog, KeepTemplateDialog
from salesdesk.ui.proposing.take_over import TakeOverDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.heard_prefill import Offered
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.application.rows import ProposalRow
    from salesdesk.domain.boilerplate import LineGroup, Snippet
    from salesdesk.ui.proposing.editor import ProposalEditor
    from salesdesk.ui.workbench import Workbench

IN_THE_FORM: Final = ("take_over", "add_group", "keep_group", "snippet", "keep_snippet", "keep_template")


class Reuse(QObject):
    """Does what can be used again with the proposal in the form, or with the row picked in the list."""

    def __init__(self, workbench: Workbench, editor: ProposalEditor, picked: Callable[[], ProposalRow | None]) -> None:
        """Offer it in the head of the form, in the sections and in the palette; `picked` is the row of the list."""
        super().__init__(editor)
        self.workbench = workbench
        self.words = workbench.words
        self._editor = editor
        self._picked = picked
        self._typed_in: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._add_actions()
        self._offer()
        editor.form.heard.take_over_asked.connect(self.take_over)
        set_tip(editor.form.heard.take_over, workbench.actions.tip("proposals.take_over"))

    # what stands where

    def _add_actions(self) -> None:
        words = self.words
        listed = (
            ("copy_for", words.text("Copy for another deal"), "copy", "Ctrl+Shift+D", self.copy_for),
            ("take_over", words.text("Take over from the talks"), "quote", "Ctrl+Shift+H", self.take_over),
            ("add_group", words.text("Add a group of items"), "plus", "Ctrl+Shift+G", self.add_group),
            ("keep_group", words.text("Keep items as a group"), "package", "", self.keep_group),
            ("snippet", words.text("Insert a snippet"), "quote", "Ctrl+J", self.insert_snippet),
            ("keep_snippet", words.text("Keep a text as a snippet"), "quote", "", self.keep_snippet),
            ("keep_template", words.text("Keep the texts as a template"), "file-text", "", self.keep_template),
        )
        for name, text, picture, keys, do in listed:
            self.workbench.actions.add(
                ActionSpec(
                    id=f"proposals.{name}",
                    text=text,
                    group=words.text("Proposal"),
                    picture=picture,
                    keys=keys,
                    scope="proposals",
                ),
                do,
            )

    def _offer(self) -> None:
        words = self.words
        self._editor.head.tuck(
            Offer(words.text("Copy for another deal"), "copy", self.copy_for),
            Offer(words.text("Keep the texts as a template"), "file-text", self.keep_template),
            Offer(words.text("Insert a snippet"), "quote", self.insert_snippet),
            Offer(words.text("Keep a text as a snippet"), "quote", self.keep_snippet),
            Offer(words.text("Add a group of items"), "plus", self.add_group),
            Offer(words.text("Keep items as a group"), "package", self.keep_group),
        )

    def _view(self) -> ProposalView | None:
        return self._editor.proposal.view if self._editor.isVisible() else None

    def _draft(self) -> ProposalView | None:
        """The proposal in the form, as far as it can be edited."""
        self._editor.form.commit()
        view = self._view()
        if view is None or self._editor.proposal.editable:
            return view
        self.workbench.notify_trouble(
            self.words.text("{number} went out, so it does not change. Start a revision", number=view.proposal.number)
        )
        return None

    # copies and templates

    def copy_for(self) -> None:
        """Copy the proposal in front for another deal."""
        view, row = self._view(), self._picked()
        if view is not None:
            open_dialog = CopyDialog(self.workbench, view.proposal.id, view.proposal.number).open
            self._editor.form.commit()
            self._editor.proposal.when_settled(open_dialog)
        elif row is not None:
            CopyDialog(self.workbench, row.id, row.number).open()

    def keep_template(self) -> None:
        """Keep the texts of the proposal in the form as a template."""
        view = self._view()
        if view is not None:
            self._editor.form.commit()
            dialog = KeepTemplateDialog(self.workbench, view.proposal)
            self._editor.proposal.when_settled(dialog.open)

    # what they told since

    def take_over(self) -> None:
        """Offer what they told us and the page "What we heard" does not say yet."""
        view = self._draft()
        if view is not None:
            since = partial(self.workbench.desk.proposing.heard_since, view.proposal.id)
            self._editor.proposal.when_settled(lambda: self.workbench.ask(since, self._on_since))

    def _on_since(self, items: Sequence[Offered]) -> None:
        if items:
            self._editor.form.show_section(Section.HEARD)
            TakeOverDialog(self._editor.proposal, items).open()
            return
        self.workbench.notify_trouble(
            self.words.text("“What we heard” says all that findings and talks hold. Write down what else they told you")
        )

    # groups of items

    def add_group(self) -> None:
        """Choose a group of items and add it to both options."""
        if self._draft() is not None:
            self.workbench.ask(self.workbench.desk.boilerplate.groups, self._on_groups)

    def _on_groups(self, groups: Sequence[LineGroup]) -> None:
        words = self.words
        if not groups:
            told = words.text("No group is kept yet. Use “Keep items as a group” in a proposal that has them")
            self.workbench.notify_trouble(told)
            return
        title, verb = words.text("Add a group of items"), words.text("Add group")
        KeptDialog(self.workbench, title, verb, groups, self._on_group).open()

    def _on_group(self, group: LineGroup) -> None:
        self._editor.form.show_section(Section.INVESTMENT)
        text = self.words.text("Add {item}", item=group.name)
        self._editor.proposal.change(text, lambda p: group_added(p, group))

    def keep_group(self) -> None:
        """Keep items of the proposal in the form as a group."""
        view = self._view()
        if view is not None:
            self._editor.form.commit()
            dialog = KeepGroupDialog(self.workbench, view.proposal)
            self._editor.proposal.when_settled(dialog.open)

    # snippets

    def insert_snippet(self) -> None:
        """Choose a snippet and put it into the text where the cursor stands (Ctrl+J)."""
        field, view = self._text_field(), self._view()
        if view is None or view.proposal.state is not ProposalState.DRAFT:
            return
        if field is None:
            told = self.words.text("Put the cursor into a text of the proposal first, then insert the snippet there")
            self.workbench.notify_trouble(told)
            return
        known = partial(self.workbench.desk.boilerplate.snippets, view.proposal.language)
        self.workbench.ask(known, partial(self._on_snippets, field, _cursor(field)))

    def _on_snippets(self, field: QLineEdit | QPlainTextEdit, at: int, snippets: Sequence[Snippet]) -> None:
        words = self.words
        if not snippets:
            told = words.text("No snippet fits the language of this document yet. Use “Keep a text as a snippet”")
            self.workbench.notify_trouble(told)
            return
        title, verb = words.text("Insert a snippet"), words.text("Insert snippet")
        KeptDialog(self.workbench, title, verb, snippets, partial(_insert, field, at)).open()

    def keep_snippet(self) -> None:
        """Keep what is marked in the text, else the whole text, as a snippet."""
        field, view = self._text_field(), self._view()
        if view is not None:
            text = _marked(field) if field is not None else ""
            KeepSnippetDialog(self.workbench, text, view.proposal.language).open()

    def _text_field(self) -> QLineEdit | QPlainTextEdit | None:
        """The text field of the form in which the cursor stands, or stood before a menu was opened."""
        field = self._typed_in if self._typed_in is not None and shiboken6.isValid(self._typed_in) else None
        if isinstance(field, (QLineEdit, QPlainTextEdit)) and field.isVisible() and not field.isReadOnly():
            return field
        return None

    def _on_focus(self) -> None:
        # Asked, not told: of the two widgets that the signal tells, one may be ending just now.
        new = QApplication.focusWidget()
        if new is None or not self._editor.isAncestorOf(new):
            return
        if isinstance(new, (QLineEdit, QPlainTextEdit)):
            self._typed_in = new
        elif self._editor.form.isAncestorOf(new):
            self._typed_in = None


def _cursor(field: QLineEdit | QPlainTextEdit) -> int:
    """Return where the cursor stands; what is marked stays, the snippet goes behind it."""
    return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()


def _insert(field: QLineEdit | QPlainTextEdit, at: int, snippet: Snippet) -> None:
    """Put a snippet where the cursor stood: a field that was left is shown anew, without spaces at its end."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.deselect()
        field.setCursorPosition(min(at, len(field.text())))
        before = field.text()[: field.cursorPosition()]
        field.insert(_apart(before, " ".join(snippet.text.split())))
        return
    cursor = field.textCursor()
    before = field.toPlainText()[:at]
    cursor.setPosition(len(before))
    cursor.insertText(_apart(before, snippet.text))
    field.setTextCursor(cursor)


def _apart(before: str, text: str) -> str:
    return f" {text}" if before and not before[-1].isspace() else text


def _marked(field: QLineEdit | QPlainTextEdit) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText() or field.text()
    # Qt marks the ends of paragraphs in what is selected with a sign of its own.
    return field.textCursor().selectedText().replace("\u2029", "\n") or field.toPlainText()
