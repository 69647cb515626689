"""The rooms of what stands around a proposal: taxes, letterhead, impediments, holdings, answers, boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from salesdesk.domain.answer import Answer
from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate, Snippet
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.product import TaxClass
from salesdesk.domain.proposal import CompareRow
from salesdesk.store.aggregates import Held, Room, Written
from salesdesk.store.records import boilerplate, deals, desk, holdings, proposals
from salesdesk.store.rooms.columns import money_columns, money_of
from salesdesk.store.rooms.customer_acts import refresh_acts
from salesdesk.store.rooms.proposals import read_line, write_line
from salesdesk.store.types import AnyRow


def _read_tax(row: AnyRow, _parts: Held) -> TaxClass:
    return TaxClass(id=row.id, name=row.name, rate=row.rate, usual=row.usual)


def _write_tax(tax: TaxClass) -> Written:
    return Written({"id": tax.id, "name": tax.name, "rate": tax.rate, "usual": tax.usual})


TAX_CLASSES = Room(TaxClass, desk.tax_class, _read_tax, _write_tax, order=("name", "id"))


def _read_letterhead(row: AnyRow, _parts: Held) -> Letterhead:
    return Letterhead(
        id=row.id,
        colour=row.colour,
        logo=row.logo,
        logo_kind=row.logo_kind,
        terms=row.terms,
        names_raisers=row.names_raisers,
    )


def _write_letterhead(letterhead: Letterhead) -> Written:
    return Written(
        {
            "id": letterhead.id,
            "colour": letterhead.colour,
            "logo": letterhead.logo,
            "logo_kind": letterhead.logo_kind,
            "terms": letterhead.terms,
            "names_raisers": letterhead.names_raisers,
        }
    )


LETTERHEADS = Room(Letterhead, desk.letterhead, _read_letterhead, _write_letterhead)


def _read_impediment(row: AnyRow, _parts: Held) -> Impediment:
    return Impediment(
        id=row.id,
        deal_id=row.deal_id,
        kind=row.kind,
        person_id=row.person_id,
        words=row.said,
        removes=row.removes,
        by=row.removed_by,
        due=row.due,
        noted_on=row.noted_on,
        removed_on=row.removed_on,
    )


def _write_impediment(impediment: Impediment) -> Written:
    return Written(
        {
            "id": impediment.id,
            "deal_id": impediment.deal_id,
            "kind": impediment.kind,
            "person_id": impediment.person_id,
            "said": impediment.words,
            "removes": impediment.removes,
            "removed_by": impediment.by,
            "due": impediment.due,
            "noted_on": impediment.noted_on,
            "removed_on": impediment.removed_on,
        }
    )


IMPEDIMENTS = Room(Impediment, deals.impediment, _read_impediment, _write_impediment, order=("noted_on", "id"))


def _read_holding(row: AnyRow, _parts: Held) -> Holding:
    return Holding(
        id=row.id,
        account_id=row.account_id,
        product_id=row.product_id,
        text=row.text,
        quantity=row.quantity,
        value=money_of(row.value_minor, row.value_currency),
        since=row.since,
        renews_on=row.renews_on,
        ended_on=row.ended_on,
        deal_id=row.deal_id,
    )


def _write_holding(holding: Holding) -> Written:
    own = {
        "id": holding.id,
        "account_id": holding.account_id,
        "product_id": holding.product_id,
        "text": holding.text,
        "quantity": holding.quantity,
        "since": holding.since,
        "renews_on": holding.renews_on,
        "ended_on": holding.ended_on,
        "deal_id": holding.deal_id,
    }
    return Written(own | money_columns("value", holding.value))


HOLDINGS = Room(Holding, holdings.holding, _read_holding, _write_holding)


def _read_answer(row: AnyRow, parts: Held) -> Answer:
    return Answer(
        id=row.id,
        proposal_id=row.proposal_id,
        revision=row.revision,
        choice=row.choice,
        signer=row.signer,
        title=row.title,
        place=row.place,
        signed_on=row.signed_on,
        remarks=row.remarks,
        verdict=row.verdict,
        doubts=tuple(one.doubt for one in parts[proposals.answer_doubt]),
        answered_on=row.answered_on,
        file=row.file,
        file_hash=row.file_hash,
    )


def _write_answer(answer: Answer) -> Written:
    own = {
        "id": answer.id,
        "proposal_id": answer.proposal_id,
        "revision": answer.revision,
        "choice": answer.choice,
        "signer": answer.signer,
        "title": answer.title,
        "place": answer.place,
        "signed_on": answer.signed_on,
        "remarks": answer.remarks,
        "verdict": answer.verdict,
        "answered_on": answer.answered_on,
        "file": answer.file,
        "file_hash": answer.file_hash,
    }
    return Written(own, {proposals.answer_doubt: [{"doubt": doubt} for doubt in answer.doubts]})


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Answer | None, Answer | None]]) -> None:
    """An answer is an act of the customer on the proposal's deal."""
    proposals_of = {one.proposal_id for pair in pairs for one in pair if one is not None}
    keys = select(proposals.proposal.c.deal_id).where(proposals.proposal.c.id.in_(proposals_of))
    refresh_acts(connection, connection.scalars(keys).all())


ANSWERS = Room(
    Answer,
    proposals.answer,
    _read_answer,
    _write_answer,
    parts=(proposals.answer_doubt,),
    told=_tell_deals,
    tells_of_ends=True,
)


def _read_snippet(row: AnyRow, _parts: Held) -> Snippet:
    return Snippet(id=row.id, name=row.name, text=row.text, language=row.language)


def _write_snippet(snippet: Snippet) -> Written:
    return Written({"id": snippet.id, "name": snippet.name, "text": snippet.text, "language": snippet.language})


SNIPPETS = Room(Snippet, boilerplate.snippet, _read_snippet, _write_snippet, order=("name", "id"))


def _read_group(row: AnyRow, parts: Held) -> LineGroup:
    lines = tuple(read_line(line) for line in parts[boilerplate.line_group_line])
    return LineGroup(id=row.id, name=row.name, lines=lines)


def _write_group(group: LineGroup) -> Written:
    lines = [write_line(line) for line in group.lines]
    return Written({"id": group.id, "name": group.name}, {boilerplate.line_group_line: lines})


LINE_GROUPS = Room(
    LineGroup,
    boilerplate.line_group,
    _read_group,
    _write_group,
    parts=(boilerplate.line_group_line,),
    order=("name", "id"),
)


def _read_template(row: AnyRow, parts: Held) -> ProposalTemplate:
    return ProposalTemplate(
        id=row.id,
        name=row.name,
        language=row.language,
        lead=row.lead,
        worth=row.worth,
        propose=row.propose,
        compare=row.compare,
        payment_terms=row.payment_terms,
        terms=row.terms,
        rows=tuple(CompareRow(label=r.label, text=r.text) for r in parts[boilerplate.template_row]),
        steps=tuple(step.text for step in parts[boilerplate.template_step]),
    )


def _write_template(template: ProposalTemplate) -> Written:
    own = {
        "id": template.id,
        "name": template.name,
        "language": template.language,
        "lead": template.lead,
        "worth": template.worth,
        "propose": template.propose,
        "compare": template.compare,
        "payment_terms": template.payment_terms,
        "terms": template.terms,
    }
    return Written(
        own,
        {
            boilerplate.template_row: [{"label": r.label, "text": r.text} for r in template.rows],
            boilerplate.template_step: [{"text": step} for step in template.steps],
        },
    )


TEMPLATES = Room(
    ProposalTemplate,
    boilerplate.proposal_template,
    _read_template,
    _write_template,
    parts=(boilerplate.template_row, boilerplate.template_step),
    order=("name", "id"),
)
