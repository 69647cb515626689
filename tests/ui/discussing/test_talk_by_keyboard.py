"""A talk is written down by the keyboard, over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.plan_editing import objection_put
from salesdesk.domain.activity import ActivityKind, Phase, kinds_of
from salesdesk.domain.discussion import Dimension, Reaction
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.proposal import Proposal, ProposalState, Revision
from salesdesk.ui.discussing.page import TalkPage
from salesdesk.ui.theme import Theme
from salesdesk.wording import Words
from salesdesk.wording.labels import label
from tests.ui.preparing.rooms import Told, pause, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return a desk whose call was held today; one objection was expected."""
    made = told_desk(tmp_path)
    before = made.desk.preparing.view(made.meeting).meeting
    made.desk.selling.keep(before, objection_put(before, 0, PlanObjection(words="Too dear", answer="Less a year")))
    made.desk.discussing.hold(made.meeting)
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        window.window.go("talk", str(told.meeting))
        settle(window)
        yield window


@pytest.fixture
def talk(opened: Opened) -> TalkPage:
    page = opened.window.page("talk")
    assert isinstance(page, TalkPage)
    return page


def meeting_in(told: Told) -> Meeting:
    return told.desk.discussing.view(told.meeting).meeting


def _revision(draft: Proposal) -> Revision:
    at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    return Revision(
        id=UUID(int=77),
        proposal_id=draft.id,
        number=1,
        content="{}",
        content_hash="0",
        pdf=b"%PDF",
        pdf_hash="0",
        issued_at=at,
    )


def raise_option(opened: Opened, text: str) -> None:
    press(opened, Key.Key_O, modifier=CONTROL_SHIFT)
    type_in(opened, text)
    pause(opened)


def test_2_15_two_raised_options_lead_to_a_proposal_and_one_does_not(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    assert not talk.talk_header.propose.isEnabled()
    assert "two options" in talk.raised.why.words.text()
    raise_option(opened, "We fit all lorries")
    press(opened, Key.Key_Escape)
    assert "One option was raised" in talk.raised.why.words.text()
    raise_option(opened, "Their workshop fits")
    press(opened, Key.Key_Escape)
    assert talk.raised.why.isHidden()
    assert [option.text for option in meeting_in(told).raised] == ["We fit all lorries", "Their workshop fits"]
    talk.talk_header.propose.setFocus()
    press(opened, Key.Key_Space)
    assert opened.window.page_id == "proposals"
    (proposal,) = told.desk.proposing.listed()
    assert proposal.option_names == ("We fit all lorries", "Their workshop fits")


def test_2_15_an_option_tells_its_dimension_who_raised_it_and_the_reaction(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    raise_option(opened, "We fit all lorries")
    for typed in ("Inst", "Maeve", "Warm"):
        press(opened, Key.Key_Tab)
        type_in(opened, typed)
        settle(opened)
    press(opened, Key.Key_Tab)
    type_in(opened, "Nobody would notice")
    press(opened, Key.Key_Return)
    (option,) = meeting_in(told).raised
    assert option.dimension is Dimension.INSTALLATION
    assert option.raised_by == told.maeve
    assert option.reaction is Reaction.WARM
    assert option.quote == "Nobody would notice"
    slot = talk.raised.list.slot(option.id)
    assert slot is not None
    assert "Installation. Maeve Tierney. Warm" in slot.face.accessibleName()


def test_2_15_options_are_moved_removed_and_brought_back(opened: Opened, told: Told, talk: TalkPage) -> None:
    for text in ("We fit all lorries", "Their workshop fits"):
        raise_option(opened, text)
        press(opened, Key.Key_Escape)
    first, second = (option.id for option in meeting_in(told).raised)
    talk.raised.list.focus_on(second)
    press(opened, Key.Key_Up, modifier=ALT)
    assert [option.id for option in meeting_in(told).raised] == [second, first]
    press(opened, Key.Key_Delete)
    assert [option.id for option in meeting_in(told).raised] == [first]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [option.id for option in meeting_in(told).raised] == [second, first]


def test_an_option_without_words_says_what_to_do_and_stays_as_it_was(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    raise_option(opened, "We fit all lorries")
    press(opened, Key.Key_A, modifier=CONTROL)
    press(opened, Key.Key_Delete)
    pause(opened)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "remove it" in focused.accessibleDescription()
    assert [option.text for option in meeting_in(told).raised] == ["We fit all lorries"]


def test_a_day_still_to_come_is_refused_where_it_stands(opened: Opened, told: Told, talk: TalkPage) -> None:
    talk.talk.day.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "2 dec 2026")
    press(opened, Key.Key_Return)
    assert "still to come" in talk.talk.day.accessibleDescription()
    assert meeting_in(told).held_on == TODAY
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "27 nov 2026")
    press(opened, Key.Key_Return)
    assert meeting_in(told).held_on == date(2026, 11, 27)


def test_4_20_and_4_21_what_came_of_the_plan_is_noted(opened: Opened, told: Told, talk: TalkPage) -> None:
    talk.evaluation.objective.actual.setFocus()
    type_in(opened, "1")
    press(opened, Key.Key_Tab)
    type_in(opened, "Came up, the answer w")
    settle(opened)
    plan = meeting_in(told).plan
    assert plan is not None
    assert plan.expected.actual == 1
    assert (plan.objections[0].raised, plan.objections[0].worked) == (True, True)


def test_the_note_is_kept_while_it_is_written_and_another_talk_does_not_get_it(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    other = told.desk.discussing.record(TODAY, account_id=told.account).made(Meeting)
    talk.talk.note.setFocus()
    type_in(opened, "They want to be live before the audit")
    opened.window.go("talk", str(other))
    settle(opened)
    assert meeting_in(told).note == "They want to be live before the audit"
    assert told.desk.discussing.view(other).meeting.note == ""
    assert talk.talk.note.value() == ""


def test_an_option_that_an_issued_proposal_cites_cannot_be_removed(opened: Opened, told: Told, talk: TalkPage) -> None:
    for text in ("We fit all lorries", "Their workshop fits"):
        raise_option(opened, text)
        press(opened, Key.Key_Escape)
    told.desk.proposing.draft(deal_id=told.deal)
    row = told.desk.proposing.listed()[0]
    draft = told.desk.proposing.view(row.id).proposal
    issued = Edit(draft, replace(draft, state=ProposalState.ISSUED))
    told.desk.changes.issue(issued, _revision(draft), still=lambda _look: None)
    talk.raised.list.slots()[0].face.setFocus()
    press(opened, Key.Key_Delete)
    settle(opened)
    assert row.number in talk.trouble.words.text()
    assert len(meeting_in(told).raised) == 2
    assert len(talk.raised.list.slots()) == 2


def test_4_31_what_a_talk_was_for_is_one_of_the_kinds_of_4_22_to_4_31_and_is_taken_back(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    kinds = (*kinds_of(Phase.DURING), *kinds_of(Phase.AFTER))
    offered = [talk.talk.activity.itemText(at) for at in range(talk.talk.activity.count())]
    assert offered == [label(Words(), kind) for kind in kinds]
    assert meeting_in(told).activity is ActivityKind.CALL_OR_MEETING, "what a talk is where nobody says more"
    talk.talk.activity.setFocus()
    for kind in kinds[1:]:
        press(opened, Key.Key_Down)
        assert meeting_in(told).activity is kind
    for _ in kinds[1:]:
        press(opened, Key.Key_Z, modifier=CONTROL)
    assert meeting_in(told).activity is ActivityKind.CALL_OR_MEETING
