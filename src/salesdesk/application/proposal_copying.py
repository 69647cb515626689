"""A proposal copied for another deal: its texts, rows, items and terms, and nothing that belongs to one customer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from salesdesk.domain.proposal import Heard, Proposal, ProposalLine, ProposalOption


def copied(source: Proposal, fresh: Proposal) -> Proposal:
    """Return a fresh draft for another deal with what may be used again of `source`.

    Not taken over: the raised options (they have to be linked again, 2.16), the next step, discounts and their
    reason (1.11), the title of another deal, and of "What we heard" everything but what we propose: the same customer
    keeps it where nothing is known of the new deal. Dates of what follows the choice go. In another currency the
    items stay behind: their prices would be wrong, and an item without a price prints as "included".
    """
    same_money = source.currency == fresh.currency
    return replace(
        fresh,
        title=(source.title if fresh.deal_id == source.deal_id else fresh.title) or source.title,
        language=source.language,
        paper=source.paper,
        heard=_heard(source, fresh),
        compare=source.compare,
        options=tuple(_option(option, same_money=same_money) for option in source.options),
        payment_terms=source.payment_terms,
        terms=source.terms,
        names_raisers=source.names_raisers,
        after_choice=tuple(replace(step, on=None) for step in source.after_choice),
    )


def _heard(source: Proposal, fresh: Proposal) -> Heard:
    if source.account_id == fresh.account_id and (source.deal_id == fresh.deal_id or fresh.heard.says_nothing):
        return source.heard
    return replace(fresh.heard, propose=source.heard.propose)


def _option(option: ProposalOption, *, same_money: bool) -> ProposalOption:
    lines = tuple(_line(line) for line in option.lines) if same_money else ()
    return replace(option, raised=(), discount=Decimal(0), lines=lines)


def _line(line: ProposalLine) -> ProposalLine:
    return replace(line, discount=Decimal(0))
