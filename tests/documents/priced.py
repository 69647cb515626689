"""Proposals with many priced lines, for the tests of the price table: made from lines as a proposal has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from salesdesk.application.papers import OptionPaper, ProposalContent
from salesdesk.application.proposal_paper import investment_rows
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalLine, ProposalOption
from tests.documents.samples import eur, rich

STANDARD = Tax(name="VAT 21 %", rate=Decimal(21))
REDUCED = Tax(name="VAT 9 %", rate=Decimal(9))
RECURRENCES = (*(Recurrence.ONCE,) * 5, Recurrence.MONTHLY, Recurrence.YEARLY)
TERMS = "\n\n".join(
    f"{at}. What is delivered stays ours until it is paid. Whoever finds a fault tells us within two weeks; we mend "
    f"it or replace it, as we choose, in the place where it was delivered."
    for at in range(1, 25)
)


def lines(count: int, *, group_of: int = 6) -> tuple[ProposalLine, ...]:
    """So many lines in groups, of every recurrence and tax, some with a discount, some at no price."""
    return tuple(
        ProposalLine(
            text=f"Item number {at:03}",
            group=f"Group {at // group_of:02}" if group_of else "",
            price=eur(0) if at % 13 == 4 else eur(str((at + 1) * Decimal("113.37"))),
            quantity=Decimal(at % 4 + 1) / 2,
            unit="days" if at % 6 == 5 else "",
            recurrence=RECURRENCES[at % len(RECURRENCES)],
            discount=Decimal(10) if at % 5 == 1 else Decimal(0),
            cost=None if at % 9 == 8 else eur(at * 60),
            tax=REDUCED if at % 4 == 3 else STANDARD,
        )
        for at in range(count)
    )


def priced(
    a: Sequence[ProposalLine],
    b: Sequence[ProposalLine],
    discounts: tuple[Decimal | int, Decimal | int] = (0, 0),
    **changes: object,
) -> ProposalContent:
    """A proposal whose price table and totals come from these lines."""
    sides = [
        ProposalOption(lines=tuple(own), discount=Decimal(off)) for own, off in zip((a, b), discounts, strict=True)
    ]
    first, second = (_paper(paper, side) for paper, side in zip(rich().options, sides, strict=True))
    return rich(options=(first, second), investment=investment_rows(*sides), **changes)


def _paper(paper: OptionPaper, side: ProposalOption) -> OptionPaper:
    return replace(paper, totals=side.totals("EUR"), discount=side.discount)
