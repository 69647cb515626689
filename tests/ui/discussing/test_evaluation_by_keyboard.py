"""A call is evaluated by the keyboard, over a real desk: few keys, nothing set by itself, everything taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.plan_editing import plan_of
from salesdesk.domain.call_strategy import OptionToRaise, Question
from salesdesk.domain.evaluation import Evaluation, OutcomeClass, Reached
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting
from salesdesk.domain.objection import PlanObjection
from salesdesk.ui.discussing.page import TalkPage
from salesdesk.ui.fields.text import LINE_PAUSE
from salesdesk.ui.notices import Toast
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, told_desk
from tests.ui.windows import press, settle, type_in, window_over

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
PLAN = CallPlan(
    objective="Maeve Tierney signs the pilot order by 4 December",
    best="She signs on the call",
    least="She names the day",
    questions=(Question(text="Who else has to see it?"), Question(text="Ποιος αποφασίζει; 🙂")),
    objections=(PlanObjection(words="Too dear", answer="Less a year"),),
    to_raise=(OptionToRaise(text="Fit it at night"),),
    expected=ExpectedReturn(unit="pilot orders"),
    prospect_gets="A plan of the line",
)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return a desk whose planned call was held today."""
    made = told_desk(tmp_path)
    before = made.desk.preparing.view(made.meeting).meeting
    made.desk.selling.keep(before, replace(before, plan=PLAN))
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


@dataclass
class Counting:
    """Presses keys and counts them; words are typed, not counted."""

    opened: Opened
    count: int = field(default=0)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.count += len(keys)
        press(self.opened, *keys, modifier=modifier)

    def write(self, text: str) -> None:
        type_in(self.opened, text)


def meeting_in(told: Told) -> Meeting:
    return told.desk.discussing.view(told.meeting).meeting


def write(told: Told, evaluation: Evaluation) -> None:
    before = meeting_in(told)
    told.desk.selling.keep(before, replace(before, evaluation=evaluation))


def test_4_32_the_common_evaluation_takes_at_most_25_keys_besides_the_words(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    keys = Counting(opened)
    keys.press(Key.Key_3, modifier=ALT)
    keys.press(Key.Key_L, Key.Key_Tab)
    keys.write("2")
    keys.press(Key.Key_Tab, Key.Key_Down, Key.Key_Tab)
    keys.press(Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    keys.write("The board meets on Friday")
    keys.press(Key.Key_Tab, Key.Key_Space, Key.Key_Tab)
    keys.write("Maeve sends the shift plan")
    keys.press(Key.Key_Tab)
    keys.write("4 dec 2026")
    keys.press(Key.Key_Tab, Key.Key_Space)
    assert QApplication.activeModalWidget() is not None
    keys.press(Key.Key_Tab)
    keys.write("7 dec 10:00")
    keys.press(Key.Key_Return, Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    keys.press(Key.Key_Tab, Key.Key_Tab)
    keys.write("Ask for the board first")
    keys.press(Key.Key_Tab, Key.Key_Space)
    keys.press(Key.Key_Return, modifier=CONTROL)
    meeting = meeting_in(told)
    plan, evaluation = plan_of(meeting), meeting.evaluation
    assert evaluation is not None
    assert meeting.is_evaluated
    assert (evaluation.reached, evaluation.outcome) == (Reached.LEAST, OutcomeClass.ADVANCE)
    assert (evaluation.agreed, evaluation.agreed_by) == ("Maeve sends the shift plan", date(2026, 12, 4))
    assert (evaluation.learnt, evaluation.differently) == ("The board meets on Friday", "Ask for the board first")
    assert plan.expected.actual == 2
    assert [q.answered for q in plan.questions] == [True, False]
    assert (plan.objections[0].raised, plan.objections[0].worked) == (True, True)
    assert [option.text for option in meeting.raised] == ["Fit it at night"]
    (follow_up,) = [row.follow_up for row in told.desk.following_up.due()]
    assert (follow_up.topic, follow_up.starts.local.strftime("%d %H:%M")) == ("Maeve sends the shift plan", "07 10:00")
    assert keys.count <= 25


def test_4_20_an_objection_that_nobody_expected_is_noted_and_what_became_of_it(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    met = talk.evaluation.objections
    met.another.setFocus()
    type_in(opened, "Is that")
    QTest.qWait(LINE_PAUSE + 100)
    settle(opened)
    assert [one.words for one in plan_of(meeting_in(told)).objections] == ["Too dear", "Is that"], "a pause keeps it"
    press(opened, Key.Key_Escape)
    assert [one.words for one in plan_of(meeting_in(told)).objections] == ["Too dear"]
    for words in ("Ο ελεγκτής πρέπει να το δει 🙂", "too DEAR"):
        met.another.insert(words)
        press(opened, Key.Key_Return)
        assert QApplication.focusWidget() is met.another
    press(opened, Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(opened, Key.Key_Up)
    noted = [(one.words, one.raised, one.worked) for one in plan_of(meeting_in(told)).objections]
    assert noted == [("Too dear", True, None), ("Ο ελεγκτής πρέπει να το δει 🙂", True, False)]
    for _ in range(3):
        opened.shell.history.undo()
        settle(opened)
    assert [one.raised for one in plan_of(meeting_in(told)).objections] == [None]


def test_2_3_an_advance_is_proposed_and_never_set_by_itself(opened: Opened, told: Told, talk: TalkPage) -> None:
    assert talk.evaluation.worth.strip.isHidden()
    write(told, Evaluation(agreed="Maeve sends the plan", agreed_by=date(2026, 12, 4)))
    settle(opened)
    assert "advance" in talk.evaluation.worth.strip.words.text()
    assert meeting_in(told).evaluation == Evaluation(agreed="Maeve sends the plan", agreed_by=date(2026, 12, 4))
    talk.evaluation.worth.strip.button.setFocus()
    press(opened, Key.Key_Space)
    evaluation = meeting_in(told).evaluation
    assert evaluation is not None
    assert evaluation.outcome is OutcomeClass.ADVANCE
    assert talk.evaluation.worth.strip.isHidden()
    press(opened, Key.Key_Z, modifier=CONTROL)
    after = meeting_in(told).evaluation
    assert after is not None
    assert after.outcome is None


def test_2_3_an_advance_without_act_or_day_is_refused_where_it_lacks_and_kept_once_both_are_there(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    talk.evaluation.worth.choice.setFocus()
    press(opened, Key.Key_A)
    agreement = talk.evaluation.agreement
    assert QApplication.focusWidget() is agreement.act
    assert "act of the customer" in agreement.act.accessibleDescription()
    assert meeting_in(told).evaluation is None
    type_in(opened, "Maeve sends the plan")
    press(opened, Key.Key_Tab)
    assert talk.evaluation.worth.choice.value() is OutcomeClass.ADVANCE
    type_in(opened, "4 dec 2026")
    press(opened, Key.Key_Tab)
    evaluation = meeting_in(told).evaluation
    assert evaluation is not None
    assert (evaluation.outcome, evaluation.agreed_by) == (OutcomeClass.ADVANCE, date(2026, 12, 4))
    assert agreement.act.accessibleDescription() == ""


def test_4_31_it_closes_only_with_its_answers_and_opens_again(opened: Opened, told: Told, talk: TalkPage) -> None:
    press(opened, Key.Key_Return, modifier=CONTROL)
    assert QApplication.focusWidget() is talk.evaluation.worth.choice
    assert "order, advance" in talk.evaluation.worth.choice.accessibleDescription()
    press(opened, Key.Key_C)
    press(opened, Key.Key_Return, modifier=CONTROL)
    assert QApplication.focusWidget() is talk.evaluation.objective.reached
    assert not meeting_in(told).is_evaluated
    press(opened, Key.Key_N)
    press(opened, Key.Key_Return, modifier=CONTROL)
    assert meeting_in(told).is_evaluated
    assert not talk.evaluation.learnt.isEnabled()
    assert talk.talk_header.due.accessibleName().startswith("Evaluated")
    talk.evaluation.foot.reopen.setFocus()
    press(opened, Key.Key_Space)
    assert not meeting_in(told).is_evaluated
    assert talk.evaluation.learnt.isEnabled()


def test_4_31_the_page_says_until_when_a_call_is_to_be_evaluated(told: Told, talk: TalkPage) -> None:
    assert talk.talk_header.due.accessibleName().startswith("Evaluate by tomorrow 11:00")


def test_what_was_learnt_flows_back_and_the_deal_moves_only_when_asked(
    opened: Opened, told: Told, talk: TalkPage
) -> None:
    stages = told.desk.selling.stages()
    done = Evaluation(
        reached=Reached.BEST,
        outcome=OutcomeClass.ADVANCE,
        learnt="Η απόφαση είναι τον Μάρτιο 🙂",
        agreed="Maeve signs",
        agreed_by=date(2026, 12, 4),
    )
    write(told, done)
    settle(opened)
    press(opened, Key.Key_Return, modifier=CONTROL)
    assert [f.text for f in told.desk.preparing.view(told.meeting).findings] == ["Η απόφαση είναι τον Μάρτιο 🙂"]
    deal = told.desk.selling.deal(told.deal)
    assert [(e.what, e.meeting_id) for e in deal.evidence] == [("Maeve signs", told.meeting)]
    assert deal.deal.stage_id == stages[0].id
    assert stages[1].name in talk.evaluation.foot.move_on.text()
    toast = opened.window.findChild(Toast)
    assert toast is not None
    assert toast.button.text() == f"Move deal to {stages[1].name}"
    toast.button.setFocus()
    press(opened, Key.Key_Space)
    assert opened.window.page_id == "deal", "what the customer did first is asked for on the page of the deal (4.8)"
    assert told.desk.selling.deal(told.deal).deal.stage_id == stages[0].id
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert told.desk.selling.deal(told.deal).deal.stage_id == stages[1].id
    press(opened, Key.Key_Z, modifier=CONTROL)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert not meeting_in(told).is_evaluated
    assert told.desk.selling.deal(told.deal).evidence == ()
    assert told.desk.preparing.view(told.meeting).findings == ()


def test_the_next_meeting_begins_with_what_is_open(opened: Opened, told: Told, talk: TalkPage) -> None:
    press(opened, Key.Key_D, modifier=CONTROL)
    assert opened.window.page_id == "plans"
    (row,) = [row for row in told.desk.preparing.planned() if row.held_on is None]
    view = told.desk.preparing.view(row.id)
    assert view.plan == replace(
        CallPlan(), questions=PLAN.questions, objections=PLAN.objections, to_raise=PLAN.to_raise
    )
    assert ([p.name for p in view.people], view.deal is not None) == (["Maeve Tierney"], True)


def test_2_15_an_option_that_was_planned_is_noted_with_one_key(opened: Opened, told: Told, talk: TalkPage) -> None:
    button = talk.evaluation.options._buttons.widgets()[0]
    assert button.accessibleName() == "Raised by us: Fit it at night"
    button.setFocus()
    press(opened, Key.Key_Space)
    assert [option.text for option in meeting_in(told).raised] == ["Fit it at night"]
    assert talk.raised.list.slots()[0].face.accessibleName().startswith("Option: Fit it at night")
