"""A deal with a proposal that may go out, and what a customer makes of the PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.proposing import Proposing
from salesdesk.bootstrap import DayClock
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalLine
from tests.imports import making_pdfs as making

TALK, CALL_BACK = date(2026, 12, 1), date(2026, 12, 3)
PRESS = Product(id=UUID(int=9), name="Press line", price=Money.of(4_200, "EUR"))


def deal_with_two_raised(desk: Desk, title: str = "Press line", account: str = "Hallertau Malt") -> UUID:
    """Return a deal in whose talk two options were raised, with a next step booked."""
    key = desk.selling.new_deal(title, account_name=account).made(Deal)
    options = [
        desk.discussing.option("We fit it at night", Dimension.INSTALLATION, quote="nights only"),
        desk.discussing.option("Your fitters do it", Dimension.INSTALLATION, quote="we have the people"),
    ]
    desk.discussing.record(TALK, deal_id=key, raised=options)
    desk.following_up.book(Asked(topic="Hear which option", deal_id=key, day=CALL_BACK, clock=time(14)))
    return key


def draft_for(desk: Desk, deal: UUID) -> UUID:
    """Return a proposal on the deal that may be issued: A comes to 5,720.00, B to 6,720.00 in the first year."""
    if not desk.setting_up.view().products:
        desk.selling.keep(None, PRESS)
    key = desk.proposing.draft(deal_id=deal).made(Proposal)
    draft = desk.proposing.view(key).proposal
    night, own = draft.options
    a = replace(
        night,
        sentence="We fit the line in four nights.",
        rows=(CompareRow(label="Live from", text="12 January"),),
        lines=(_press(), _line("Fitting, nights", 380, "4")),
        installation="By us, at night",
    )
    b = replace(
        own,
        sentence="Your fitters fit it, we train them.",
        rows=(CompareRow(label="Live from", text="2 February"),),
        lines=(_press(), replace(_line("Care", 210), recurrence=Recurrence.MONTHLY)),
        installation="By your fitters",
    )
    desk.selling.keep(draft, replace(draft, options=(a, b)))
    return key


def _press() -> ProposalLine:
    return replace(_line("Press line", 4_200), product_id=PRESS.id)


def _line(text: str, price: int, quantity: str = "1") -> ProposalLine:
    return ProposalLine(text=text, price=Money.of(price, "EUR"), quantity=Decimal(quantity))


def proposing_on(desk: Desk, day: date) -> Proposing:
    """Return what proposes at this desk on another day."""
    return replace(desk.proposing, bench=Bench(replace(desk.changes, clock=DayClock(day, "Europe/Berlin"))))


def came_back(desk: Desk, key: UUID, **fields: str) -> Path:
    """Return the PDF that was issued, filled in by the customer's program and saved beside the desk."""
    path = desk.path.with_name("returned.pdf")
    path.write_bytes(making.saved_by_pypdf(desk.proposing.view(key).revisions[-1].pdf, fields))
    return path


SIGNED_B = {"option": "/B", "name": "Eva Lind", "title": "Buyer", "place": "Ghent", "date": "2 December"}
"""What a customer fills in who chooses B."""
