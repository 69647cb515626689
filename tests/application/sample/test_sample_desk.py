"""The sample desk on disk, with its documents: what a person finds who looks around in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.sample import keys
from salesdesk.bootstrap import sample_desk
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUpState
from salesdesk.domain.objective import Letter
from salesdesk.domain.two_options import Fault
from tests.application.moving import moved_on
from tests.application.sample.telling import TODAY, shown, told
from tests.histories import history_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("sample")
    opened = sample_desk(folder / "Sample.salesdesk", TODAY)
    yield opened
    opened.close()


def test_the_first_page_has_two_meetings_follow_ups_and_a_proposal_that_waits(desk: Desk) -> None:
    view = desk.today.view()
    assert [m.id for m in view.meetings] == [keys.FIRST_PLAN, keys.SECOND_PLAN]
    assert [m.unanswered for m in view.meetings] == [1, 0]
    assert [m.ready_at is not None for m in view.meetings] == [False, True]
    assert view.due[0].follow_up.id == keys.LATE_FOLLOW_UP
    assert len(view.due) == 3
    (waiting,) = view.waiting
    assert waiting.id == keys.WAITING_PROPOSAL
    assert waiting.option_names == ("Bought, in your cabin 2", "Rented, in hall 2")
    assert waiting.next_step
    assert waiting.next_step.day > TODAY


def test_its_figures_are_those_of_the_story(desk: Desk) -> None:
    assert desk.forecasting.view().figures == shown(told())
    earlier = desk.forecasting.view(as_of=TODAY - timedelta(days=60)).figures
    assert earlier.open.count > 5
    assert earlier.won.count < 26


def test_3_8_two_of_its_deals_came_to_their_stage_without_what_the_customer_has_to_do(desk: Desk) -> None:
    with desk.changes.store.reading() as look:
        titles = {look.kept(Deal, key).value.title for key in look.rows.unproven()}
    assert titles == {"Filter exchange, two extractors", "Two safety officers and an operator course"}


def test_the_plans_show_their_lamps_and_findings(desk: Desk) -> None:
    first, second = desk.preparing.view(keys.FIRST_PLAN), desk.preparing.view(keys.SECOND_PLAN)
    assert [x.letter for x in first.lamps if not x.met] == [Letter.TIME_BASED]
    assert len(first.findings) == 6
    assert second.missing == ()
    assert first.cycle.enough


def test_2_1_a_list_tells_what_a_plan_lacks_as_its_page_does(desk: Desk) -> None:
    rows = desk.preparing.planned()
    assert {row.id: row.missing for row in rows} == {row.id: desk.preparing.view(row.id).missing for row in rows}
    assert len({row.missing for row in rows}) > 2
    assert {m.id: m.missing for m in desk.today.view().meetings}.items() <= {r.id: r.missing for r in rows}.items()


def test_what_came_of_talks_is_there_to_learn_from(desk: Desk) -> None:
    report = desk.evaluating.report()
    assert report.all.advances.n > 12
    assert report.without_advance
    assert any(one.calls > 1 for one in report.reps)
    assert any(view.calls > 2 and view.answers for view in desk.library.objections())
    assert any(view.uses > 2 and view.next_steps.value for view in desk.library.materials())
    assert {view.competitor.name for view in desk.library.competitors() if view.rate.n} >= {"Pulsvik", "Drylance"}
    plan = desk.preparing.view(keys.FIRST_PLAN)
    assert [card.name for card in plan.rivals] == ["Pulsvik", "Sandor Strahlwerk"]
    assert plan.fit is not None
    assert plan.fit.score == 100
    assert [step.step.name for step in plan.steps][-1] == "Who accepts the first frames"


def test_what_went_out_is_frozen_with_its_pdf_on_its_day(desk: Desk) -> None:
    waiting = desk.proposing.view(keys.WAITING_PROPOSAL)
    (revision,) = waiting.revisions
    assert waiting.faults == ()
    assert revision.pdf.startswith(b"%PDF")
    assert revision.pdf_hash == hashlib.sha256(revision.pdf).hexdigest()
    assert revision.issued_at.date() == waiting.proposal.dated
    assert waiting.next_step
    assert waiting.next_step.state is FollowUpState.IN_BOTH_CALENDARS
    assert len(desk.proposing.view(keys.EARLIER_PROPOSAL).revisions) == 1
    draft = desk.proposing.view(keys.DRAFT_PROPOSAL)
    assert [f.fault for f in draft.faults] == [Fault.NO_NEXT_STEP]
    assert draft.revisions == ()


def test_every_character_of_the_three_proposals_can_be_printed(desk: Desk) -> None:
    for key in (keys.WAITING_PROPOSAL, keys.DRAFT_PROPOSAL, keys.EARLIER_PROPOSAL):
        made = desk.proposing.press.proposal(desk.proposing.shown(desk.proposing.view(key)))
        assert made.warnings == ()
        assert made.pages == 6


def test_it_is_searched_in_every_script(desk: Desk) -> None:
    for text, title in (
        ("ναυπ αλκ", "Ναυπηγεία Αλκυόνη"),
        ("родопска", "Леярна Родопска стомана"),
        ("trebu", "Kolejové opravny Třebůvka"),
        ("skjær", "Skjærholm Verft"),
    ):
        assert desk.searching.find(text)[0].title == title


def test_the_history_of_a_deal_is_there_and_an_undo_leaves_it_alone(desk: Desk) -> None:
    before = history_of(desk, keys.DRAFT_DEAL)
    assert len({c.batch for c in before}) >= 5
    assert not any(c.withdrawn for c in before)
    step = moved_on(desk, keys.DRAFT_DEAL, desk.selling.stages()[3].id)
    desk.changes.undo(step)
    after = history_of(desk, keys.DRAFT_DEAL)
    assert [c.batch for c in after if c.withdrawn] == [step.batch]
    with desk.changes.store.reading() as look:
        assert look.kept(Deal, keys.DRAFT_DEAL).value == told().record(Deal, keys.DRAFT_DEAL)
