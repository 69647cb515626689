"""The answer to a proposal: what came back is read, judged, and taken in one step that undo takes back (B1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from salesdesk.application.answer_edits import Taking, edits_of
from salesdesk.application.bench import Bench, live, there
from salesdesk.application.changes import Step
from salesdesk.application.frozen_content import content_from
from salesdesk.application.holdings import had_by, recurring
from salesdesk.application.papers import ProposalContent
from salesdesk.application.ports import Conflict, Reading
from salesdesk.application.returned_form import ReturnedForm, ReturnedReader
from salesdesk.application.returned_judging import NO_CLAIM, Claim, Judgement, Sent, judged
from salesdesk.application.returned_tracing import traced
from salesdesk.domain.account import Account
from salesdesk.domain.answer import Answer, Doubt, Verdict
from salesdesk.domain.deal import Deal
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.proposal import Proposal, ProposalState, Revision
from salesdesk.domain.refusals import Missing, NoAnswerAwaited, OutOfRange


class AnswerWords(Protocol):
    """What words the customer's act that is noted on the deal."""

    def chose(self, number: str, letter: str, language: str) -> str:
        """Return "Chose option B of proposal IB-2026-0007" in a language."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedView:
    """A file that came back, beside what was sent: all that a person needs to decide over it.

    `name` is the file's path as given, `file` its bytes; `claim` what it says it is; `sent` the proposal it
    answers, None when that is unknown; `account` whose it is; `taken` the answer that was made of this very
    file before.
    """

    name: str
    file: bytes
    form: ReturnedForm
    judgement: Judgement
    claim: Claim = NO_CLAIM
    sent: Sent | None = None
    account: Account | None = None
    taken: Answer | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether an option is chosen or a person has to look."""
        return self.judgement.verdict

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why a person has to look."""
        return self.judgement.doubts

    @property
    def choice(self) -> str | None:
        """The one option that is marked."""
        return self.judgement.choice

    @property
    def proposal(self) -> Proposal | None:
        """The proposal it answers."""
        return self.sent.proposal if self.sent else None

    @property
    def revision(self) -> Revision | None:
        """The revision it names, with the PDF that was issued."""
        return self.sent.revision if self.sent else None

    @property
    def deal(self) -> Deal | None:
        """The deal that a choice wins."""
        return self.sent.deal if self.sent else None

    @property
    def content(self) -> ProposalContent | None:
        """What was issued: names and totals of both options. Raises ValueError for content that is not ours."""
        return content_from(self.revision.content) if self.revision else None


@dataclass(frozen=True, slots=True)
class Answering:
    """What a rep does with the answer to a proposal."""

    bench: Bench
    reader: ReturnedReader
    words: AnswerWords

    def read(self, path: Path, key: UUID | None = None) -> ReturnedView:
        """Read and judge a file that came back; nothing is changed. Raises ProposalNotRead.

        The proposal is found by the check number in the form, or on the pages where there is no form; `key` is the
        one that a person says it answers. Raises NotKept for a key of no proposal.
        """
        file = self.reader.content(path)
        return self._seen(str(path), file, self.reader.read_kept(file, str(path)), key)

    def about(self, view: ReturnedView, key: UUID) -> ReturnedView:
        """Judge the file again as the answer to the proposal that a person names. Raises NotKept."""
        return self._seen(view.name, view.file, view.form, key)

    def _seen(self, name: str, file: bytes, form: ReturnedForm, key: UUID | None) -> ReturnedView:
        with self.bench.look() as look:
            today = self.bench.changes.today(self.bench.changes.settings(look))
            trace = traced(look, form, key)
            sent = trace.sent
            account = look.find(Account, sent.proposal.account_id) if sent else None
            answers = look.rows.answers_of(sent.proposal.id) if sent else ()
        if sent and sent.revision and form.has_form:
            sent = replace(sent, kept=self.reader.read_kept(sent.revision.pdf, sent.proposal.number))
        return ReturnedView(
            name=name,
            file=file,
            form=form,
            judgement=judged(form, sent, today, trace.claim),
            claim=trace.claim,
            sent=sent,
            account=account,
            taken=next((answer for answer in answers if answer.file_hash == form.sha256), None),
        )

    def take(self, view: ReturnedView, choice: str) -> Step:
        """Take an option as chosen: the proposal is answered, its deal won at the option's total, the file kept.

        One step, which undo takes back. It is judged again as the desk is now. Raises Missing without a proposal,
        NotKept for one that was put away, NoAnswerAwaited, AlreadyClosed, OtherCurrency, Conflict where something
        speaks against it now that the view does not show; ValueError for a letter that is no option.
        """
        if view.sent is None:
            raise Missing("proposal", "answer")
        now = self.about(view, view.sent.proposal.id)
        form, today = view.form, self.bench.today()
        answer = Answer(
            id=self.bench.new_id(),
            proposal_id=view.sent.proposal.id,
            revision=now.revision.number if now.revision else 0,
            choice=choice,
            signer=form.name,
            title=form.title,
            place=form.place,
            signed_on=form.date,
            remarks=form.remarks,
            verdict=now.verdict,
            doubts=now.doubts,
            answered_on=today,
            file=view.file,
            file_hash=form.sha256,
        )
        with self.bench.look() as look:
            taking = self._taking(look, answer)
        if not set(now.doubts).issubset(view.doubts):
            raise Conflict(view.judgement, now.judgement)
        return self._kept(taking)

    def told(self, key: UUID, choice: str, who: str, on: date | None = None, remarks: str = "") -> Step:
        """Take an answer that somebody gave by word or by mail, on a day (today): as `take`, without a file.

        It answers the last revision that was issued. Raises Missing without a name, OutOfRange for a day to come,
        and what `take` raises.
        """
        today = self.bench.today()
        day = on or today
        if not who.strip():
            raise Missing("signer", "answer")
        if day > today:
            raise OutOfRange("answered_on", day.isoformat(), most=today.isoformat())
        with self.bench.look() as look:
            issued = look.rows.revisions(key)
        answer = Answer(
            id=self.bench.new_id(),
            proposal_id=key,
            revision=issued[-1].number if issued else 0,
            choice=choice,
            signer=who.strip(),
            remarks=remarks.strip(),
            verdict=Verdict.ASK,
            doubts=(Doubt.NO_FORM,),
            answered_on=day,
        )
        with self.bench.look() as look:
            taking = self._taking(look, answer)
        return self._kept(taking)

    def _kept(self, taking: Taking) -> Step:
        return self.bench.do(*edits_of(taking), on=taking.answer.answered_on)

    def _taking(self, look: Reading, answer: Answer) -> Taking:
        proposal = live(look, Proposal, answer.proposal_id)
        revision = next((r for r in look.rows.revisions(proposal.id) if r.number == answer.revision), None)
        if revision is None or proposal.state not in _ANSWERABLE:
            raise NoAnswerAwaited(proposal.number, proposal.state)
        deal = there(look, Deal, proposal.deal_id)
        return Taking(
            answer=answer,
            proposal=proposal,
            content=content_from(revision.content),
            deal=deal,
            account=there(look, Account, proposal.account_id),
            next_step=there(look, FollowUp, proposal.next_step),
            waiting=tuple(_others_waiting(look, proposal)),
            act=self._act(look, answer, proposal, deal),
            new_id=self.bench.new_id,
            has=had_by(look, proposal.account_id, answer.answered_on),
            recurring=recurring(look),
        )

    def _act(self, look: Reading, answer: Answer, proposal: Proposal, deal: Deal | None) -> Evidence | None:
        """What the customer did, for the deal's proofs (3.1)."""
        if deal is None:
            return None
        language = self.bench.changes.settings(look).language
        return Evidence(
            id=self.bench.new_id(),
            deal_id=deal.id,
            what=self.words.chose(proposal.number, answer.choice, language),
            happened_on=answer.answered_on,
            stage_id=deal.stage_id,
        )


_ANSWERABLE = frozenset({ProposalState.ISSUED, ProposalState.WITHDRAWN, ProposalState.SUPERSEDED})
"""A person may take the answer to what was withdrawn; a draft is another proposal than the one that was sent."""


def _others_waiting(look: Reading, proposal: Proposal) -> Iterable[Proposal]:
    rows = look.rows.proposals(deal_id=proposal.deal_id) if proposal.deal_id else ()
    for row in rows:
        if row.state is ProposalState.ISSUED and row.id != proposal.id:
            yield look.kept(Proposal, row.id).value
