"""Writing a finding, each act a pure function of it: whom it is about decides in which plans it is seen (4.11-4.13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.account import Account, Person
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.folding import squeeze
from salesdesk.domain.research import Finding, FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Research:
    """What is known around an account, and what a finding there can be about.

    `people` are those of the account, `speakers` whoever else said something that is seen here.
    `competitors` are all of the library, `rivals` those in play here; `deal_id` is the deal on which a competitor
    is named when a finding about it is shared, None where there is no one deal.
    """

    account: Account | None = None
    deal_id: UUID | None = None
    people: tuple[Person, ...] = ()
    speakers: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    rivals: frozenset[UUID] = frozenset()

    @property
    def account_id(self) -> UUID | None:
        """The account, where there is one."""
        return self.account.id if self.account else None

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Whoever said something, or can have."""
        known = {person.id for person in self.people}
        return (*self.people, *(person for person in self.speakers if person.id not in known))

    def competitor_name(self, key: UUID | None) -> str:
        """Return the name of a competitor, or nothing."""
        return next((one.name for one in self.competitors if one.id == key), "")

    def may_be_shared(self, competitor_id: UUID) -> bool:
        """Tell whether a finding about a competitor can be seen here without naming the account."""
        return competitor_id in self.rivals or self.deal_id is not None


def suggested(research: Research, typed: str) -> tuple[Competitor, ...]:
    """Return the competitors whose name holds what was typed, those in play first, then by name."""
    wanted = squeeze(typed)
    found = [one for one in research.competitors if wanted in squeeze(one.name)]
    return tuple(sorted(found, key=lambda one: (one.id not in research.rivals, squeeze(one.name))))


def named(research: Research, name: str) -> Competitor | None:
    """Return the competitor of that name, whatever its case, accents and spaces."""
    wanted = squeeze(name)
    return next((one for one in research.competitors if wanted and squeeze(one.name) == wanted), None)


def begun(key: UUID, kind: FindingKind, research: Research, today: date) -> Finding:
    """Return a finding without words, dated today; one about an industry starts with the account's."""
    empty = Finding(id=key, kind=FindingKind.PROSPECT, text="", account_id=research.account_id, found_on=today)
    return of_kind(empty, kind, research.account)


def of_kind(finding: Finding, kind: FindingKind, account: Account | None) -> Finding:
    """Return the finding in another section; it belongs to the account until it is about something shared."""
    if kind is finding.kind:
        return finding
    industry = account.industry if account else ""
    prefilled = finding.kind is FindingKind.INDUSTRY and squeeze(finding.subject) == squeeze(industry)
    subject = "" if prefilled else finding.subject
    if kind is FindingKind.INDUSTRY:
        subject = subject or industry
    moved = replace(finding, kind=kind, competitor_id=None, account_id=finding.account_id or _key(account))
    return about(moved, subject, account)


def about(finding: Finding, subject: str, account: Account | None) -> Finding:
    """Return the finding about a product or an industry; one about the account's own industry is shared (4.13)."""
    changed = replace(finding, subject=subject.strip())
    if finding.kind is not FindingKind.INDUSTRY:
        return changed
    its = squeeze(account.industry) if account else ""
    shared = bool(its) and squeeze(subject) == its
    return replace(changed, account_id=None if shared else finding.account_id or _key(account))


def against(finding: Finding, competitor_id: UUID | None, research: Research) -> Finding:
    """Return the finding about a competitor: seen in every deal it is in, or here only where that cannot be (4.13)."""
    shared = competitor_id is not None and research.may_be_shared(competitor_id)
    keeper = None if shared else finding.account_id or research.account_id
    return replace(finding, competitor_id=competitor_id, subject="", account_id=keeper)


def kept_to(finding: Finding, account_id: UUID | None) -> Finding:
    """Return the finding for one account only, or (None) for every plan its competitor or industry touches."""
    return replace(finding, account_id=account_id)


def still_true(finding: Finding, today: date) -> Finding:
    """Return the finding as checked today."""
    return replace(finding, found_on=today)


def _key(account: Account | None) -> UUID | None:
    return account.id if account else None
