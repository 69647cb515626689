"""What every plan draws on, with what it did for us, on a real desk (4.4, 3.3, 4.9, B14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.ports import NotKept
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess, Rival
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode
from salesdesk.domain.evaluation import Evaluation, OutcomeClass
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.objection import Objection, ObjectionAnswer, PlanObjection
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.domain.refusals import Missing, OutOfRange, Refusal

TODAY = date(2026, 12, 1)
KALTWERK, FROST = (Competitor(id=uuid4(), name=name) for name in ("Kaltwerk", "Arctic Frost"))
FOOD = Playbook(id=uuid4(), name="Food makers", segment="Food")


@pytest.fixture
def account(desk: Desk) -> UUID:
    return desk.selling.new_account("Hallertau Malt", "Food").made(Account)


def kept(desk: Desk, *records: object) -> None:
    for record in records:
        desk.selling.keep(None, record)


def a_deal(desk: Desk, account: UUID, *rivals: Competitor) -> UUID:
    key = desk.selling.new_deal("Press line", account_id=account).made(Deal)
    named = tuple(Rival(competitor_id=rival.id) for rival in rivals)
    if named:
        desk.buying.learnt(key, lambda process: replace(process, rivals=named))
    return key


def lose(desk: Desk, deal: UUID, competitor: str = "") -> None:
    code = ReasonCode.COMPETITOR_PRICE if competitor else ReasonCode.NO_BUDGET
    reason = LossReason(code=code, competitor=competitor, main=True)
    desk.selling.lose(deal, Outcome.COMPETITIVE if competitor else Outcome.NO_DECISION, (reason,))


def held(desk: Desk, deal: UUID, plan: CallPlan, outcome: OutcomeClass | None = None) -> UUID:
    """Return a call that was held with this plan, evaluated where an outcome is given."""
    key = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    before = desk.preparing.view(key).meeting
    evaluation = Evaluation(outcome=outcome, agreed="They test it", agreed_by=TODAY) if outcome else None
    desk.selling.keep(before, replace(before, plan=plan, held_on=TODAY, evaluation=evaluation))
    if outcome:
        desk.evaluating.close(key)
    return key


def test_4_4_battlecards_come_by_name_with_our_win_rate_against_each(desk: Desk, account: UUID) -> None:
    kept(desk, KALTWERK, FROST)
    won, lost = a_deal(desk, account, KALTWERK, FROST), a_deal(desk, account, KALTWERK)
    by_name, _still_open = a_deal(desk, account), a_deal(desk, account, KALTWERK)
    alone = a_deal(desk, account)
    desk.selling.win(won)
    desk.selling.win(alone)
    lose(desk, lost)
    lose(desk, by_name, " KALTWERK ")
    frost, kaltwerk = desk.library.competitors()
    assert (frost.competitor, frost.rate.value, frost.rate.n, frost.open_deals) == (FROST, 1.0, 1, 0)
    assert (kaltwerk.competitor, kaltwerk.rate.n, kaltwerk.open_deals) == (KALTWERK, 3, 1)
    assert kaltwerk.rate.value == pytest.approx(1 / 3)
    assert (round(kaltwerk.rate.low, 4), round(kaltwerk.rate.high, 4)) == (0.0615, 0.7923)
    assert desk.library.competitor(KALTWERK.id) == kaltwerk


def test_4_4_a_battlecard_without_deals_claims_nothing_and_one_put_away_is_gone(desk: Desk, account: UUID) -> None:
    kept(desk, KALTWERK)
    a_deal(desk, account)
    (card,) = desk.library.competitors()
    assert (card.rate.value, card.rate.n, card.open_deals) == (None, 0, 0)
    step = desk.selling.archive(Competitor, KALTWERK.id)
    assert desk.library.competitors() == []
    with pytest.raises(NotKept):
        desk.library.competitor(KALTWERK.id)
    desk.changes.undo(step)
    assert desk.library.competitor(KALTWERK.id) == card


def test_4_4_the_second_page_is_made_with_a_card_that_was_put_away_while_a_deal_names_it(
    desk: Desk, account: UUID
) -> None:
    kept(desk, KALTWERK)
    meeting = desk.preparing.plan_call(deal_id=a_deal(desk, account, KALTWERK)).made(Meeting)
    desk.selling.archive(Competitor, KALTWERK.id)
    assert desk.preparing.view(meeting).rivals == (KALTWERK,)
    assert desk.exporting.call_sheet_made(meeting, battlecard=True).pages == 2


def test_b14_the_library_shows_in_how_many_calls_an_objection_came_and_how_its_answers_did(
    desk: Desk, account: UUID
) -> None:
    dear = Objection(id=uuid4(), words="Too dear", answers=(ObjectionAnswer(id=uuid4(), answer="Rent it"),))
    kept(desk, dear, late := Objection(id=uuid4(), words="Not now"))
    deal = a_deal(desk, account)
    said = PlanObjection(words="It costs too much", objection_id=dear.id, answer="Rent it", raised=True, worked=True)
    typed = PlanObjection(words="TOO dear", answer="rent it", raised=True, worked=False)
    held(desk, deal, CallPlan(objections=(said, replace(said, worked=None))))
    held(desk, deal, CallPlan(objections=(typed, replace(typed, words="Who are you?"))))
    held(desk, deal, CallPlan(objections=(replace(said, raised=False),)))
    by_words = {view.objection: view for view in desk.library.objections()}
    assert list(by_words) == [late, dear]
    assert (by_words[late].calls, by_words[late].answers) == (0, ())
    (answer,) = by_words[dear].answers
    assert (by_words[dear].calls, answer.success.value, answer.success.n) == (2, 0.5, 2)


def test_3_3_4_19_materials_tell_how_often_they_were_used_and_what_they_led_to(desk: Desk, account: UUID) -> None:
    price, ref, unused = (Material(id=uuid4(), name=name) for name in ("Price list", "Reference", "Unused"))
    kept(desk, unused, ref, price)
    deal = a_deal(desk, account)
    held(desk, deal, CallPlan(materials=(price.id, ref.id)), OutcomeClass.ADVANCE)
    held(desk, deal, CallPlan(materials=(price.id,)), OutcomeClass.NO)
    held(desk, deal, CallPlan(materials=(price.id,)))
    views = desk.library.materials()
    assert [(v.material, v.uses, v.next_steps.value, v.next_steps.n) for v in views] == [
        (price, 3, 0.5, 2),
        (ref, 1, 1.0, 1),
        (unused, 0, None, 0),
    ]


def test_4_9_3_2_playbooks_and_criteria_are_there_until_they_are_put_away(desk: Desk) -> None:
    greek = FitCriterion(id=uuid4(), field=FitField.COUNTRY, words=("GR",))
    kept(desk, FOOD, greek)
    assert (desk.library.playbooks(), desk.library.fit_criteria()) == ([FOOD], [greek])
    desk.selling.archive(Playbook, FOOD.id)
    desk.selling.archive(FitCriterion, greek.id)
    assert (desk.library.playbooks(), desk.library.fit_criteria()) == ([], [])


def test_b14_what_deals_like_this_one_met_goes_by_the_accounts_industry(desk: Desk, account: UUID) -> None:
    deal = a_deal(desk, account)
    met = PlanObjection(words="Too dear", raised=True)
    for _ in range(8):
        held(desk, deal, CallPlan(objections=(met,)))
    other = desk.selling.new_account("Åkerman Lifts", "Machines").made(Account)
    held(desk, a_deal(desk, other), CallPlan(objections=(replace(met, words="Not now"),)))
    alike = desk.library.objections_like(deal, None)
    assert ([one.words for one in alike.records], alike.calls, alike.pooled) == (["Too dear"], 8, False)
    pooled = desk.library.objections_like(None, other)
    assert ([one.calls for one in pooled.records], pooled.calls, pooled.pooled) == ([8, 1], 9, True)
    assert desk.library.objections_like(None, None).pooled


def _card(**text: str) -> Competitor:
    said = replace(Claim(id=uuid4(), kind=ClaimKind.TRAP, text="Ask for the weight"), **text)  # type: ignore[arg-type]
    return replace(KALTWERK, claims=(said,))


@pytest.mark.parametrize(
    ("record", "refusal", "what"),
    [
        (replace(KALTWERK, name=" "), Missing, "name"),
        (_card(text=" "), Missing, "text"),
        (_card(source="x" * 200_000), OutOfRange, "text"),
        (Objection(id=uuid4(), words=""), Missing, "words"),
        (Material(id=uuid4(), name="\t"), Missing, "name"),
        (
            Playbook(id=uuid4(), name="A", steps=(PlaybookStep(id=uuid4(), name="B", lead_days=-1),)),
            OutOfRange,
            "lead_days",
        ),
        (FitCriterion(id=uuid4(), field=FitField.REVENUE), Missing, "limits"),
        (Evidence(id=uuid4(), deal_id=uuid4(), what=" ", happened_on=TODAY), Missing, "text"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_not_kept(
    desk: Desk, record: object, refusal: type[Refusal], what: str
) -> None:
    with pytest.raises(refusal) as refused:
        desk.selling.keep(None, record)
    assert getattr(refused.value, "what", "") == what
    with desk.changes.store.reading() as look:
        assert look.every(type(record)) == []


def test_3_1_a_deal_has_one_buying_process(desk: Desk, account: UUID) -> None:
    deal, other = a_deal(desk, account), a_deal(desk, account)
    step = desk.buying.learnt(deal, lambda process: replace(process, spoke_to="Kaltwerk"))
    second = BuyingProcess(id=uuid4(), deal_id=deal)
    with pytest.raises(OutOfRange) as refused:
        desk.selling.keep(None, second)
    assert refused.value.what == "second_process"
    kept(desk, replace(second, deal_id=other))
    with pytest.raises(OutOfRange):
        desk.selling.keep(replace(second, deal_id=other), second)
    desk.changes.undo(step)
    kept(desk, replace(second, id=uuid4()))
    assert desk.buying.process(deal).spoke_to == ""


def test_4_12_the_age_at_which_findings_are_checked_again_can_be_meant(desk: Desk) -> None:
    settings = desk.setting_up.settings()
    assert settings.check_again_days == 180
    for days in (0, -1, 3651):
        with pytest.raises(OutOfRange) as refused:
            desk.selling.keep(settings, replace(settings, check_again_days=days))
        assert refused.value.what == "check_again_days"
    desk.selling.keep(settings, replace(settings, check_again_days=90))
    assert desk.setting_up.settings().check_again_days == 90
