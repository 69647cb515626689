"""From a proposal and what stands beside it to the content of its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from salesdesk.application.papers import (
    Compared,
    InvestmentRow,
    Logo,
    LogoKind,
    Milestone,
    NextStep,
    OptionPaper,
    Paper,
    Party,
    ProposalContent,
    RaisedBy,
)
from salesdesk.application.proposal_editing import merged, shared_rows
from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.account import ContactKind
from salesdesk.domain.desk_settings import Company, Rep
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.money import Money, total
from salesdesk.domain.proposal import Heard, Proposal, ProposalLine, ProposalOption, ProposalState


def content_of(view: ProposalView) -> ProposalContent:
    """Return what the document of a proposal says; the caller has made sure that it has two real options."""
    proposal = view.proposal
    a, b = proposal.options
    return ProposalContent(
        number=proposal.number,
        revision=proposal.revision,
        title=proposal.title,
        language=proposal.language,
        paper=Paper(proposal.paper),
        is_draft=proposal.state is not ProposalState.ISSUED,
        issued_on=proposal.dated or view.today,
        valid_until=proposal.valid_until,
        currency=proposal.currency,
        seller=seller_of(view.settings.company, view.rep),
        client=_client(view),
        heard=_heard(proposal.heard),
        comparison=proposal.compare,
        options=(_option(view, "A", a), _option(view, "B", b)),
        payment=proposal.payment_terms,
        rows=_rows(proposal),
        investment=investment_rows(a, b),
        next_step=_next_step(view),
        after_choice=tuple(Milestone(text=m.text, a=m.on, b=m.on) for m in proposal.after_choice),
        terms=proposal.terms,
        names_raisers=proposal.names_raisers,
        discount_reason=proposal.discount_reason if view.gives_discount else "",
        price_impediment=_price_impediment(view),
        colour=view.letterhead.colour if view.letterhead else "",
        logo=logo_of(view.letterhead),
    )


def logo_of(letterhead: Letterhead | None) -> Logo | None:
    """Return the logo of a letterhead, None without one."""
    if letterhead is None or not letterhead.logo:
        return None
    return Logo(LogoKind(letterhead.logo_kind), letterhead.logo)


def _price_impediment(view: ProposalView) -> str:
    """The customer's words against which a discount is given, for the internal copy (1.11)."""
    found = view.price_impediment if view.gives_discount else None
    return found.words if found else ""


def seller_of(company: Company, rep: Rep | None) -> Party:
    """Return who sells as papers name them: the company, and the rep who speaks for it."""
    return Party(
        company=company.name,
        person=rep.name if rep else "",
        email=(rep.email if rep else "") or company.email,
        phone=company.phone,
        address=tuple(line.strip() for line in company.address.splitlines() if line.strip()),
    )


def _client(view: ProposalView) -> Party:
    person = view.person
    return Party(
        company=view.account.name,
        person=person.name if person else "",
        title=person.title_at(view.account.id) if person else "",
        email=person.reached_by(ContactKind.EMAIL) if person else "",
    )


def _heard(heard: Heard) -> Heard:
    """Leave out the rows nobody has filled yet."""
    return replace(
        heard,
        needs=tuple(n for n in heard.needs if n.need.strip()),
        figures=tuple(f for f in heard.figures if f.value.strip()),
    )


def _option(view: ProposalView, letter: str, option: ProposalOption) -> OptionPaper:
    # What came up after the proposal's own date is no source of it (2.16).
    dated = view.proposal.dated or view.today
    cited = [r for r in view.raised if r.option.id in option.raised and r.on <= dated]
    ours = view.rep.name if view.rep else view.settings.company.name
    return OptionPaper(
        letter=letter,
        name=option.name,
        sentence=option.sentence,
        totals=option.totals(view.proposal.currency),
        payment=option.payment_terms,
        delivery=option.delivery,
        installation=option.installation,
        raised=tuple(
            RaisedBy(
                who=r.who or ours,
                on=r.on,
                kind=r.meeting_kind,
                words=r.option.quote,
                talk=str(r.meeting_id),
            )
            for r in cited
        ),
        discount=option.discount,
    )


def _rows(proposal: Proposal) -> tuple[Compared, ...]:
    """The comparing rows as the form pairs them, rows that are empty on both sides left out."""
    rows = shared_rows(proposal)
    return tuple(Compared(label=r.label, a=r.a, b=r.b) for r in rows if r.a.strip() or r.b.strip())


def investment_rows(a: ProposalOption, b: ProposalOption) -> tuple[InvestmentRow, ...]:
    """Pair the priced lines of both options, the same item in one row, groups kept together.

    An item is the same in the same words and unit, due as often, whatever it costs: in the form each price has a row
    of its own. Amounts are what is due each time (per month for a monthly price), as they are added up.
    """
    sides = [_by_item(option.lines) for option in (a, b)]
    keys = merged(list(sides[0]), list(sides[1]))
    groups = list(dict.fromkeys(key[0] for key in keys))
    ordered = [key for group in groups for key in keys if key[0] == group]
    return tuple(_row(sides[0].get(key, []), sides[1].get(key, [])) for key in ordered)


def _by_item(lines: Iterable[ProposalLine]) -> dict[tuple[str, ...], list[ProposalLine]]:
    items: dict[tuple[str, ...], list[ProposalLine]] = {}
    for line in lines:
        items.setdefault(line.row, []).append(line)
    return items


def _row(in_a: list[ProposalLine], in_b: list[ProposalLine]) -> InvestmentRow:
    first = (in_a or in_b)[0]
    quantity, other = _quantity(in_a), _quantity(in_b)
    return InvestmentRow(
        text=first.text,
        group=first.group,
        quantity=quantity if quantity is not None else other,
        quantity_b=other if quantity is not None and other is not None and other != quantity else None,
        unit=first.unit,
        recurrence=first.recurrence,
        a=_amount(in_a),
        b=_amount(in_b),
        price=first.price,
        off_a=_off(in_a),
        off_b=_off(in_b),
        cost_a=_cost(in_a),
        cost_b=_cost(in_b),
        tax=first.tax.name if first.tax else "",
        product_id=first.product_id,
    )


def _quantity(lines: list[ProposalLine]) -> Decimal | None:
    return sum((line.quantity for line in lines), start=Decimal(0)) if lines else None


def _amount(lines: list[ProposalLine]) -> Money | None:
    return total((line.amount for line in lines), lines[0].price.currency) if lines else None


def _off(lines: list[ProposalLine]) -> Money | None:
    """What the lines' own discounts took off, None without any."""
    if not any(line.discount for line in lines):
        return None
    return total((line.listed - line.amount for line in lines), lines[0].price.currency)


def _cost(lines: list[ProposalLine]) -> Money | None:
    """What the lines cost us; None as soon as one of them does not say."""
    costs = [line.total_cost for line in lines]
    known = [cost for cost in costs if cost is not None]
    return total(known, lines[0].price.currency) if lines and len(known) == len(costs) else None


def _next_step(view: ProposalView) -> NextStep | None:
    step = view.next_step
    if step is None:
        return None
    people = [p.name for p in view.people if p.id == step.person_id]
    return NextStep(
        what=step.topic,
        starts=step.starts,
        minutes=step.minutes,
        people=tuple(people),
        promised=step.promised is not None,
        ours=step.ours is not None,
        theirs=step.theirs is not None,
    )
