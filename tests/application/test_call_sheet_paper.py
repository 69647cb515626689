"""The call sheet as it leaves a real desk: one page, or two with what we carry against the rivals on the deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.files import FileNotWritten
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess, Rival
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.deal import Deal
from salesdesk.domain.meeting import Meeting
from tests.documents.reading import pages_text, squeezed


@pytest.fixture
def plan(desk: Desk) -> UUID:
    """Plan a call on a deal on which one rival is known, whose card holds an advantage that nobody proved."""
    account = desk.selling.new_account("Quarry Lane Dairies").made(Account)
    deal = desk.selling.new_deal("Cold-chain loggers", account_id=account).made(Deal)
    card = Competitor(
        id=uuid4(),
        name="Coldline",
        claims=(
            Claim(id=uuid4(), kind=ClaimKind.ADVANTAGE, text="Nobody proved this"),
            Claim(
                id=uuid4(),
                kind=ClaimKind.ADVANTAGE,
                text="Reads 200 points",
                source="Lab report",
                known_on=date(2026, 11, 24),
            ),
        ),
    )
    desk.selling.keep(None, card)
    rivals = (Rival(competitor_id=card.id, relationship="Until 2028"),)
    desk.buying.learnt(deal, lambda process: _with(process, rivals))
    return desk.preparing.plan_call(deal_id=deal).made(Meeting)


def _with(process: BuyingProcess, rivals: tuple[Rival, ...]) -> BuyingProcess:
    return replace(process, rivals=rivals)


def test_1_12_an_advantage_without_a_source_stands_on_no_page(desk: Desk, plan: UUID, tmp_path: Path) -> None:
    desk.exporting.call_sheet(plan, tmp_path / "two.pdf", battlecard=True)
    call, card = map(squeezed, pages_text((tmp_path / "two.pdf").read_bytes()))
    assert "Coldline" in card
    assert squeezed("Reads 200 points Proof: Lab report, 7 days ago") in card
    assert squeezed("With this customer: Until 2028") in card
    assert squeezed("Nobody proved this") not in call + card


def test_4_4_without_the_battlecard_it_stays_one_page_and_names_no_rival(
    desk: Desk, plan: UUID, tmp_path: Path
) -> None:
    saved = desk.exporting.call_sheet(plan, tmp_path / "one.pdf")
    [page] = pages_text(saved.path.read_bytes())
    assert "Coldline" not in page
    assert "Quarry Lane Dairies" in page


def test_a_sheet_is_only_written_as_a_pdf(desk: Desk, plan: UUID, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        desk.exporting.call_sheet(plan, tmp_path / "one.txt", battlecard=True)
