"""How a customer buys, kept on a real desk: one record for a deal, printed, and telling the plan what is done."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from salesdesk.application.buying_editing import expecting_price, ticked, working
from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing
from tests.application.moving import moved_on
from tests.documents.reading import all_text, squeezed

TODAY = date(2026, 12, 1)
PRICE = Money.of(40_000, "EUR")


@pytest.fixture
def deal(desk: Desk) -> Deal:
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    made = desk.selling.new_deal("Cold-chain loggers", account_id=account).made(Deal)
    return desk.selling.deal(made).deal


def test_3_1_there_is_one_process_for_a_deal_and_the_first_act_makes_it(desk: Desk, deal: Deal) -> None:
    assert not desk.buying.view(deal.id).is_kept
    step = desk.buying.learnt(deal.id, partial(ticked, step=BuyerStep.COMPARED, done=True))
    desk.buying.learnt(deal.id, partial(ticked, step=BuyerStep.HAS_BUDGET, done=True))
    view = desk.buying.view(deal.id)
    assert view.is_kept
    assert view.process.id == step.made(BuyingProcess)
    assert view.process.done == {BuyerStep.COMPARED, BuyerStep.HAS_BUDGET}


def test_4_5_a_price_expectation_ends_the_flag_and_undo_brings_it_back(desk: Desk, deal: Deal) -> None:
    assert not desk.buying.view(deal.id).lacks_price
    moved_on(desk, deal.id, desk.selling.stages()[2].id)
    assert desk.buying.view(deal.id).lacks_price
    step = desk.buying.learnt(deal.id, partial(expecting_price, price=PRICE, today=TODAY))
    assert not desk.buying.view(deal.id).lacks_price
    desk.changes.undo(step)
    assert desk.buying.view(deal.id).lacks_price
    assert not desk.buying.view(deal.id).is_kept


def test_2_5_how_we_will_work_is_kept_with_the_deal_and_printed(desk: Desk, deal: Deal, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        desk.exporting.how_we_work(deal.id, tmp_path / "agreed.pdf")
    desk.buying.learnt(deal.id, partial(working, text="A call every Tuesday at 9:30"))
    desk.buying.learnt(deal.id, partial(expecting_price, price=PRICE, today=TODAY))
    saved = desk.exporting.how_we_work(deal.id, tmp_path / "agreed.pdf")
    text = all_text(saved.path.read_bytes())
    for part in ("Quarry Lane Dairies", "Cold-chain loggers", "A call every Tuesday at 9:30", "Ilse Brandt"):
        assert squeezed(part) in text, part
    assert "40,000" not in text, "what they expect to pay is not for this page"
