"""The call sheet is one page, always: whatever was typed, nothing overlaps and nothing is lost unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.call_sheet_paper import (
    CallSheetContent,
    SheetFinding,
    SheetLamp,
    SheetObjection,
    SheetOption,
    SheetPerson,
    SheetQuestion,
)
from salesdesk.application.papers import Paper, Trouble
from salesdesk.documents.call_sheet import CallSheetPress, write_call_sheet
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.objective import Letter
from salesdesk.domain.proposal import LONGEST_TEXT
from salesdesk.domain.research import FindingKind
from salesdesk.wording import Words
from tests.documents.reading import all_text, assert_pages_hold, fonts, squeezed
from tests.documents.samples import call_sheet, full_call_sheet

PRESS = CallSheetPress()
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="abc de", max_size=800),
    st.sampled_from(
        ["", "ψ" * 400, "word " * 900, "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten", "🚀" * 40]
    ),
)
FINDINGS = st.builds(SheetFinding, kind=st.sampled_from(FindingKind), text=TEXTS, check_again=st.booleans())
QUESTIONS = st.builds(SheetQuestion, text=TEXTS, kind=st.sampled_from([None, *QuestionKind]))
CONTENTS = st.builds(
    CallSheetContent,
    account=TEXTS,
    printed_at=st.just(call_sheet().printed_at),
    paper=st.sampled_from(Paper),
    starts=st.sampled_from([None, call_sheet().starts]),
    how=TEXTS,
    people=st.lists(st.builds(SheetPerson, name=TEXTS, title=TEXTS, role=TEXTS, wants=TEXTS), max_size=12).map(tuple),
    decider_missing=TEXTS,
    guarded=TEXTS,
    step=TEXTS,
    how_they_buy=TEXTS,
    best=TEXTS,
    least=TEXTS,
    materials=st.lists(TEXTS, max_size=9).map(tuple),
    in_order=st.booleans(),
    value=st.sampled_from([None, call_sheet().value]),
    stage=TEXTS,
    age_days=st.sampled_from([None, 0, 41_000]),
    usual_days=st.sampled_from([None, 58]),
    objective=TEXTS,
    lamps=st.tuples(*(st.builds(SheetLamp, letter=st.just(x), met=st.booleans(), reason=TEXTS) for x in Letter)),
    expected_return=TEXTS,
    fall_back=TEXTS,
    prospect_gets=TEXTS,
    opening=TEXTS,
    findings=st.lists(
        st.builds(SheetFinding, kind=st.sampled_from(FindingKind), text=TEXTS, check_again=st.booleans()), max_size=15
    ).map(tuple),
    questions=st.lists(QUESTIONS, max_size=12).map(tuple),
    objections=st.lists(st.builds(SheetObjection, words=TEXTS, answer=TEXTS, proof=TEXTS), max_size=9).map(tuple),
    options=st.lists(st.builds(SheetOption, letter=st.sampled_from("AB9"), name=TEXTS, line=TEXTS), max_size=6).map(
        tuple
    ),
    return_unit=TEXTS,
)


def _sheet(content: CallSheetContent) -> tuple[bytes, list[Trouble]]:
    made = PRESS.write(content, Words())
    return made.pdf, [warning.trouble for warning in made.warnings]


@settings(max_examples=30)  # each makes a document and reads every glyph's place back
@given(CONTENTS)
def test_the_sheet_is_one_page_without_overlaps_whatever_was_typed(content: CallSheetContent) -> None:
    pdf, _ = _sheet(content)
    assert_pages_hold(pdf, 1)


LONG = {
    "German": "Donaudampfschifffahrtsgesellschaft, sie entscheidet bald. ",
    "Greek": "Πόσα φορτία χάλασαν τον χειμώνα; ",
    "emoji": "🚀👩🏽‍🔧 ",
    "one word": "w",
    "lines": "one\ntwo\n\n",
}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("script", LONG)
def test_4_14_the_longest_plan_is_one_page_and_tells_what_was_cut(script: str, paper: Paper) -> None:
    long = (LONG[script] * LONGEST_TEXT)[:LONGEST_TEXT]
    pdf, troubles = _sheet(longest(long, paper))
    assert_pages_hold(pdf, 1)
    assert Trouble.CUT_TO_FIT in troubles
    assert all_text(pdf).count("moreinSalesDesk") >= 5


def longest(text: str, paper: Paper) -> CallSheetContent:
    """A plan in which every field holds the text and every list more than a page."""
    return replace(
        full_call_sheet(paper=paper, rivals=None),
        account=text,
        how=text,
        stage=text,
        step=text,
        how_they_buy=text,
        decider_missing=text,
        guarded=text,
        people=(SheetPerson(name=text, title=text, role=text, wants=text),) * 9,
        objective=text,
        lamps=tuple(SheetLamp(letter=letter, met=True, reason=text) for letter in Letter),
        best=text,
        least=text,
        expected_return=text,
        prospect_gets=text,
        fall_back=text,
        opening=text,
        findings=tuple(SheetFinding(kind=kind, text=text, check_again=True) for kind in FindingKind) * 4,
        questions=tuple(SheetQuestion(text=text, kind=kind) for kind in QuestionKind) * 4,
        materials=(text,) * 9,
        objections=(SheetObjection(words=text, answer=text, proof=text),) * 9,
        options=(SheetOption(letter="1", name=text, line=text),) * 9,
        return_unit=text,
    )


def test_every_part_of_a_plan_stands_on_the_sheet() -> None:
    pdf, troubles = _sheet(call_sheet())
    text = all_text(pdf)
    for part in (
        "Brightwater Laundries",
        "Tuesday, 1 December 2026, 10:30 – 11:00, Video call",
        "Γιώργος Παπαδόπουλος, Head of operations (decides)",
        "day 34 of 58 on average",
        "€ 79,530 · Proposal",
        "By 11:00 Giorgos picks Option A or Option B",
        "Until when? Name the day",
        "A plan that halves the water before the permit starts",
        "They name the open point",
        "Utilities audit laundries from 2027",
        "Who else has to see the choice before it counts?",
        "“January is too close.”",
        "Plan of Norrvik, 9 lines",
        "€ 66,000, all running on 24 May",
        "they promised",
        "Actual return, €:",
        "Confidential: do not leave with the prospect",
    ):
        assert squeezed(part) in text, part
    assert not troubles


def test_4_20_what_does_not_fit_is_counted_and_stays_in_the_program() -> None:
    content = replace(
        call_sheet(),
        questions=tuple(SheetQuestion(text=f"Question {at}?") for at in range(9)),
        findings=tuple(SheetFinding(kind=FindingKind.PROSPECT, text=f"Fact {at}") for at in range(8)),
        objections=tuple(SheetObjection(words=f"Doubt {at}", answer="Answer") for at in range(6)),
    )
    text = all_text(_sheet(content)[0])
    for part in ("+4moreinSalesDesk", "+2moreinSalesDesk", "Question4?", "Fact5", "Doubt3"):
        assert part in text
    for part in ("Question5?", "Fact6", "Doubt4"):
        assert part not in text


def test_no_kind_of_finding_is_pushed_off_the_sheet_by_another() -> None:
    facts = [SheetFinding(kind=FindingKind.PROSPECT, text=f"Fact {at}") for at in range(9)]
    facts.append(SheetFinding(kind=FindingKind.INDUSTRY, text="The one of the industry"))
    assert squeezed("The one of the industry") in all_text(_sheet(replace(call_sheet(), findings=tuple(facts)))[0])


def test_a_text_that_was_shortened_is_named() -> None:
    pdf, troubles = _sheet(replace(call_sheet(), objective="They pick one and name the day. " * 60))
    assert troubles == [Trouble.CUT_TO_FIT]
    assert "…" in all_text(pdf)


def test_a_full_plan_of_ordinary_length_is_set_smaller_and_not_cut() -> None:
    objections = tuple(
        SheetObjection(
            words="The works council has not seen it.", answer="We settle it on one frame first, " * 3, proof="A report"
        )
        for _ in range(4)
    )
    content = replace(call_sheet(), objections=objections, opening="You asked who stands beside it in week one. " * 2)
    pdf, troubles = _sheet(content)
    assert not troubles
    assert "…" not in all_text(pdf)


def test_an_empty_plan_gives_room_to_write() -> None:
    content = CallSheetContent(account="Quayside Linen", printed_at=call_sheet().printed_at)
    text = all_text(_sheet(content)[0])
    assert squeezed("No time agreed yet") in text
    assert squeezed("No objective yet") in text


@pytest.mark.parametrize("nasty", ["<jane@acme.com>", "<b>x", "{unit} {n}", "Ζωή ὕδωρ", "Łódź Ґ"])
def test_what_is_typed_is_printed_as_typed(nasty: str) -> None:
    content = replace(
        call_sheet(), account=nasty, objective=nasty, opening=nasty, questions=(SheetQuestion(text=nasty),), how=nasty
    )
    pdf, troubles = _sheet(content)
    assert all_text(pdf).count(squeezed(nasty)) >= 5
    assert not troubles
    assert all(fonts(pdf).values())


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = write_call_sheet(call_sheet(), Words(), invariant=True).pdf
    assert write_call_sheet(call_sheet(), Words(), invariant=True).pdf == first


def test_the_whole_plan_stands_on_the_page_without_a_cut() -> None:
    pdf, troubles = _sheet(full_call_sheet(rivals=None))
    text = all_text(pdf)
    for part in (
        "Step: Pilot agreed, by 7 Dec",
        "How they buy: Compared offers · Expects € 55,000 (learnt 24 Nov 2026) · Decides on 14 December 2026",
        "Nobody on this deal is known to decide.",
        "Best result: Giorgos picks one today",
        "Least we accept: He names who else",
        "Reached: Best result Least accepted Neither",
        "Outcome: Order Advance Continuation No",
    ):
        assert squeezed(part) in text, part
    assert_pages_hold(pdf, 1)
    assert not troubles


def test_4_14_questions_carry_their_kind_and_options_their_place_in_the_order() -> None:
    options = tuple(SheetOption(letter=str(at), name=f"Way {at}") for at in (1, 2, 3))
    text = all_text(_sheet(full_call_sheet(options=options, rivals=None))[0])
    assert squeezed("I What happens on 1 July if one plant is late?") in text
    assert squeezed("P Who of the crew would do it") in text
    assert squeezed("Options in the order to raise them") in text
    assert text.index("1Way1") < text.index("2Way2") < text.index("3Way3")


def test_4_14_no_kind_of_question_is_pushed_off_the_sheet_by_another() -> None:
    facts = tuple(SheetQuestion(text=f"Fact {at}?", kind=QuestionKind.SITUATION) for at in range(9))
    need = SheetQuestion(text="What would it be worth?", kind=QuestionKind.NEED)
    text = all_text(_sheet(replace(call_sheet(), questions=(*facts, need)))[0])
    assert text.index("Fact3?") < text.index(squeezed("What would it be worth?"))
    assert "Fact4?" not in text
    assert "+5moreinSalesDesk" in text


def test_4_16_materials_to_bring_stand_on_one_line_and_the_rest_is_counted() -> None:
    few = all_text(_sheet(full_call_sheet(rivals=None))[0])
    assert squeezed("To bring: Comparison sheet Training plan Reference letter of Norrvik") in few
    names = tuple(f"Reference letter number {at}" for at in range(1, 9))
    many = all_text(_sheet(full_call_sheet(materials=names, rivals=None))[0])
    shown = sum(squeezed(name) in many for name in names)
    assert 2 <= shown <= 4
    assert f"+{8 - shown}moreinSalesDesk" in many


def test_what_was_known_long_ago_is_marked_to_be_checked() -> None:
    old = SheetFinding(kind=FindingKind.INDUSTRY, text="The levy stays at 4 %", check_again=True)
    text = all_text(_sheet(replace(call_sheet(), findings=(old,)))[0])
    assert squeezed("Check again: The levy stays at 4 %") in text


def test_each_person_stands_with_what_they_want_and_the_last_are_counted() -> None:
    people = tuple(SheetPerson(name=f"Person {at}", role="Decides", wants=f"wish {at}") for at in range(7))
    text = all_text(_sheet(replace(call_sheet(), people=people))[0])
    assert squeezed("Person 0 (decides): wish 0") in text
    assert "wish3" in text
    assert "wish4" not in text
    assert "+3moreinSalesDesk" in text
