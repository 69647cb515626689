"""What the customer told us, as a proposal may repeat it: gathered from findings, talks and evaluations (2.15).

Nothing is made up: every need and every figure is somebody's text as it stands in a record, and names that record.
What is ours stays ours: objectives, the return we expect of a call and the price they expect are never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.application.ports import Reading
from salesdesk.application.proposal_editing import FIGURES
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.figures import figures_in
from salesdesk.domain.folding import fold
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.domain.research import Finding, FindingKind

NEEDS = 4
"""How many needs a draft begins with: as many as stand on one page beside their figures."""
_ALIKE = 0.6
_THEIRS = frozenset({FindingKind.PROSPECT, FindingKind.CUSTOMER})


class Origin(StrEnum):
    """The kind of record in which a text stands."""

    FINDING = "finding"
    QUOTE = "quote"
    LEARNT = "learnt"
    WANTS = "wants"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text of theirs: what, by whom, when, and in which record (`key`) it stands; `source` is where we saw it.

    `theirs`: their own words or their own analysis, not what we found out about them. `told`: somebody of theirs said
    it, not what we saw or concluded.
    """

    words: str
    origin: Origin
    key: UUID
    who: str = ""
    on: date | None = None
    source: str = ""
    theirs: bool = True
    told: bool = True

    @property
    def about_money(self) -> bool:
        """Whether it names an amount of money."""
        return any(figure.is_money for figure in figures_in(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Something that may be taken over: a need or a figure, with the text it comes from."""

    said: Said
    need: Need | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the desk knows of a customer before it is sorted; `people` are names by key."""

    findings: Sequence[Finding] = ()
    raised: Sequence[RaisedRow] = ()
    talks: Sequence[Meeting] = ()
    deal: Deal | None = None
    people: Mapping[UUID, str] = field(default_factory=dict[UUID, str])


def known_of(look: Reading, account: Account, deal: Deal | None) -> Known:
    """Return what the desk knows of an account, and of a deal with it."""
    deal_id = deal.id if deal else None
    rows = look.rows.meetings(account_id=None if deal else account.id, deal_id=deal_id)
    held = (look.find(Meeting, row.id) for row in rows if row.held_on is not None)
    findings = look.rows.findings_of(account.id)
    told_by = {f.said_by for f in findings if f.said_by is not None}
    told_by |= {p.person_id for p in (deal.people if deal else ())}
    people = {p.id: p.name for p in look.rows.people_of(account.id)}
    others = (look.find(Person, key) for key in told_by - people.keys())
    return Known(
        findings=findings,
        raised=look.rows.raised(account_id=account.id, deal_id=deal_id),
        talks=tuple(talk for talk in held if talk is not None),
        deal=deal,
        people=people | {p.id: p.name for p in others if p},
    )


def said(known: Known) -> tuple[Said, ...]:
    """Return every text of theirs, each once: findings first, then quotes, what was learnt, wants, what they agreed."""
    every = (*_findings(known), *_quotes(known), *_learnt(known), *_wants(known), *_agreed(known))
    kept: list[Said] = []
    for one in every:
        if one.words.strip() and not any(alike(one.words, other.words) for other in kept):
            kept.append(one)
    return tuple(kept)


def _newest_first(texts: Iterable[Said]) -> list[Said]:
    return sorted(texts, key=lambda one: one.on or date.min, reverse=True)


def _findings(known: Known) -> list[Said]:
    return _newest_first(
        Said(
            words=f.text,
            origin=Origin.FINDING,
            key=f.id,
            who=known.people.get(f.said_by, "") if f.said_by else "",
            on=f.found_on,
            source=f.source,
            theirs=f.kind is FindingKind.CUSTOMER,
            told=f.kind is FindingKind.CUSTOMER or f.said_by is not None,
        )
        for f in known.findings
        if f.kind in _THEIRS
    )


def _quotes(known: Known) -> list[Said]:
    """What they said when an option came up; what we raised ourselves is no need of theirs (2.15)."""
    return _newest_first(
        Said(words=r.option.quote, origin=Origin.QUOTE, key=r.meeting_id, who=r.who, on=r.on)
        for r in known.raised
        if r.option.raised_by is not None
    )


def _learnt(known: Known) -> list[Said]:
    """What we learnt in a call: our conclusion, which may be about them without being words of theirs."""
    return _newest_first(
        Said(
            words=talk.evaluation.learnt,
            origin=Origin.LEARNT,
            key=talk.id,
            who=_met(known, talk),
            on=talk.held_on,
            told=False,
        )
        for talk in known.talks
        if talk.evaluation is not None
    )


def _agreed(known: Known) -> list[Said]:
    return _newest_first(
        Said(words=talk.evaluation.agreed, origin=Origin.AGREED, key=talk.id, who=_met(known, talk), on=talk.held_on)
        for talk in known.talks
        if talk.evaluation is not None
    )


def _met(known: Known, talk: Meeting) -> str:
    """The one person met; among several nobody can tell who said it."""
    names = [known.people[key] for key in talk.people if key in known.people]
    return names[0] if len(names) == 1 else ""


def _wants(known: Known) -> list[Said]:
    people = known.deal.people if known.deal else ()
    deciding = sorted(people, key=lambda p: p.role is not BuyingRole.DECIDES)
    return [
        Said(words=p.wants, origin=Origin.WANTS, key=p.person_id, who=known.people.get(p.person_id, ""))
        for p in deciding
    ]


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say the same: one holds the other, or most of their words are the same."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return min(len(a & b) / len(a), len(a & b) / len(b)) >= _ALIKE or f" {fold(one)} " in f" {fold(other)} "


def _words(text: str) -> frozenset[str]:
    letters = "".join(c if c.isalnum() else " " for c in fold(text))
    return frozenset(letters.split())


# the page


def needs_of(texts: Sequence[Said]) -> tuple[Offered, ...]:
    """Return the needs: one for each text; what a person wants stands beside the one need that person told."""
    rows = [Offered(said=s, need=Need(need=s.words, who=s.who or s.source, on=s.on)) for s in texts]
    told = [o for o in rows if o.said.origin is not Origin.WANTS]
    wants = [o for o in rows if o.said.origin is Origin.WANTS]
    left: list[Offered] = []
    for want in wants:
        by = [at for at, o in enumerate(told) if o.said.who and o.said.who == want.said.who and o.need is not None]
        need = told[by[0]].need if len(by) == 1 else None
        if need is None:
            left.append(want)
        else:
            told[by[0]] = replace(told[by[0]], need=replace(need, wanted=want.said.words))
    first = [o for o in told if o.said.origin is not Origin.AGREED]
    return (*first, *left, *(o for o in told if o.said.origin is Origin.AGREED))


def figures_of(texts: Sequence[Said]) -> tuple[Offered, ...]:
    """Return the figures in the texts, each with its source: where we saw it, else who said it. None without one."""
    found: dict[str, Offered] = {}
    for text in texts:
        source = text.source or text.who
        for figure in figures_in(text.words) if source else ():
            label = figure.label.removeprefix(figure.value).lstrip(" ,;:–-")  # the value itself stands above it, large
            row = Figure(value=figure.value, label=label, source=source)
            found.setdefault(fold(figure.value), Offered(said=text, figure=row))
    return tuple(found.values())


def worth_of(texts: Sequence[Said]) -> str:
    """Return what solving it is worth to them: the first text with an amount of money that is their own."""
    return next((one.words for one in texts if one.theirs and one.about_money), "")


def heard_of(known: Known) -> Heard:
    """Return the page a draft begins with: four needs, three figures, and what matters to the one who decides.

    Only what they told us stands there by itself. What we saw, learnt or concluded, and what we found out about their
    money (a budget, who signs up to which amount), is left to be taken over by hand.
    """
    texts = said(known)
    lead = next((s for s in texts if s.origin is Origin.WANTS and _decides(known, s.key)), None)
    free = [s for s in texts if s.told and (s.theirs or not s.about_money)]
    rest = [s for s in free if s is not lead and s.origin is not Origin.AGREED]
    needs = [o.need for o in needs_of(rest) if o.need is not None]
    figures = [o.figure for o in figures_of(rest) if o.figure is not None]
    return Heard(
        lead=lead.words if lead else "",
        needs=tuple(needs[:NEEDS]),
        figures=tuple(figures[:FIGURES]),
        worth=worth_of(rest),
    )


def _decides(known: Known, person: UUID) -> bool:
    return known.deal is not None and known.deal.role_of(person) is BuyingRole.DECIDES


def offered(known: Known, heard: Heard) -> tuple[Offered, ...]:
    """Return what the desk knows and the page does not say yet, in words of its own or in other words alike."""
    texts = said(known)
    there = [t for n in heard.needs for t in (n.need, n.today, n.wanted)]
    there += [heard.lead, heard.worth, heard.propose]
    needs = [o for o in needs_of(texts) if not any(alike(o.said.words, text) for text in there)]
    values = {fold(f.value) for f in heard.figures}
    figures = [o for o in figures_of(texts) if o.figure and fold(o.figure.value) not in values]
    return (*needs, *figures)


def taken_over(heard: Heard, items: Iterable[Offered]) -> Heard:
    """Return the page with these added behind what stands there: nothing that was written is changed.

    At most three figures stand on the page; empty places are filled first.
    """
    chosen = tuple(items)
    needs = [o.need for o in chosen if o.need is not None]
    kept = [f for f in heard.figures if f.value.strip()]
    kept += [o.figure for o in chosen if o.figure is not None]
    figures = tuple(kept[:FIGURES]) if any(o.figure for o in chosen) else heard.figures
    return replace(heard, needs=(*heard.needs, *needs), figures=figures)
