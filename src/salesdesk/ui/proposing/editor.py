"""The proposal that is open: its head, its form, the preview beside it; kept as it is written, undone step by step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.application.proposal_acts import ProposalAct
from salesdesk.application.proposal_checks import Section
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.two_options import Fault
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.proposing.beside import FormAndPreview
from salesdesk.ui.proposing.form import ProposalForm
from salesdesk.ui.proposing.header import ProposalHeader
from salesdesk.ui.proposing.open_proposal import OpenProposal
from salesdesk.ui.proposing.preview import Previewer, PreviewPanel
from salesdesk.ui.proposing.sending import Sending
from salesdesk.ui.proposing.sending_acts import shown_acts
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
        shown = shown_acts(self.words)
        self.strip = StateStrip(self.words, shown)
        self.sending = Sending(self.proposal, self.head, self.strip, shown, self.refuse)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self._then: Callable[[], object] = self.save
        self.form = ProposalForm(self.proposal)
        self.preview = PreviewPanel(workbench, previewer) if previewer is not None else None
        self.both = FormAndPreview(workbench, self.form, self.preview)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.both, 1)
        self._connect()

    def _connect(self) -> None:
        proposal, head = self.proposal, self.head
        proposal.changed.connect(self._on_changed)
        proposal.keeping.connect(head.show_keeping)
        proposal.keeping.connect(self.trouble.hide)
        proposal.kept.connect(head.show_kept)
        proposal.refused.connect(self.refuse)
        proposal.gone.connect(self.left)
        self.trouble.acted.connect(self._on_trouble_acted)
        head.check_asked.connect(self.form.show_checks)
        head.issue_asked.connect(self.ask_to_issue)
        head.save_asked.connect(self.save)
        self.form.record_asked.connect(self._on_record)
        self.form.frozen.revise_asked.connect(partial(self.sending.do, ProposalAct.REVISE))
        # What was refused for want of their words on the price may be tried again.
        self.form.investment.discount.form.closed.connect(self.trouble.hide)

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
        self.sending.show_view(view)
        self.sending.allow(shown=self.isVisible())
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
        self._then = self.save

    def _on_trouble_acted(self) -> None:
        self._then()

    def _book(self) -> None:
        """Go to where the next step is booked: nothing goes out without a day and a time for the answer."""
        self.trouble.hide()
        self.form.show_section(Section.NEXT_STEP)
        self.form.next_step.step.book()

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
            only = {flaw.fault for flaw in view.faults} == {Fault.NO_NEXT_STEP}
            self._refuse(what, self._missing(view), self.words.text("Book the next step") if only else "")
            self._then = self._book if only else self.save
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
        return " ".join(sentence if sentence.endswith("?") else f"{sentence}." for sentence in told)

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
        self.workbench.notify_nothing()
        self.trouble.say(what, sentences, act)
        self.trouble.show()
