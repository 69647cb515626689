"""What is done with the open proposal as a whole: issued, handed over, answered, withdrawn, revised (2.18, 4.18)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from salesdesk.application.changes import Step
from salesdesk.application.files import safe_name
from salesdesk.application.handing_over import file_name
from salesdesk.application.papers import Copy, Paper
from salesdesk.application.proposal_acts import ProposalAct, offered
from salesdesk.domain.proposal import Standing
from salesdesk.domain.refusals import AnotherWaits
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.adaptive import Offer
from salesdesk.ui.answering.choosing_file import ask_for_returned
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.notices import Notice
from salesdesk.ui.print_job import PrintJob, printing_lacks
from salesdesk.ui.proposing.revisions import RevisionsDialog
from salesdesk.ui.proposing.told_us import ToldUsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.application.papers import Made
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.header import ProposalHeader
    from salesdesk.ui.proposing.open_proposal import OpenProposal
    from salesdesk.ui.proposing.sending_acts import Shown
    from salesdesk.ui.proposing.state_strip import StateStrip

CHECK, ISSUE = 0, 1
"""The places of the offers in the head that only a draft has."""
_PAGE: Final = "proposals"


class Sending(QObject):
    """Does the acts that strip, menu and palette offer; `refused` is told what stands in the way, in sentences."""

    def __init__(
        self,
        proposal: OpenProposal,
        head: ProposalHeader,
        strip: StateStrip,
        shown: Sequence[Shown],
        refused: Callable[[str], None],
    ) -> None:
        """Fill the menu of the head, and listen to the strip."""
        super().__init__(proposal)
        self._proposal = proposal
        self._workbench = proposal.workbench
        self._words = proposal.words
        self._head, self._strip, self._shown = head, strip, shown
        self._refused = refused
        self._doers: Mapping[ProposalAct, Callable[[ProposalView], object]] = {
            ProposalAct.MAIL: self._mail,
            ProposalAct.TOLD: self._told,
            ProposalAct.READ: lambda _view: ask_for_returned(self._workbench),
            ProposalAct.PRINT: self._print,
            ProposalAct.INTERNAL: self._internal,
            ProposalAct.WITHDRAW: self._withdraw,
            ProposalAct.REVISE: self._revise,
            ProposalAct.AGREEMENT: self._agreement,
            ProposalAct.FILE: self._file,
            ProposalAct.EARLIER: lambda view: RevisionsDialog(self._workbench, view).open(),
        }
        entries = head.tuck(*(Offer(one.text, one.picture, partial(self.do, one.act)) for one in shown))
        self._entries: Mapping[ProposalAct, QAction] = {
            one.act: entry for one, entry in zip(shown, entries, strict=True)
        }
        strip.acted.connect(self.do)
        strip.issue_confirmed.connect(self._issue)

    def add_actions(self) -> None:
        """Register the acts for the palette and their keys; they act where the proposal offers them."""
        words, actions = self._words, self._workbench.actions
        for one in self._shown:
            if one.act is ProposalAct.READ:
                continue  # has keys of its own everywhere
            actions.add(
                ActionSpec(
                    id=f"proposals.{one.act}",
                    text=one.text,
                    group=words.text("Proposal"),
                    picture=one.picture,
                    keys=one.keys,
                    scope=_PAGE,
                ),
                partial(self.do, one.act),
            )
        self.allow(shown=False)

    def show_view(self, view: ProposalView) -> None:
        """Offer what makes sense where the proposal stands."""
        now = offered(view)
        for act, entry in self._entries.items():
            entry.setVisible(act in now.menu)
        revise = self._words.text("Start revision {n}", n=view.proposal.revision + 1)
        self._entries[ProposalAct.REVISE].setText(revise)
        self._strip.acts[ProposalAct.REVISE].set_words(revise)
        self._head.leave_out(*(() if view.standing is Standing.DRAFT else (CHECK, ISSUE)))
        self._strip.show_view(view)

    def allow(self, *, shown: bool) -> None:
        """Let the keys act while the proposal is in front, and only those that make sense for it."""
        view = self._proposal.view if shown else None
        now = offered(view) if view is not None else None
        for one in self._shown:
            if one.act is not ProposalAct.READ:
                sensible = now is not None and one.act in (*now.sight, *now.menu)
                self._workbench.actions.allow(f"proposals.{one.act}", allowed=sensible)

    def do(self, act: ProposalAct) -> None:
        """Do one of the acts with the proposal that is open, once every edit is kept."""
        view = self._proposal.view
        if view is not None:
            self._proposal.when_settled(partial(self._doers[act], view))

    # going out

    def _issue(self, superseding: bool) -> None:  # noqa: FBT001 (what the signal carries)
        view = self._proposal.view
        if view is None:
            return
        issue, key = self._workbench.desk.proposing.issue, view.proposal.id
        done = partial(self._on_issued, view.proposal)
        self._proposal.run(lambda: issue(key, superseding=superseding), done, self._on_not_issued)

    def _on_issued(self, proposal: Proposal) -> None:
        words, number = self._words, proposal.number
        issued = Step(proposal.id, (), issued=number)  # the last act, so that undo takes back nothing older instead
        self._workbench.history.push(words.text("Issue {number}", number=number), issued)
        said = words.text("{number} is issued. Hand it over, and ask: “Option A or Option B?”", number=number)
        do = partial(self.do, ProposalAct.MAIL)
        self._workbench.notify(Notice(said, act=words.text("Draft an e-mail"), do=do))

    def _on_not_issued(self, error: Exception) -> bool:
        """Offer to supersede what waits; tell whether that was what stood in the way."""
        if isinstance(error, AnotherWaits):
            self._strip.ask_superseding(error.number)
            return True
        self._strip.forget()
        return False

    def _mail(self, view: ProposalView) -> None:
        words, mail, key = self._words, self._workbench.desk.handing_over.mail, view.proposal.id
        path = where_to_save(
            self._workbench, words.text("Save the e-mail draft"), f"{file_name(view)}.eml", words.text("E-mail (*.eml)")
        )
        if path is not None:
            save_document(self._workbench, path, lambda to: mail(key, to), self._refused)

    def _print(self, view: ProposalView) -> None:
        lacks = printing_lacks(self._workbench)
        if lacks:
            self._refused(lacks)
            return
        desk, key, paper = self._workbench.desk, view.proposal.id, Paper(view.proposal.paper)

        def make() -> tuple[Made, Paper]:
            return desk.proposing.pdf(key), paper

        PrintJob(self._workbench, file_name(view), self._refused).start(make)

    def _internal(self, view: ProposalView) -> None:
        write, key = self._workbench.desk.exporting.proposal, view.proposal.id
        name = self._words.text("{file}, internal", file=file_name(view))
        self._save_pdf(self._words.text("Save the internal copy"), name, lambda to: write(key, to, copy=Copy.INTERNAL))

    def _withdraw(self, view: ProposalView) -> None:
        words, number = self._words, view.proposal.number
        said = words.text("{number} withdrawn", number=number)
        job = partial(self._workbench.desk.proposing.withdraw, view.proposal.id)
        self._proposal.act(words.text("Withdraw {number}", number=number), job, notice=said)

    def _revise(self, view: ProposalView) -> None:
        text = self._words.text("Start revision {n}", n=view.proposal.revision + 1)
        job = partial(self._workbench.desk.proposing.revise, view.proposal.id)
        said = self._words.text("Revision {n} started", n=view.proposal.revision + 1)
        self._proposal.act(text, job, notice=said)

    # the answer

    def _told(self, view: ProposalView) -> None:
        ToldUsDialog(self._workbench, view).open()

    def _agreement(self, view: ProposalView) -> None:
        write, key = self._workbench.desk.handing_over.agreement, view.proposal.id
        name = self._words.text("{file}, agreement", file=file_name(view))
        self._save_pdf(self._words.text("Save the agreement"), name, lambda to: write(key, to))

    def _file(self, view: ProposalView) -> None:
        write, key = self._workbench.desk.handing_over.returned, view.proposal.id
        name = self._words.text("{file}, returned", file=file_name(view))
        self._save_pdf(self._words.text("Save the returned file"), name, lambda to: write(key, to))

    def _save_pdf(self, title: str, name: str, job: Callable[[Path], Saved]) -> None:
        kind = self._words.text("PDF (*.pdf)")
        path = where_to_save(self._workbench, title, f"{safe_name(name)}.pdf", kind)
        if path is not None:
            save_document(self._workbench, path, job, self._refused)
