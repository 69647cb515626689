"""The proposal that is open: its head, its form, the preview beside it; kept as it is written, undone step by step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.proposing.beside import FormAndPreview
from salesdesk.ui.proposing.form import ProposalForm
from salesdesk.ui.proposing.header import ProposalHeader
from salesdesk.ui.proposing.open_proposal import OpenProposal
from salesdesk.ui.proposing.preview import Previewer, PreviewPanel
from salesdesk.ui.proposing.state_strip import StateStrip
from salesdesk.wording.troubles import flaw_told

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.changes import Step
    from salesdesk.application.exporting import Saved
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.workbench import Workbench

NAMED = 3


class ProposalEditor(AreaPage):
    """One proposal. `left` tells that the list is wanted, because the proposal is gone."""

    kinds = frozenset(
        {Proposal, Meeting, FollowUp, Product, TaxClass, Person, Account, Deal, Impediment, Rep, DeskSettings}
    )
    left = Signal()

    def __init__(self, workbench: Workbench, save_tip: str, previewer: Previewer | None) -> None:
        """Build an empty form; without a `previewer` there is no preview."""
        self.head = ProposalHeader(workbench.words, save_tip)
        super().__init__(workbench, self.head)
        self.proposal = OpenProposal(workbench, self)
        self.strip = StateStrip(self.words)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.form = ProposalForm(self.proposal)
        self.preview = PreviewPanel(workbench, previewer) if previewer is not None else None
        self.both = FormAndPreview(workbench, self.form, self.preview)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.both, 1)
        self._connect()

    def _connect(self) -> None:
        proposal, head, strip = self.proposal, self.head, self.strip
        proposal.changed.connect(self._on_changed)
        proposal.keeping.connect(head.show_keeping)
        proposal.keeping.connect(self.trouble.hide)
        proposal.kept.connect(head.show_kept)
        proposal.refused.connect(self.refuse)
        proposal.gone.connect(self.left)
        self.trouble.acted.connect(self.save)
        head.check_asked.connect(self.form.show_checks)
        head.issue_asked.connect(self.ask_to_issue)
        head.save_asked.connect(self.save)
        strip.issue_confirmed.connect(self._on_issue)
        strip.withdraw_asked.connect(self._on_withdraw)
        strip.revision_asked.connect(self._on_revise)
        self.form.record_asked.connect(self._on_record)

    # loading

    def open_target(self, target: str) -> None:
        """Show a proposal by its id."""
        key = UUID(target)
        if key != self.proposal.key:
            self.leave()
            self.head.forget_saved()
            self.strip.forget()
        self.trouble.hide()
        self.proposal.open(key)
        self.form.focus_first()

    def leave(self) -> None:
        """Keep what is being typed, because something else comes to the front."""
        self.form.commit()

    @override
    def reload(self) -> None:
        self.proposal.reload()

    def _on_changed(self) -> None:
        view = self.proposal.view
        if view is None:
            return
        self.head.show_view(view)
        self.strip.show_view(view)
        if self.preview is not None:
            self.preview.show_view(view)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [pane for pane in (self.head, self.form, self.preview) if pane is not None and not pane.isHidden()]

    # acting

    def save(self) -> None:
        """Write the PDF where the person says (Ctrl+S); what is missing is named instead."""
        view = self._ready(self.words.text("The PDF was not saved."))
        if view is None:
            return
        words, key = self.words, view.proposal.id
        name = safe_name(f"{view.proposal.number} {view.account.name}", view.proposal.number)
        path = where_to_save(self.workbench, words.text("Save the PDF"), f"{name}.pdf", words.text("PDF (*.pdf)"))
        if path is None:
            return

        def job(to: Path) -> Saved:
            return self.desk.exporting.proposal(key, to)

        self.proposal.when_settled(partial(save_document, self.workbench, path, job, self._on_not_written))

    def _on_not_written(self, sentences: str) -> None:
        self._refuse("", sentences, self.words.text("Choose another folder"))

    def ask_to_issue(self) -> None:
        """Ask in place whether the draft is to be issued; what is missing is named instead."""
        view = self._ready(self.words.text("It was not issued."))
        if view is not None and self.proposal.editable:
            self.strip.ask(view.proposal.number)

    def _ready(self, what: str) -> ProposalView | None:
        """Return the view when nothing is missing; else say what is, and go to the list of it."""
        self.form.commit()
        self.trouble.hide()
        view = self.proposal.view
        if view is None:
            return None
        if view.faults and view.proposal.state is ProposalState.DRAFT:
            self._refuse(what, self._missing(view))
            self.form.show_checks()
            return None
        return view

    def _missing(self, view: ProposalView) -> str:
        """Return what is missing, in sentences; the list below the form says the rest."""
        words = self.words
        told = [flaw_told(words, flaw) for flaw in view.faults[:NAMED]]
        left = len(view.faults) - NAMED
        if left > 0:
            told.append(words.plural("{n} more stands in the list", "{n} more stand in the list", left))
        return "".join(f"{sentence}. " for sentence in told).strip()

    def _on_issue(self) -> None:
        view = self.proposal.view
        if view is not None:
            issue, key = self.desk.proposing.issue, view.proposal.id
            self.proposal.run(lambda: issue(key), partial(self._on_issued, view.proposal.number))

    def _on_issued(self, number: str) -> None:
        words = self.words
        said = words.text("{number} is issued. Save the PDF and send it.", number=number)
        self.workbench.notify(Notice(said, act=words.text("Save PDF"), do=self.save))

    def _on_withdraw(self) -> None:
        view, words = self.proposal.view, self.words
        if view is not None:
            text = words.text("Withdraw {number}", number=view.proposal.number)
            told = words.text("{number} withdrawn", number=view.proposal.number)
            self.proposal.act(text, partial(self.desk.proposing.withdraw, view.proposal.id), notice=told)

    def _on_revise(self) -> None:
        view, words = self.proposal.view, self.words
        if view is not None:
            text = words.text("Start revision {n}", n=view.proposal.revision + 1)
            self.proposal.act(text, partial(self.desk.proposing.revise, view.proposal.id), notice=text)

    def _on_record(self) -> None:
        """Write down the talk in which an option was raised."""
        view = self.proposal.view
        if view is None:
            return
        discussing, today = self.desk.discussing, self.workbench.today
        deal, account = view.proposal.deal_id, view.proposal.account_id

        def done(step: Step) -> None:
            self.workbench.navigate("talk", str(step.made(Meeting)))

        act(
            self.workbench,
            self.words.text("Record a talk"),
            lambda: discussing.record(today, deal_id=deal, account_id=account),
            done,
            self.refuse,
        )

    def refuse(self, sentences: str) -> None:
        """Say over the form what was not done, and why."""
        self._refuse("", sentences)

    def _refuse(self, what: str, sentences: str, act: str = "") -> None:
        self.trouble.say(what, sentences, act)
        self.trouble.show()
