"""A stage moves only with what the customer did; what is unproven counts in no coverage, on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.deal import Deal
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import AlreadyClosed, Missing, OutOfRange, Unproven
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.application.moving import moved_on
from tests.histories import history_of

TODAY = date(2026, 12, 1)


def begun(desk: Desk, value: int = 4_200) -> UUID:
    """Return a deal in the first stage."""
    money = Money.of(value, "EUR")
    return desk.selling.new_deal("Press line", account_name="Hallertau Malt", value=money, expected_on=TODAY).made(Deal)


def stage(desk: Desk, place: int) -> UUID:
    return desk.selling.stages()[place].id


def evidence(desk: Desk, key: UUID) -> tuple[Evidence, ...]:
    return desk.selling.deal(key).evidence


def test_4_8_a_deal_does_not_move_without_the_act_of_the_customer_and_says_which_is_missing(desk: Desk) -> None:
    key = begun(desk)
    with pytest.raises(Unproven) as refused:
        desk.selling.move(key, stage(desk, 1))
    assert desk.selling.deal(key).deal.stage_id == stage(desk, 0)
    assert told(Words(), refused.value) == (
        "Qualified needs what the customer does first: They told us what they want to change. "
        "Note when they did it, then move the deal"
    )


def test_4_8_what_they_did_and_the_move_are_one_step_that_undo_takes_back_whole(desk: Desk) -> None:
    key, day = begun(desk), TODAY - timedelta(days=4)
    (criterion,) = desk.selling.wanted(key, stage(desk, 1))
    step = desk.selling.move(key, stage(desk, 1), evidence=[(criterion.id, " They showed us the hall ", day)])
    (noted,) = evidence(desk, key)
    assert (noted.what, noted.happened_on) == ("They showed us the hall", day)
    assert (noted.criterion_id, noted.stage_id) == (criterion.id, stage(desk, 0))
    assert desk.selling.deal(key).deal.stage_id == stage(desk, 1)
    desk.changes.undo(step)
    assert evidence(desk, key) == ()
    view = desk.selling.deal(key)
    assert view.deal.stage_id == stage(desk, 0)
    assert [change.withdrawn for change in history_of(desk, view.deal.id) if change.field == "stage_id"] == [True]
    desk.changes.redo(step)
    assert desk.selling.wanted(key, stage(desk, 1)) == ()


def test_4_8_moving_back_needs_nothing_and_what_was_noted_is_not_asked_for_again(desk: Desk) -> None:
    key = begun(desk)
    moved_on(desk, key, stage(desk, 2))
    desk.selling.move(key, stage(desk, 0))
    desk.selling.move(key, stage(desk, 2))
    assert desk.selling.deal(key).deal.stage_id == stage(desk, 2)


def test_4_8_a_day_to_come_is_no_evidence_and_neither_are_no_words(desk: Desk) -> None:
    key = begun(desk)
    (criterion,) = desk.selling.wanted(key, stage(desk, 1))
    with pytest.raises(OutOfRange, match="happened_on"):
        desk.selling.move(key, stage(desk, 1), evidence=[(criterion.id, "Soon", TODAY + timedelta(days=1))])
    with pytest.raises(Missing):
        desk.selling.move(key, stage(desk, 1), evidence=[(criterion.id, "  ", TODAY)])
    assert evidence(desk, key) == ()


def test_a_closed_deal_moves_nowhere_whatever_was_noted(desk: Desk) -> None:
    key = begun(desk)
    desk.selling.win(key)
    with pytest.raises(AlreadyClosed):
        desk.selling.move(key, stage(desk, 1))


def unproven_one(desk: Desk) -> UUID:
    """Return a deal that stands in a stage without what the customer has to do before, as an import may leave it."""
    key = begun(desk)
    deal = desk.selling.deal(key).deal
    desk.selling.keep(deal, replace(deal, stage_id=stage(desk, 1), qualified_on=TODAY))
    return key


def test_3_8_a_deal_that_misses_a_criterion_is_unproven_and_counts_in_no_coverage(desk: Desk) -> None:
    desk.targeting.set("2026-Q4", Money.of(10_000, "EUR"))
    proven, key = begun(desk, 3_000), unproven_one(desk)
    moved_on(desk, proven, stage(desk, 1))
    assert desk.selling.deal(key).row.unproven
    assert not desk.selling.deal(proven).row.unproven
    figures = desk.forecasting.view().figures
    assert figures.open.value == Money.of(7_200, "EUR")
    assert figures.coverage.open == Money.of(3_000, "EUR")
    (open_one,) = desk.selling.deal(key).stages[0].criteria
    step = desk.selling.note_evidence(key, [(open_one.id, "They told us on the phone", TODAY)])
    assert not desk.selling.deal(key).row.unproven
    assert desk.forecasting.view().figures.coverage.open == Money.of(7_200, "EUR")
    desk.changes.undo(step)
    assert desk.selling.deal(key).row.unproven


def test_3_8_of_an_earlier_day_counts_what_was_known_then(desk: Desk) -> None:
    early = open_again(desk, TODAY - timedelta(days=20))
    early.targeting.set("2026-Q4", Money.of(10_000, "EUR"))
    key = unproven_one(early)
    (open_one,) = early.selling.deal(key).stages[0].criteria
    late = open_again(early, TODAY)
    late.selling.note_evidence(key, [(open_one.id, "They told us on the phone", TODAY - timedelta(days=5))])

    def covering(days: int) -> Money | None:
        return late.forecasting.view(as_of=TODAY - timedelta(days=days)).figures.coverage.open

    assert covering(0) == Money.of(4_200, "EUR")
    assert covering(5) == Money.of(4_200, "EUR")
    assert covering(6) == Money.of(0, "EUR")
    late.close()


def test_3_8_a_deal_was_unproven_on_an_earlier_day_in_a_stage_that_was_put_away_since(desk: Desk) -> None:
    early = open_again(desk, TODAY - timedelta(days=20))
    early.targeting.set("2026-Q4", Money.of(10_000, "EUR"))
    key = unproven_one(early)
    late = open_again(early, TODAY)
    gone = stage(late, 1)
    late.selling.move(key, stage(late, 0))
    late.setting_up.put_away_stage(gone)
    figures = late.forecasting.view(as_of=TODAY - timedelta(days=5)).figures
    assert (figures.open.count, figures.coverage.open) == (1, Money.of(0, "EUR"))
    late.close()


def test_3_8_of_an_earlier_day_looks_at_the_stage_of_that_day(desk: Desk) -> None:
    early = open_again(desk, TODAY - timedelta(days=20))
    early.targeting.set("2026-Q4", Money.of(10_000, "EUR"))
    key = begun(early)
    deal = early.selling.deal(key).deal
    early.selling.keep(deal, replace(deal, qualified_on=TODAY))
    late = open_again(early, TODAY)
    deal = late.selling.deal(key).deal
    late.selling.keep(deal, replace(deal, stage_id=stage(late, 3)))
    assert late.forecasting.view().figures.coverage.open == Money.of(0, "EUR")
    before = late.forecasting.view(as_of=TODAY - timedelta(days=1)).figures
    assert before.coverage.open == Money.of(4_200, "EUR")
    late.close()


def open_again(desk: Desk, day: date) -> Desk:
    """Return the same desk on another day."""
    desk.close()
    return open_desk(desk.path, DayClock(day, "Europe/Berlin"))


def test_3_9_a_deal_waits_and_goes_on_each_as_one_step(desk: Desk) -> None:
    key = begun(desk)
    step = desk.selling.pause(key, "They wait for the budget round")
    assert desk.selling.deal(key).deal.paused_age == 0
    with pytest.raises(OutOfRange, match="second_pause"):
        desk.selling.pause(key, "Again")
    with pytest.raises(OutOfRange, match="pause_begun_on"):
        desk.selling.pause(key, "Later", TODAY + timedelta(days=1))
    with pytest.raises(OutOfRange, match="pause_over_on"):
        desk.selling.go_on(key, TODAY + timedelta(days=1))
    desk.selling.go_on(key)
    assert desk.selling.deal(key).deal.paused_age is None
    desk.changes.undo(desk.selling.pause(key, "Once more"))
    assert [pause.reason for pause in desk.selling.deal(key).deal.pauses] == ["They wait for the budget round"]
    assert step.edits


def brought(desk: Desk, folder: Path, rows: str) -> UUID:
    """Import deals from a file and return the batch."""
    path = folder / "deals.csv"
    path.write_text("Deal ID,Deal,Stage,Amount\n" + rows, encoding="utf-8")
    return desk.importing.apply(desk.importing.understand(desk.importing.read(path))).batch


def unproven(desk: Desk) -> int:
    with desk.changes.store.reading() as look:
        return len(look.rows.unproven())


def test_3_8_stages_that_come_with_the_first_deals_ask_for_nothing_and_leave_them_proven(
    desk: Desk, tmp_path: Path
) -> None:
    batch = brought(desk, tmp_path, "1,Press line,Discovery,1200\n2,Yeast lab,Negotiation,900\n")
    assert unproven(desk) == 0
    assert [one.criteria for one in desk.selling.stages()] == [()] * 7
    desk.importing.take_back(batch)
    assert all(one.criteria for one in desk.selling.stages())


def test_3_8_stages_of_a_desk_with_deals_keep_asking_when_a_file_brings_others(desk: Desk, tmp_path: Path) -> None:
    begun(desk)
    before = desk.selling.stages()
    brought(desk, tmp_path, "1,Yeast lab,Discovery,1200\n")
    assert desk.selling.stages()[:5] == before
    assert desk.selling.stages()[5].criteria == ()
