"""What a draft begins with: texts of theirs as they stand in the desk, each with who said it and when (2.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.application.heard_prefill import Known, Origin, alike, heard_of, offered, said, taken_over
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import Evaluation
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, MeetingKind
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.domain.research import Finding, FindingKind

MARIT, HUGO, TALK, DEAL, OURS = (UUID(int=n) for n in range(1, 6))
DAY, LATER = date(2026, 11, 3), date(2026, 11, 12)


def a_finding(text: str, kind: FindingKind = FindingKind.PROSPECT, **fields: object) -> Finding:
    values: dict[str, object] = {"found_on": DAY, "said_by": MARIT, "source": "On site", **fields}
    return Finding(id=UUID(int=hash((text, kind)) % 2**100), kind=kind, text=text, **values)  # type: ignore[arg-type]


def a_raised(quote: str, by: UUID | None = HUGO) -> RaisedRow:
    return RaisedRow(
        option=RaisedOption(id=UUID(int=77), text="Fit it at night", raised_by=by, quote=quote),
        meeting_id=TALK,
        meeting_kind=MeetingKind.VISIT,
        on=LATER,
        who="Hugo Boon" if by else "",
        account_id=None,
        deal_id=DEAL,
    )


def a_talk(**fields: object) -> Meeting:
    plan = CallPlan(
        objective="Marit signs for 12 machines by Friday",
        prospect_gets="Her own figures",
        expected=ExpectedReturn(unit="signatures"),
    )
    return Meeting(id=TALK, held_on=LATER, people=(MARIT,), plan=plan, evaluation=Evaluation(**fields))  # type: ignore[arg-type]


KNOWN = Known(
    findings=(
        a_finding("31 presses, dry ice every third Sunday"),
        a_finding("Two moulds dropped in a year, € 14,000 repair", FindingKind.CUSTOMER, found_on=LATER),
        a_finding("Orders below € 40,000 net need one signature"),
        a_finding("They are € 9,000 dearer", FindingKind.COMPETITOR),
        a_finding("Our head needs 38 cm", FindingKind.OWN_PRODUCT),
    ),
    raised=(a_raised("nights only, we wash until ten"), a_raised("shall we rent it out?", by=None)),
    talks=(a_talk(learnt="The crack test takes four hours.", agreed="Sends the drawings", agreed_by=LATER),),
    deal=Deal(
        id=DEAL,
        title="Moulds",
        currency="EUR",
        people=(
            DealPerson(person_id=MARIT, role=BuyingRole.DECIDES, wants="Sundays without dry ice"),
            DealPerson(person_id=HUGO, role=BuyingRole.USES, wants="Moulds that stay in the press"),
        ),
    ),
    people={MARIT: "Marit de Groot", HUGO: "Hugo Boon"},
)


def test_2_15_a_draft_begins_with_what_they_said_who_said_it_and_when() -> None:
    heard = heard_of(KNOWN)
    assert heard.needs == (
        Need(need="Two moulds dropped in a year, € 14,000 repair", who="Marit de Groot", on=LATER),
        Need(need="31 presses, dry ice every third Sunday", who="Marit de Groot", on=DAY),
        Need(
            need="nights only, we wash until ten",
            wanted="Moulds that stay in the press",
            who="Hugo Boon",
            on=LATER,
        ),
    )
    assert heard.lead == "Sundays without dry ice"
    assert heard.worth == "Two moulds dropped in a year, € 14,000 repair"
    assert heard.figures == (
        Figure(value="€ 14,000", label="Two moulds dropped in a year, € 14,000 repair", source="On site"),
        Figure(value="31 presses", label="dry ice every third Sunday", source="On site"),
    )


def test_2_15_every_text_names_the_record_it_stands_in_and_what_is_ours_is_never_taken() -> None:
    texts = said(KNOWN)
    rows = {f.id: f.text for f in KNOWN.findings} | {MARIT: "Sundays without dry ice"}
    for one in texts:
        if one.origin is Origin.FINDING:
            assert rows[one.key] == one.words
    assert {one.key for one in texts if one.origin in {Origin.QUOTE, Origin.LEARNT, Origin.AGREED}} == {TALK}
    everything = " ".join(one.words for one in texts)
    for ours in ("signs for 12", "Her own figures", "signatures", "dearer", "38 cm", "rent it out"):
        assert ours not in everything


def test_2_15_what_we_saw_or_concluded_is_offered_and_never_put_into_their_mouth() -> None:
    seen = a_finding("The first cell runs two shifts", said_by=None, source="Plant tour")
    known = replace(KNOWN, findings=(*KNOWN.findings, seen))
    begun = {need.need for need in heard_of(known).needs}
    by_hand = {o.need.need for o in offered(known, Heard()) if o.need}
    for ours in ("The crack test takes four hours.", "The first cell runs two shifts"):
        assert ours not in begun
        assert ours in by_hand


def test_what_we_found_out_about_their_money_is_offered_and_not_filled_in() -> None:
    money = "Orders below € 40,000 net need one signature"
    assert money not in {need.need for need in heard_of(KNOWN).needs}
    assert money in {o.need.need for o in offered(KNOWN, Heard()) if o.need}


def test_the_same_said_twice_stands_once() -> None:
    again = replace(KNOWN, findings=(*KNOWN.findings, a_finding("Dry ice every third Sunday, 31 presses")))
    assert alike("Dry ice every third Sunday, 31 presses", "31 presses, dry ice every third Sunday")
    assert heard_of(again) == heard_of(KNOWN)
    assert not alike("", "")
    assert not alike("31 presses", "12 lines")


def test_what_came_since_is_added_behind_and_no_edit_is_overwritten() -> None:
    begun = heard_of(KNOWN)
    mine = replace(begun.needs[0], need="Two dropped moulds in a year, € 14,000 to repair", wanted="none dropped")
    edited = replace(begun, needs=(mine, *begun.needs[1:]), lead="In our words")
    later = replace(KNOWN, findings=(*KNOWN.findings, a_finding("12 operators work at night", found_on=LATER)))
    found = offered(later, edited)
    told = {o.need.need for o in found if o.need}
    assert "12 operators work at night" in told
    assert not any("moulds dropped" in text for text in told)
    after = taken_over(edited, [o for o in found if "12 operators" in o.said.words])
    assert after.needs == (*edited.needs, Need(need="12 operators work at night", who="Marit de Groot", on=LATER))
    assert (after.lead, after.worth) == (edited.lead, edited.worth)
    assert [f.value for f in after.figures] == ["€ 14,000", "31 presses", "12 operators"]


def test_at_most_three_figures_stand_on_the_page() -> None:
    full = Heard(figures=tuple(Figure(value=f"{n} %") for n in range(3)))
    assert taken_over(full, offered(KNOWN, full)).figures == full.figures


def test_a_figure_without_a_source_is_none() -> None:
    nobody = Known(findings=(a_finding("31 presses", said_by=None, source=""),))
    assert heard_of(nobody).figures == ()


def test_nothing_known_fills_nothing_in() -> None:
    assert heard_of(Known()) == Heard()
