"""The sentences on how a customer buys, and on how well an account fits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.application.buying import BuyingView
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, BuyingStage, Rival
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal
from salesdesk.domain.fit import FitCriterion, FitField, fit_of
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from salesdesk.wording.buying import buying_told, repeat_told
from salesdesk.wording.fit import fit_short, fit_told, no_fit_told, reason_told

WORDS = Words()
TODAY = date(2026, 12, 1)
COLDLINE = Competitor(id=UUID(int=11), name="Coldline")
WANTED = (
    FitCriterion(id=UUID(int=1), field=FitField.INDUSTRY, words=("Food", "Retail"), weight=3),
    FitCriterion(id=UUID(int=2), field=FitField.EMPLOYEES, least=Decimal(100), most=Decimal(2000), weight=1),
    FitCriterion(id=UUID(int=3), field=FitField.REVENUE, least=Decimal(10)),
)


def told(**known: object) -> str:
    process = BuyingProcess(id=UUID(int=1), deal_id=UUID(int=2), **known)  # type: ignore[arg-type]
    view = BuyingView(
        deal=Deal(id=UUID(int=2), title="Loggers", currency="EUR"),
        account=None,
        stage=None,
        process=process,
        is_kept=True,
        competitors=(COLDLINE,),
        lacks_price=False,
    )
    return buying_told(WORDS, view, TODAY)


def test_3_1_what_they_did_already_is_told_in_a_line() -> None:
    assert told() == ""
    steps = frozenset({BuyerStep.COMPARED, BuyerStep.HAS_BUDGET})
    assert told(done=steps) == "Compared offers, has a budget."
    assert told(stage=BuyingStage.COMPARING) == "Compares."
    spoke = frozenset({BuyerStep.SEARCHED, BuyerStep.SPOKE})
    whole = told(done=spoke, spoke_to="Coldline", stage=BuyingStage.DECIDING, decides_on=date(2026, 12, 18))
    assert whole == "Decides: searched the market, spoke to Coldline. Decision by 18 Dec."
    assert told(rivals=(Rival(competitor_id=COLDLINE.id),), how_we_work="Tuesdays") == (
        "Against Coldline. How we will work is written down."
    )
    assert all("already" in repeat_told(WORDS, step) for step in BuyerStep)


def test_4_5_the_price_is_told_with_the_day_it_was_learnt() -> None:
    price = Money.of(40_000, "EUR")
    amount = WORDS.money(price)
    assert told(price_expected=price, price_learnt_on=date(2026, 11, 3)) == f"Expects {amount} (learnt 3 Nov)."
    assert told(price_expected=price, price_learnt_on=date(2025, 11, 3)) == f"Expects {amount} (learnt 3 Nov 2025)."


def test_3_2_a_fit_is_told_with_its_reasons_and_without_data_there_is_no_score() -> None:
    known = Account(id=UUID(int=9), name="Quarry Lane Dairies", industry="food", employees=40)
    fit = fit_of(known, WANTED)
    assert fit_short(WORDS, fit) == "Fit 75"
    assert fit_told(WORDS, fit) == "Fits: industry. Does not fit: employees. Not known: revenue."
    assert [reason_told(WORDS, reason) for reason in fit.reasons] == [
        "Industry: food",
        "Employees: 40, wanted 100 to 2,000",
        "Revenue, millions: not known, wanted at least 10",
    ]
    other = fit_of(Account(id=UUID(int=9), name="Quarry Lane Dairies", industry="Rail"), WANTED)
    assert (other.score, reason_told(WORDS, other.reasons[0])) == (0, "Industry: Rail, wanted Food or Retail")
    nothing = fit_of(Account(id=UUID(int=9), name="Quarry Lane Dairies"), WANTED)
    assert fit_short(WORDS, nothing) == ""
    assert no_fit_told(WORDS, nothing) == (
        "No score yet: nothing is known of industry, employees and revenue. Fill it in."
    )
