"""Proposals: two raised options side by side, a booked next step, frozen when issued (2.14-2.19)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import NamedTuple, Protocol
from uuid import UUID

from salesdesk.application.bench import Bench, live, there
from salesdesk.application.boilerplate import with_template
from salesdesk.application.changes import Edit, Step
from salesdesk.application.discounts import rule_of
from salesdesk.application.frozen_content import canonical, content_from, hash_of
from salesdesk.application.going_out import faults_in
from salesdesk.application.heard_prefill import Offered, heard_of, known_of, offered
from salesdesk.application.other_customers import OtherNames
from salesdesk.application.papers import Copy, Made, ProposalContent
from salesdesk.application.ports import Conflict, Reading
from salesdesk.application.proposal_copying import copied
from salesdesk.application.proposal_paper import content_of, logo_of
from salesdesk.application.proposal_view import ProposalView
from salesdesk.application.rows import FollowUpRow, ProposalRow, RaisedRow
from salesdesk.domain.account import Account, Person, proposable
from salesdesk.domain.boilerplate import ProposalTemplate
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalOption, ProposalState, Revision, Standing
from salesdesk.domain.refusals import AnotherWaits, Frozen, Missing, WentOutIn
from salesdesk.domain.two_options import NotTwoRealOptions


class ProposalPress(Protocol):
    """What makes a proposal's PDF."""

    def proposal(self, content: ProposalContent, copy: Copy = Copy.CUSTOMER) -> Made:
        """Return the two-option proposal in its own language, for the customer or for us."""
        ...


class _GoingOut(NamedTuple):
    """A draft that may go out: as it is, as it would be, what its paper says, and what waits beside it."""

    before: Proposal
    issued: Proposal
    content: ProposalContent
    waiting: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Proposing:
    """What a sales engineer does; `press` makes the PDF from the content in its language."""

    bench: Bench
    press: ProposalPress

    def listed(self) -> Sequence[ProposalRow]:
        """Return every proposal, newest first."""
        with self.bench.look() as look:
            return look.rows.proposals()

    def waiting(self) -> int:
        """Count the proposals that wait for a choice today, as the head of the list does: expired ones wait no more."""
        today = self.bench.today()
        return sum(row.standing(today) is Standing.ISSUED for row in self.listed())

    def draft(
        self, *, deal_id: UUID | None = None, account_id: UUID | None = None, template_id: UUID | None = None
    ) -> Step:
        """Start a proposal, filled with what the desk knows: what they told us, people, the first two raised options.

        The texts of a template stand where nothing is said yet. Raises Missing without a deal or an account.
        """
        with self.bench.look() as look:
            proposal = self._begun(look, deal_id, account_id)
            template = look.find(ProposalTemplate, template_id)
        return self.bench.do(Edit(None, with_template(proposal, template) if template else proposal))

    def copy_for(self, key: UUID, *, deal_id: UUID | None = None, account_id: UUID | None = None) -> Step:
        """Start a proposal for another deal with the texts, rows, items and terms of this one.

        Its options have to be linked again to what was raised there (2.16). Raises Missing without a deal or an
        account, NotKept.
        """
        with self.bench.look() as look:
            source = look.kept(Proposal, key).value
            fresh = self._begun(look, deal_id, account_id)
        return self.bench.do(Edit(None, copied(source, fresh)))

    def heard_since(self, key: UUID) -> Sequence[Offered]:
        """Return what they told us that the page "What we heard" of a proposal does not say yet. Raises NotKept."""
        with self.bench.look() as look:
            proposal = look.kept(Proposal, key).value
            account = look.kept(Account, proposal.account_id).value
            return offered(known_of(look, account, look.find(Deal, proposal.deal_id)), proposal.heard)

    def _begun(self, look: Reading, deal_id: UUID | None, account_id: UUID | None) -> Proposal:
        deal = look.find(Deal, deal_id)
        account = look.find(Account, account_id or (deal.account_id if deal else None))
        if account is None:
            raise Missing("account", "proposal")
        return self._filled(look, account, deal)

    def _filled(self, look: Reading, account: Account, deal: Deal | None) -> Proposal:
        settings = self.bench.changes.settings(look)
        today = self.bench.changes.today(settings)
        letterhead = next(iter(look.every(Letterhead)), None)
        raised = look.rows.raised(account_id=account.id, deal_id=deal.id if deal else None)
        first = tuple(_option_from(row) for row in sorted(raised, key=lambda r: r.on)[:2])
        return Proposal(
            id=self.bench.new_id(),
            number=self._number(look, settings, today.year),
            account_id=account.id,
            currency=deal.currency if deal else settings.currency,
            deal_id=deal.id if deal else None,
            person_id=_speaker(look, account, deal),
            rep_id=settings.me,
            title=deal.title if deal else account.name,
            dated=today,
            valid_until=today + timedelta(days=settings.valid_days),
            language=settings.language,
            paper=settings.paper,
            heard=heard_of(known_of(look, account, deal)),
            options=(*first, *(ProposalOption() for _ in range(2 - len(first)))),
            payment_terms=settings.payment_terms,
            terms=letterhead.terms if letterhead else "",
            names_raisers=letterhead.names_raisers if letterhead else True,
            next_step=next((f.follow_up.id for f in _follow_ups(look, account, deal)), None),
        )

    def _number(self, look: Reading, settings: DeskSettings, year: int) -> str:
        me = look.find(Rep, settings.me)
        start = f"{me.prefix if me else 'SD'}-{year}-"
        used = [
            int(n.removeprefix(start)) for n in look.rows.proposal_numbers(start) if n.removeprefix(start).isdigit()
        ]
        return f"{start}{max(used, default=0) + 1:04}"

    def view(self, key: UUID) -> ProposalView:
        """Return a proposal with everything that stands beside it. Raises NotKept."""
        with self.bench.look() as look:
            return self.seen(look, look.kept(Proposal, key).value)

    def seen(self, look: Reading, proposal: Proposal) -> ProposalView:
        """Return the view of a proposal that may not be kept yet."""
        settings = self.bench.changes.settings(look)
        today = self.bench.changes.today(settings)
        deal = there(look, Deal, proposal.deal_id)
        account = look.kept(Account, proposal.account_id).value
        raised = tuple(look.rows.raised(account_id=proposal.account_id, deal_id=proposal.deal_id))
        follow_ups = tuple(_follow_ups(look, account, deal))
        next_step = next((r.follow_up for r in follow_ups if r.follow_up.id == proposal.next_step), None)
        impediments = tuple(look.rows.impediments(deal_id=deal.id)) if deal else ()
        products = tuple(look.every(Product))
        put_away = tuple(_put_away(look, proposal, products))
        people = tuple(look.rows.people_of(account.id))
        others = self._others(look, account, people)
        view = ProposalView(
            proposal=proposal,
            settings=settings,
            today=today,
            account=account,
            deal=deal,
            row=look.rows.deal_row(deal.id) if deal else None,
            person=look.find(Person, proposal.person_id),
            rep=look.find(Rep, proposal.rep_id),
            people=people,
            raised=raised,
            products=products,
            put_away=put_away,
            next_step=next_step,
            follow_ups=follow_ups,
            revisions=tuple(look.rows.revisions(proposal.id)),
            faults=(),
            letterhead=next(iter(look.every(Letterhead)), None),
            taxes=tuple(look.every(TaxClass)),
            impediments=impediments,
            answers=tuple(look.rows.answers_of(proposal.id)),
            others=others,
        )
        return replace(view, faults=faults_in(view))

    def _others(self, look: Reading, account: Account, people: Sequence[Person]) -> OtherNames:
        """Names that no document for this customer prints: those of ours and theirs are known to them."""
        ours = (self.bench.changes.settings(look).company.name, *(rep.name for rep in look.every(Rep)))
        return OtherNames.of(look.rows.other_names(account.id), (account.name, *ours, *(p.name for p in people)))

    def content(self, key: UUID) -> ProposalContent:
        """Return what the document says. Raises NotTwoRealOptions naming everything that is missing (2.14-2.19)."""
        return self._content(self.view(key))

    def _content(self, view: ProposalView) -> ProposalContent:
        _refuse_faults(view)
        return content_of(view)

    def shown(self, view: ProposalView) -> ProposalContent:
        """Return what the document would say as the proposal stands, for a preview: it needs two options, no more.

        What went out is shown as it was frozen, however what stands beside it has changed since.
        """
        issued = view.last_issued
        if issued is not None:
            frozen = replace(content_from(issued.content), logo=logo_of(view.letterhead))
            return replace(frozen, content_hash=issued.content_hash)
        return content_of(view)

    def pdf(self, key: UUID, *, language: str = "", copy: Copy = Copy.CUSTOMER) -> Made:
        """Return the document: the kept one of what went out, a fresh one of a draft.

        The copy for us is made afresh from what was issued, in any language. Raises WentOutIn where what was issued
        is asked for in other words: two papers under one number and one hash would both be binding (B1). Raises
        NotTwoRealOptions for a draft that lacks something.
        """
        view = self.view(key)
        wanted = language or view.proposal.language
        issued = view.last_issued
        if issued is None:
            draft = replace(view, proposal=replace(view.proposal, language=wanted))
            return self.press.proposal(self._content(draft), copy)
        if copy is Copy.CUSTOMER and wanted == view.proposal.language:
            return Made(pdf=issued.pdf, pages=0)
        if copy is Copy.CUSTOMER:
            raise WentOutIn(view.proposal.number, view.proposal.language)
        content = replace(content_from(issued.content), language=wanted, logo=logo_of(view.letterhead))
        return self.press.proposal(content, copy)

    def issue(self, key: UUID, *, superseding: bool = False) -> Revision:
        """Issue a proposal: its revision is frozen with content, PDF and the hash of each.

        Not undoable; it can be withdrawn. Raises Frozen when it is issued already, AnotherWaits while another
        proposal of the deal waits for its choice, unless this one goes out in its place (`superseding`),
        NotTwoRealOptions, NotKept for one that was put away; Conflict for what changed while the paper was made.
        """
        with self.bench.look() as look:
            asked = self._going_out(look, key, superseding=superseding)
        before, issued, content, waiting = asked

        def still(work: Reading) -> None:
            now = self._going_out(work, key, superseding=superseding)
            if now != asked:
                raise Conflict(asked, now)

        text, content_hash = canonical(content), hash_of(content)
        made = self.press.proposal(replace(content, content_hash=content_hash))
        revision = Revision(
            id=self.bench.new_id(),
            proposal_id=key,
            number=issued.revision,
            content=text,
            content_hash=content_hash,
            pdf=made.pdf,
            pdf_hash=hashlib.sha256(made.pdf).hexdigest(),
            issued_at=self.bench.now(),
        )
        superseded = (Edit(other, replace(other, state=ProposalState.SUPERSEDED)) for other in waiting)
        self.bench.changes.issue(Edit(before, issued), revision, *superseded, still=still)
        return revision

    def _going_out(self, look: Reading, key: UUID, *, superseding: bool) -> _GoingOut:
        view = self.seen(look, live(look, Proposal, key))
        if view.proposal.state is not ProposalState.DRAFT:
            raise Frozen(view.proposal.number)
        waiting = tuple(_waiting_beside(look, view))
        if waiting and not superseding:
            raise AnotherWaits(waiting[0].number)
        draft = replace(view, proposal=rule_of(view).recorded(view.proposal))
        _refuse_faults(draft)
        issued = replace(draft.proposal, state=ProposalState.ISSUED)
        return _GoingOut(view.proposal, issued, content_of(replace(draft, proposal=issued)), waiting)

    def withdraw(self, key: UUID) -> Step:
        """Withdraw an issued proposal; its revision stays in the desk."""
        return self.bench.changed(Proposal, key, partial(replace, state=ProposalState.WITHDRAWN))

    def revise(self, key: UUID) -> Step:
        """Start the next revision of a proposal that was issued: a draft again, the earlier revision stays.

        One that expired begins with today's date and is valid for as long as new ones are (2.18).
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
        today = self.bench.changes.today(settings)
        ends = today + timedelta(days=settings.valid_days)

        def next_one(was: Proposal) -> Proposal:
            expired = was.valid_until is not None and was.valid_until < today
            begun = replace(was, state=ProposalState.DRAFT, revision=was.revision + 1)
            return replace(begun, dated=today, valid_until=ends) if expired else begun

        return self.bench.changed(Proposal, key, next_one)


def _waiting_beside(look: Reading, view: ProposalView) -> Iterator[Proposal]:
    """Other proposals of the same deal that wait for a choice."""
    rows = look.rows.proposals(deal_id=view.deal.id) if view.deal else ()
    others = (row.id for row in rows if row.state is ProposalState.ISSUED and row.id != view.proposal.id)
    return (look.kept(Proposal, other).value for other in others)


def _refuse_faults(view: ProposalView) -> None:
    faults = faults_in(view)
    if faults:
        raise NotTwoRealOptions(faults)


def _put_away(look: Reading, proposal: Proposal, offered: Sequence[Product]) -> Iterator[Product]:
    """What a proposal's items are of that was put away since: its list price still counts (B7)."""
    live = {product.id for product in offered}
    keys = dict.fromkeys(line.product_id for option in proposal.options for line in option.lines)
    found = (look.find(Product, key) for key in keys if key is not None and key not in live)
    return (product for product in found if product is not None)


def _option_from(row: RaisedRow) -> ProposalOption:
    return ProposalOption(name=row.option.text, raised=(row.option.id,))


def _speaker(look: Reading, account: Account, deal: Deal | None) -> UUID | None:
    """The person a proposal is prepared for: who decides on the deal, else the account's first person.

    Nobody who is not to be contacted (1.13).
    """
    deciding = [p.person_id for p in deal.people if p.role is BuyingRole.DECIDES] if deal else []
    deciders = proposable(person for key in deciding if (person := there(look, Person, key)))
    people = proposable(look.rows.people_of(account.id))
    return next((person.id for person in (*deciders, *people)), None)


def _follow_ups(look: Reading, account: Account, deal: Deal | None) -> Sequence[FollowUpRow]:
    if deal is not None:
        return look.rows.follow_ups(deal_id=deal.id)
    return look.rows.follow_ups(account_id=account.id)
