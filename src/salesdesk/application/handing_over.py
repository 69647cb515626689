"""Handing over: an e-mail draft with the proposal and its one question, and the agreement on what was chosen (4.18)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.application.agreement import agreement_of
from salesdesk.application.exporting import Press, Saved, require_ending
from salesdesk.application.files import safe_name
from salesdesk.application.frozen_content import content_from
from salesdesk.application.letter_facts import own_of
from salesdesk.application.mail_draft import MailDraft
from salesdesk.application.papers import Made
from salesdesk.application.ports import NotKept
from salesdesk.application.proposal_view import ProposalView
from salesdesk.application.proposing import Proposing
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.domain.proposal import ProposalState, Revision
from salesdesk.domain.refusals import NotChosenYet, NotInThatState


@dataclass(frozen=True, slots=True)
class HandingOver:
    """What a rep gives a customer of a proposal that was issued."""

    proposing: Proposing
    press: Press

    def draft(self, key: UUID) -> MailDraft:
        """Return the e-mail that hands over what was issued, the frozen PDF attached.

        Raises NotInThatState for a proposal that does not wait for a choice.
        """
        view = self.proposing.view(key)
        issued = view.last_issued
        if issued is None or view.proposal.state is not ProposalState.ISSUED:
            raise NotInThatState(view.proposal.number, view.proposal.state)
        content = content_from(issued.content)
        with self.proposing.bench.look() as look:
            own = own_of(tuple(look.every(Letter)), LetterKind.PROPOSAL, content.language)
        return MailDraft(content=content, pdf=issued.pdf, file_name=f"{file_name(view)}.pdf", own=own)

    def mail(self, key: UUID, path: Path) -> Saved:
        """Write the e-mail draft as an .eml file. Raises NotInThatState, FileNotWritten."""
        require_ending(path, ".eml")
        self.press.save(path, self.press.mail(self.draft(key)))
        return Saved(path=path)

    def agreement_made(self, key: UUID, *, language: str = "") -> Made:
        """Make the agreement on the option that was chosen (4.18). Raises NotChosenYet."""
        return self.press.agreement(agreement_of(self.proposing.view(key), language))

    def agreement(self, key: UUID, path: Path, *, language: str = "") -> Saved:
        """Write the agreement as a PDF. Raises NotChosenYet, FileNotWritten."""
        require_ending(path, ".pdf")
        made = self.agreement_made(key, language=language)
        self.press.save(path, made.pdf)
        return Saved(path=path, warnings=made.warnings)

    def revision(self, key: UUID, number: int, path: Path) -> Saved:
        """Write the PDF of a revision that went out, as it was frozen. Raises NotKept, FileNotWritten."""
        require_ending(path, ".pdf")
        view = self.proposing.view(key)
        found = next((one for one in view.revisions if one.number == number), None)
        if found is None:
            raise NotKept(Revision, key)
        self.press.save(path, found.pdf)
        return Saved(path=path)

    def returned(self, key: UUID, path: Path, revision: int | None = None) -> Saved:
        """Write the file that was taken as the answer (to a revision), as it came back.

        Raises NotChosenYet, FileNotWritten.
        """
        require_ending(path, ".pdf")
        view = self.proposing.view(key)
        meant = [one for one in reversed(view.answers) if revision is None or one.revision == revision]
        kept = next((answer.file for answer in meant if answer.file), b"")
        if not kept:
            raise NotChosenYet(view.proposal.number)
        self.press.save(path, kept)
        return Saved(path=path)


def file_name(view: ProposalView) -> str:
    """Return the name, without an ending, under which what belongs to a proposal is saved and attached."""
    return safe_name(f"{view.proposal.number} {view.account.name}", view.proposal.number)
