"""The rooms of proposals with their options, and of what was issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax
from salesdesk.domain.proposal import (
    AfterChoice,
    CompareRow,
    Figure,
    Heard,
    Need,
    Proposal,
    ProposalLine,
    ProposalOption,
    Revision,
)
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import proposals as records
from salesdesk.store.rooms.columns import minor_of, money_columns, money_of
from salesdesk.store.types import AnyRow
from salesdesk.store.words import searchable


def _read_proposal(row: AnyRow, parts: Held) -> Proposal:
    return Proposal(
        id=row.id,
        number=row.number,
        account_id=row.account_id,
        currency=row.currency,
        deal_id=row.deal_id,
        person_id=row.person_id,
        rep_id=row.rep_id,
        state=row.state,
        revision=row.revision,
        title=row.title,
        dated=row.dated,
        valid_until=row.valid_until,
        language=row.language,
        paper=row.paper,
        heard=_read_heard(row, parts),
        compare=row.compare,
        options=tuple(_read_option(option, parts) for option in parts[records.proposal_option]),
        payment_terms=row.payment_terms,
        after_choice=tuple(AfterChoice(text=step.text, on=step.due_on) for step in parts[records.after_choice]),
        next_step=row.next_step_id,
        terms=row.terms,
        names_raisers=row.names_raisers,
        impediment_id=row.impediment_id,
        discount_reason=row.discount_reason,
    )


def _read_heard(row: AnyRow, parts: Held) -> Heard:
    return Heard(
        lead=row.heard_lead,
        needs=tuple(
            Need(need=n.need, today=n.today, wanted=n.wanted, who=n.who, on=n.said_on)
            for n in parts[records.proposal_need]
        ),
        figures=tuple(Figure(value=f.value, label=f.label, source=f.source) for f in parts[records.proposal_figure]),
        worth=row.heard_worth,
        propose=row.heard_propose,
    )


def _read_option(row: AnyRow, parts: Held) -> ProposalOption:
    def mine(part: Table) -> Sequence[AnyRow]:
        return [line for line in parts[part] if line.option == row.place]

    return ProposalOption(
        name=row.name,
        sentence=row.sentence,
        rows=tuple(CompareRow(label=r.label, text=r.text) for r in mine(records.option_row)),
        lines=tuple(read_line(line) for line in mine(records.option_line)),
        raised=tuple(r.raised_id for r in mine(records.option_raised)),
        payment_terms=row.payment_terms,
        delivery=row.delivery,
        installation=row.installation,
        discount=row.discount,
    )


def read_line(row: AnyRow) -> ProposalLine:
    """Return a priced line of its columns."""
    return ProposalLine(
        text=row.text,
        price=Money(row.price_minor, row.price_currency),
        quantity=row.quantity,
        unit=row.unit,
        group=row.line_group,
        product_id=row.product_id,
        recurrence=row.recurrence,
        discount=row.discount,
        cost=money_of(row.cost_minor, row.cost_currency),
        tax=None if row.tax_rate is None else Tax(name=row.tax_name, rate=row.tax_rate),
    )


def _write_proposal(proposal: Proposal) -> Written:
    heard = proposal.heard
    own = {
        "id": proposal.id,
        "number": proposal.number,
        "account_id": proposal.account_id,
        "currency": proposal.currency,
        "deal_id": proposal.deal_id,
        "person_id": proposal.person_id,
        "rep_id": proposal.rep_id,
        "state": proposal.state,
        "revision": proposal.revision,
        "title": proposal.title,
        "words": searchable(proposal.number, proposal.title),
        "dated": proposal.dated,
        "valid_until": proposal.valid_until,
        "language": proposal.language,
        "paper": proposal.paper,
        "heard_lead": heard.lead,
        "heard_worth": heard.worth,
        "heard_propose": heard.propose,
        "compare": proposal.compare,
        "payment_terms": proposal.payment_terms,
        "next_step_id": proposal.next_step,
        "terms": proposal.terms,
        "names_raisers": proposal.names_raisers,
        "impediment_id": proposal.impediment_id,
        "discount_reason": proposal.discount_reason,
    }
    parts: dict[Table, list[Columns]] = {
        records.proposal_need: [
            {"need": n.need, "today": n.today, "wanted": n.wanted, "who": n.who, "said_on": n.on} for n in heard.needs
        ],
        records.proposal_figure: [{"value": f.value, "label": f.label, "source": f.source} for f in heard.figures],
        records.after_choice: [{"text": step.text, "due_on": step.on} for step in proposal.after_choice],
        **_write_options(proposal),
    }
    return Written(own, parts)


def _write_options(proposal: Proposal) -> dict[Table, list[Columns]]:
    options = proposal.options
    return {
        records.proposal_option: [_write_option(option, proposal.currency) for option in options],
        records.option_row: _of_options([{"label": r.label, "text": r.text} for r in o.rows] for o in options),
        records.option_line: _of_options([write_line(line) for line in o.lines] for o in options),
        records.option_raised: _of_options([{"raised_id": key} for key in o.raised] for o in options),
    }


def _of_options(lists: Iterable[list[Columns]]) -> list[Columns]:
    """Return the lines of all options, each with the place of its option and its own."""
    return [
        {"option": option, "place": place, **line}
        for option, lines in enumerate(lists)
        for place, line in enumerate(lines)
    ]


def _write_option(option: ProposalOption, currency: str) -> Columns:
    return {
        "name": option.name,
        "sentence": option.sentence,
        "payment_terms": option.payment_terms,
        "delivery": option.delivery,
        "installation": option.installation,
        "first_year_minor": minor_of(option.totals(currency).first_year),
        "discount": option.discount,
    }


def write_line(line: ProposalLine) -> Columns:
    """Return the columns of a priced line."""
    own = {
        "text": line.text,
        "quantity": line.quantity,
        "unit": line.unit,
        "line_group": line.group,
        "product_id": line.product_id,
        "recurrence": line.recurrence,
        "discount": line.discount,
        "tax_name": line.tax.name if line.tax else "",
        "tax_rate": line.tax.rate if line.tax else None,
    }
    return own | money_columns("price", line.price) | money_columns("cost", line.cost)


PROPOSALS = Room(
    Proposal,
    records.proposal,
    _read_proposal,
    _write_proposal,
    parts=(
        records.proposal_need,
        records.proposal_figure,
        records.proposal_option,
        records.option_row,
        records.option_line,
        records.option_raised,
        records.after_choice,
    ),
    order=("number", "id"),
)


def _read_revision(row: AnyRow, _parts: Held) -> Revision:
    return Revision(
        id=row.id,
        proposal_id=row.proposal_id,
        number=row.number,
        content=row.content,
        content_hash=row.content_hash,
        pdf=row.pdf,
        pdf_hash=row.pdf_hash,
        issued_at=row.issued_at,
    )


def _write_revision(revision: Revision) -> Written:
    return Written(
        {
            "id": revision.id,
            "proposal_id": revision.proposal_id,
            "number": revision.number,
            "content": revision.content,
            "content_hash": revision.content_hash,
            "pdf": revision.pdf,
            "pdf_hash": revision.pdf_hash,
            "issued_at": revision.issued_at,
        }
    )


REVISIONS = Room(Revision, records.revision, _read_revision, _write_revision, order=("number", "id"), sealed=True)
