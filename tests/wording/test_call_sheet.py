"""What the call sheet says of a plan: who matters first, how they buy, what to bring, what may be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from salesdesk.application.call_sheet_paper import CallSheetContent
from salesdesk.application.library import CompetitorView
from salesdesk.application.papers import Paper
from salesdesk.application.plan_view import PlanView
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, Rival
from salesdesk.domain.call_strategy import OptionToRaise, Question, QuestionKind
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting, MeetingKind
from salesdesk.domain.money import Money
from salesdesk.domain.objection import Likelihood, PlanObjection
from salesdesk.domain.objective import Setting
from salesdesk.domain.pest_guard import Ground, Guard, Verdict
from salesdesk.domain.playbook import DatedStep, PlaybookStep
from salesdesk.domain.rates import Rate
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.wording import Words
from salesdesk.wording.call_sheet import how_they_buy, sheet_of

WORDS = Words()
TODAY = date(2026, 12, 1)
ORLA, KNUT = Person(id=UUID(int=1), name="Orla Byrne"), Person(id=UUID(int=2), name="Knut Aasen")
ORLA_USES = DealPerson(person_id=ORLA.id, role=BuyingRole.USES)
KNUT_DECIDES = DealPerson(person_id=KNUT.id, role=BuyingRole.DECIDES, wants="no night shifts")
DEAL = Deal(id=UUID(int=3), title="Loggers", currency="EUR", people=(ORLA_USES, KNUT_DECIDES))
TRIAL = DatedStep(PlaybookStep(id=UUID(int=4), name="Trial agreed", lead_days=30), date(2026, 12, 7))
SURVEY = DatedStep(PlaybookStep(id=UUID(int=5), name="Survey", lead_days=90), None)
OLD, FRESH = date(2026, 1, 4), date(2026, 11, 24)
CARD = Competitor(
    id=UUID(int=6),
    name="Coldline",
    price_model="Per month",
    claims=(
        Claim(id=UUID(int=7), kind=ClaimKind.ADVANTAGE, text="Nobody proved this", source="  ", known_on=FRESH),
        Claim(id=UUID(int=8), kind=ClaimKind.ADVANTAGE, text="Lighter by half", source="Data sheet", known_on=OLD),
        Claim(id=UUID(int=9), kind=ClaimKind.ADVANTAGE, text="Reads 200 points", source="Lab report", known_on=FRESH),
        Claim(id=UUID(int=10), kind=ClaimKind.TRAP, text="Who calibrates them?"),
    ),
)


def sheet(plan: CallPlan | None = None, *, cards: bool = False, **known: object) -> CallSheetContent:
    view = PlanView(
        meeting=Meeting(id=UUID(int=20), kind=MeetingKind.VISIT, plan=plan or CallPlan()),
        account=Account(id=UUID(int=21), name="Quarry Lane Dairies"),
        deal=DEAL,
        row=None,
        people=(ORLA, KNUT),
        known_people=(ORLA, KNUT),
        findings=(),
        raised=(),
        follow_ups=(),
        cycle=Cycle(n=0),
        setting=Setting(today=TODAY),
        lamps=(),
        missing=(),
        today=TODAY,
        check_again_days=180,
    )
    settings = DeskSettings(id=UUID(int=22), name="Desk", currency="EUR", zone="Europe/Berlin")
    shown = [CompetitorView(CARD, Rate.seen(4, 9), 1)] if cards else None
    return sheet_of(replace(view, **known), settings, datetime(2026, 12, 1, 7, tzinfo=UTC), WORDS, shown)  # type: ignore[arg-type]


def test_b4_the_sheet_says_whom_to_leave_in_peace_unless_the_call_was_held() -> None:
    stop = Guard(verdict=Verdict.STOP, ground=Ground.ATTEMPTS, unanswered=3, last_on=date(2026, 11, 29))
    left = Guard(verdict=Verdict.STOP, ground=Ground.VOICEMAILS, unanswered=2, voicemails=2, last_on=TODAY)
    assert sheet(guards={ORLA.id: Guard(), KNUT.id: stop}).guarded == (
        "Knut Aasen: Stop: Tried 3 times without an answer, last 2 days ago."
    )
    assert sheet(guards={ORLA.id: left, KNUT.id: Guard(ground=Ground.AGREED)}).guarded == (
        "Orla Byrne: Stop: 2 voicemails in 14 days without an answer.  ·  Knut Aasen: Agreed for today"
    )
    held = Meeting(id=UUID(int=20), held_on=TODAY)
    assert sheet(guards={KNUT.id: stop}, meeting=held).guarded == ""


def test_1_12_an_advantage_without_a_source_never_reaches_paper() -> None:
    printed = sheet(cards=True).rivals
    assert printed is not None
    assert [(claim.text, claim.source) for claim in printed[0].advantages] == [
        ("Reads 200 points", "Lab report"),
        ("Lighter by half", "Data sheet"),
    ]
    assert "Nobody proved this" not in str(printed)


def test_4_4_a_card_says_how_old_each_claim_is_what_ties_them_and_what_was_used() -> None:
    process = BuyingProcess(
        id=UUID(int=30), deal_id=DEAL.id, rivals=(Rival(competitor_id=CARD.id, relationship="Until 2028"),)
    )
    printed = sheet(CallPlan(used=(UUID(int=10),)), cards=True, process=process).rivals
    assert printed is not None
    card = printed[0]
    assert (card.name, card.relationship, card.price_model) == ("Coldline", "Until 2028", "Per month")
    assert card.win_rate == "Won 4 of 9 closed deals, 19–73\N{NO-BREAK SPACE}%"
    assert [claim.age for claim in card.advantages] == ["7 days ago", "10 months ago: check again"]
    assert [claim.used for claim in (*card.advantages, *card.traps)] == [False, False, True]


def test_without_cards_the_sheet_has_no_second_page() -> None:
    assert sheet().rivals is None
    assert (sheet().paper, sheet().how) == (Paper.A4, "Visit")


def test_the_decider_stands_first_with_what_he_wants() -> None:
    assert [(person.name, person.role, person.wants) for person in sheet().people] == [
        ("Knut Aasen", "decides", "no night shifts"),
        ("Orla Byrne", "uses", ""),
    ]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, ""),
        ({"people": (ORLA,)}, "Decides, and does not take part: Knut Aasen."),
        ({"people": (ORLA,), "known_people": (ORLA,)}, "Nobody who decides takes part."),
        ({"deal": replace(DEAL, people=(ORLA_USES,))}, "Nobody on this deal is known to decide. Ask who does."),
        ({"deal": None, "people": (ORLA,)}, ""),
    ],
)
def test_a_plan_without_the_decider_says_so(known: dict[str, object], said: str) -> None:
    assert sheet(**known).decider_missing == said  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_4_5_how_they_buy_is_one_line() -> None:
    process = BuyingProcess(
        id=UUID(int=30),
        deal_id=DEAL.id,
        done=frozenset({BuyerStep.HAS_BUDGET, BuyerStep.COMPARED}),
        price_expected=Money.of(55_000, "EUR"),
        price_learnt_on=FRESH,
        decides_on=date(2027, 1, 14),
    )
    assert how_they_buy(process, TODAY, WORDS).split("  ·  ") == [
        "Decides on 14 Jan 2027",
        "Expects €\N{NO-BREAK SPACE}55,000 (learnt 24 Nov)",
        "Compared offers",
        "Has a budget",
    ]
    assert how_they_buy(BuyingProcess(id=UUID(int=30), deal_id=DEAL.id), TODAY, WORDS) == ""
    assert how_they_buy(None, TODAY, WORDS) == ""


def test_4_9_the_head_names_the_step_the_call_serves() -> None:
    assert sheet(steps=(TRIAL, SURVEY)).step == "Step: Trial agreed, by 7 Dec"
    assert sheet(CallPlan(step_id=SURVEY.step.id), steps=(TRIAL, SURVEY)).step == "Step: Survey"
    assert sheet().step == ""


def raised_on(day: date, text: str, quote: str = "") -> RaisedRow:
    return RaisedRow(
        option=RaisedOption(id=UUID(int=40), text=text, quote=quote),
        meeting_id=UUID(int=20),
        meeting_kind=MeetingKind.CALL,
        on=day,
        who="",
        account_id=None,
        deal_id=DEAL.id,
    )


def test_4_14_options_stand_in_the_order_to_raise_before_those_raised_already() -> None:
    raised = (
        raised_on(FRESH, "Pay per litre", "we pay as we go"),
        raised_on(OLD, "turnkey "),
        raised_on(OLD, "Lease"),
    )
    plan = CallPlan(to_raise=(OptionToRaise(text="Line by line"), OptionToRaise(text="Turnkey")))
    ordered = sheet(plan, raised=raised)
    assert ordered.in_order
    assert [(option.letter, option.name) for option in ordered.options] == [
        ("1", "Line by line"),
        ("2", "Turnkey"),
        ("3", "Lease"),
        ("4", "Pay per litre"),
    ]
    lettered = sheet(raised=raised)
    assert not lettered.in_order
    assert [(option.letter, option.name) for option in lettered.options] == [("A", "turnkey "), ("B", "Lease")]


def test_4_14_answered_questions_stay_at_home_and_kinds_come_along() -> None:
    asked = Question(text="What then?", kind=QuestionKind.IMPLICATION)
    plan = CallPlan(opening="You asked.", questions=(Question(text="Known?", answered=True), asked))
    printed = sheet(plan)
    assert printed.opening == "You asked."
    assert [(question.text, question.kind) for question in printed.questions] == [
        ("What then?", QuestionKind.IMPLICATION)
    ]


def test_4_16_the_materials_of_the_plan_are_to_be_brought_in_its_order() -> None:
    library = tuple(Material(id=UUID(int=at), name=name) for at, name in enumerate(["Film", "Price list", "Sample"]))
    plan = CallPlan(materials=(library[2].id, UUID(int=99), library[0].id))
    assert sheet(plan, materials=library).materials == ("Sample", "Film")


def test_likely_objections_and_fresh_findings_come_first() -> None:
    objections = tuple(PlanObjection(words=str(x), likelihood=x) for x in reversed(Likelihood))
    findings = tuple(
        Finding(id=UUID(int=at), kind=FindingKind.PROSPECT, text=str(day), found_on=day)
        for at, day in enumerate([OLD, FRESH, None])
    )
    printed = sheet(CallPlan(objections=objections), findings=findings)
    assert [objection.words for objection in printed.objections] == [str(x) for x in Likelihood]
    assert [(finding.text, finding.check_again) for finding in printed.findings] == [
        (str(FRESH), False),
        ("None", False),
        (str(OLD), True),
    ]
