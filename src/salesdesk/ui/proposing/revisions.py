"""The revisions of a proposal that went out: each with its day and its hash, and the PDF as it was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from salesdesk.application.handing_over import file_name
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.parts import Button, HintStrip, Label, Pill, column, row, set_tip
from salesdesk.ui.theme import theme
from salesdesk.wording.proposal_strip import SHORT_HASH, revision_told

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.application.proposal_view import IssuedRevision, ProposalView
    from salesdesk.ui.workbench import Workbench


class RevisionsDialog(QDialog):
    """A list, the last one at the top; nothing in it changes."""

    def __init__(self, workbench: Workbench, view: ProposalView) -> None:
        """Show what went out of a proposal."""
        super().__init__(workbench.window)
        self._workbench = workbench
        self._view = view
        words = workbench.words
        title = words.text("What went out of {number}", number=view.proposal.number)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(theme().px(660))
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.saves: list[Button] = []
        lines = [self._line(one) for one in reversed(view.issued)]
        why = words.text("Each stays as it was sent. The hash is printed on its acceptance page.")
        layout = column(
            Label(title, "card-title"),
            Label(why, "second", wrap=True),
            *lines,
            self._trouble,
            row(None, Button(words.text("Close"), do=self.accept)),
            gap=12,
        )
        layout.setContentsMargins(24, 20, 24, 18)
        self.setLayout(layout)

    def _line(self, one: IssuedRevision) -> QWidget:
        words, revision = self._workbench.words, one.revision
        said = revision_told(words, self._view, revision.number)
        digest = Label(words.text("Hash {start}…", start=revision.content_hash[:SHORT_HASH]), "second")
        set_tip(digest, revision.content_hash)
        save = Button(words.text("Save this PDF"), "file-down", do=partial(self._save, revision.number))
        save.setAccessibleDescription(said)
        self.saves.append(save)
        line = row(column(Label(said, "row-title"), digest, gap=1), *self._pills(one), save, gap=10)
        line.setStretch(0, 1)
        box = QWidget()
        box.setLayout(line)
        return box

    def _pills(self, one: IssuedRevision) -> list[QWidget]:
        words = self._workbench.words
        if one.answer is not None:
            told = words.text("Option {letter} chosen", letter=one.answer.choice)
            return [Pill(told, "optA" if one.answer.choice == "A" else "optB")]
        return [Pill(words.text("Superseded"), "neutral", "history")] if one.is_superseded else []

    def _save(self, number: int) -> None:
        words, view = self._workbench.words, self._view
        name = words.text("{file}, revision {n}", file=file_name(view), n=number)
        path = where_to_save(self._workbench, words.text("Save the PDF"), f"{name}.pdf", words.text("PDF (*.pdf)"))
        if path is None:
            return
        write, key = self._workbench.desk.handing_over.revision, view.proposal.id

        def job(to: Path) -> Saved:
            return write(key, number, to)

        save_document(self._workbench, path, job, self._refuse)

    def _refuse(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
