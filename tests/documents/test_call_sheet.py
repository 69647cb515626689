"""The call sheet is one page, always: whatever was typed, nothing overlaps and nothing is lost unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.papers import (
    CallSheetContent,
    Paper,
    SheetFinding,
    SheetLamp,
    SheetObjection,
    SheetOption,
    SheetPerson,
    Trouble,
)
from salesdesk.documents.call_sheet import CallSheetPress, write_call_sheet
from salesdesk.domain.objective import Letter
from salesdesk.domain.research import FindingKind
from salesdesk.wording import Words
from tests.documents.reading import all_text, fonts, overlaps, reader, squeezed, text_boxes
from tests.documents.samples import call_sheet

PRESS = CallSheetPress()
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="abc de", max_size=800),
    st.sampled_from(
        ["", "ψ" * 400, "word " * 900, "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten", "🚀" * 40]
    ),
)
CONTENTS = st.builds(
    CallSheetContent,
    account=TEXTS,
    printed_at=st.just(call_sheet().printed_at),
    paper=st.sampled_from(Paper),
    starts=st.sampled_from([None, call_sheet().starts]),
    how=TEXTS,
    people=st.lists(st.builds(SheetPerson, name=TEXTS, title=TEXTS, role=TEXTS), max_size=12).map(tuple),
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
    findings=st.lists(st.builds(SheetFinding, kind=st.sampled_from(FindingKind), text=TEXTS), max_size=15).map(tuple),
    questions=st.lists(TEXTS, max_size=12).map(tuple),
    objections=st.lists(st.builds(SheetObjection, words=TEXTS, answer=TEXTS, proof=TEXTS), max_size=9).map(tuple),
    options=st.lists(st.builds(SheetOption, letter=st.sampled_from("AB"), name=TEXTS, line=TEXTS), max_size=2).map(
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
    [boxes] = text_boxes(pdf)
    width, height = (float(x) for x in reader(pdf).pages[0].mediabox[2:])
    assert len(reader(pdf).pages) == 1
    assert all(b.left >= 40 and b.right <= width - 40 and b.bottom >= 20 and b.top <= height - 30 for b in boxes)
    assert not overlaps(boxes)


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
        questions=tuple(f"Question {at}?" for at in range(9)),
        findings=tuple(SheetFinding(kind=FindingKind.PROSPECT, text=f"Fact {at}") for at in range(8)),
        objections=tuple(SheetObjection(words=f"Doubt {at}", answer="Answer") for at in range(6)),
    )
    text = all_text(_sheet(content)[0])
    for part in ("+5moreinSalesDesk", "+2moreinSalesDesk", "Question3?", "Fact5", "Doubt3"):
        assert part in text
    for part in ("Question4?", "Fact6", "Doubt4"):
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
    content = replace(call_sheet(), account=nasty, objective=nasty, opening=nasty, questions=(nasty,), how=nasty)
    pdf, troubles = _sheet(content)
    assert all_text(pdf).count(squeezed(nasty)) >= 5
    assert not troubles
    assert all(fonts(pdf).values())


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = write_call_sheet(call_sheet(), Words(), invariant=True).pdf
    assert write_call_sheet(call_sheet(), Words(), invariant=True).pdf == first
