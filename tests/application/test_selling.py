"""Deals by hand: new, edit, move, win, lose, reopen; everything in the history, everything undoable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.application.changes import Step
from salesdesk.application.desk import Desk
from salesdesk.application.ports import Conflict
from salesdesk.application.rows import DealQuery
from salesdesk.domain.account import Account, AccountKind
from salesdesk.domain.deal import Deal, LossReason, Motion, Outcome, ReasonCode, Status
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import AlreadyClosed, Missing, OutOfRange
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.application.moving import moved_on
from tests.histories import history_of

TODAY = date(2026, 12, 1)


def _deal(desk: Desk, title: str = "Press line", account: str = "Hallertau Malt") -> UUID:
    return desk.selling.new_deal(title, account_name=account, value=Money(4_200_00, "EUR")).made(Deal)


def _fields(desk: Desk, key: UUID) -> list[tuple[str, str | None, str | None]]:
    history = history_of(desk, key)
    return [(c.field, c.before, c.after) for c in history if not c.withdrawn]


def test_a_new_deal_is_mine_in_the_first_stage_and_makes_its_account(desk: Desk) -> None:
    view = desk.selling.deal(_deal(desk))
    me = desk.setting_up.view().me
    assert me is not None
    assert view.deal.owner_id == me.id
    assert view.stage is not None
    assert view.stage.name == desk.selling.stages()[0].name
    assert view.account is not None
    assert view.account.name == "Hallertau Malt"
    assert view.deal.created_on == TODAY
    assert view.deal.motion is Motion.NEW


def test_an_account_that_is_known_is_not_made_twice(desk: Desk) -> None:
    _deal(desk, account="Hallertau Malt")
    _deal(desk, "Second", account="hallertau  MALT")
    assert len(desk.selling.accounts()) == 1


def test_a_deal_needs_a_title_and_nothing_is_kept_without(desk: Desk) -> None:
    with pytest.raises(Missing):
        desk.selling.new_deal("  ", account_name="Nobody")
    assert not desk.selling.accounts()
    assert desk.selling.page(DealQuery(as_of=TODAY)).total == 0


def test_every_change_goes_into_the_history(desk: Desk) -> None:
    key = _deal(desk)
    before = desk.selling.deal(key).deal
    desk.selling.keep(before, replace(before, value=Money(5_000_00, "EUR"), chance=0.4))
    stage = desk.selling.stages()[1]
    moved_on(desk, key, stage.id)
    fields = _fields(desk, key)
    assert ("created", None, None) in fields
    assert ("value", "4200.00 EUR", "5000.00 EUR") in fields
    assert ("chance", None, "0.4") in fields
    assert any(field == "stage_id" and after == str(stage.id) for field, _, after in fields)


def test_entering_a_qualified_stage_qualifies(desk: Desk) -> None:
    key = _deal(desk)
    assert desk.selling.deal(key).deal.qualified_on is None
    moved_on(desk, key, desk.selling.stages()[1].id, on=TODAY - timedelta(days=3))
    assert desk.selling.deal(key).deal.qualified_on == TODAY - timedelta(days=3)


def test_winning_makes_a_customer_and_the_next_deal_existing_business(desk: Desk) -> None:
    key = _deal(desk)
    desk.selling.win(key, TODAY, Money(4_800_00, "EUR"))
    view = desk.selling.deal(key)
    assert view.deal.status is Status.WON
    assert view.deal.value == Money(4_800_00, "EUR")
    assert view.account is not None
    assert view.account.kind is AccountKind.CUSTOMER
    again = desk.selling.deal(_deal(desk, "Second line"))
    assert again.deal.motion is Motion.EXISTING


def test_a_lost_deal_needs_one_main_reason_and_a_competitor_only_when_it_was_one(desk: Desk) -> None:
    key = _deal(desk)
    reason = LossReason(code=ReasonCode.COMPETITOR_PRICE)
    with pytest.raises(Missing):
        desk.selling.lose(key, Outcome.NO_DECISION, [])
    with pytest.raises(Missing):
        desk.selling.lose(key, Outcome.COMPETITIVE, [reason])
    desk.selling.lose(key, Outcome.COMPETITIVE, [replace(reason, competitor="Nordwerk")])
    deal = desk.selling.deal(key).deal
    assert (deal.status, deal.outcome, deal.reasons[0].competitor) == (Status.LOST, Outcome.COMPETITIVE, "Nordwerk")
    with pytest.raises(AlreadyClosed):
        desk.selling.win(key)
    desk.selling.reopen(key)
    assert desk.selling.deal(key).deal.status is Status.OPEN


def test_a_deal_cannot_close_before_it_began(desk: Desk) -> None:
    with pytest.raises(OutOfRange):
        desk.selling.win(_deal(desk), TODAY - timedelta(days=1))


def test_undo_takes_a_step_back_whole_and_withdraws_its_history(desk: Desk) -> None:
    step = desk.selling.new_deal("Press line", account_name="Hallertau Malt")
    desk.changes.undo(step)
    assert desk.selling.page(DealQuery(as_of=TODAY)).total == 0
    assert not desk.selling.accounts()
    desk.changes.redo(step)
    assert desk.selling.page(DealQuery(as_of=TODAY)).total == 1
    key = step.made(Deal)
    moved = moved_on(desk, key, desk.selling.stages()[2].id)
    desk.changes.undo(moved)
    assert not [f for f, _, _ in _fields(desk, key) if f == "stage_id"]
    assert [c for c in history_of(desk, key) if c.field == "stage_id" and c.withdrawn]


def test_undo_refuses_to_write_over_what_changed_since(desk: Desk) -> None:
    key = _deal(desk)
    before = desk.selling.deal(key).deal
    step = desk.selling.keep(before, replace(before, note="first"))
    desk.selling.keep(replace(before, note="first"), replace(before, note="second"))
    with pytest.raises(Conflict) as refused:
        desk.changes.undo(step)
    assert isinstance(refused.value.stored, Deal)
    assert refused.value.stored.note == "second"
    assert desk.selling.deal(key).deal.note == "second"


def test_what_changed_is_announced_once_per_step(desk: Desk) -> None:
    heard: list[frozenset[tuple[type, UUID]]] = []
    desk.changes.announcements.listeners.append(heard.append)
    step: Step = desk.selling.new_deal("Press line", account_name="Hallertau Malt")
    assert heard == [step.keys]
    assert {kind for kind, _ in heard[0]} == {Deal, Account}


def test_text_that_no_document_can_hold_is_cleaned_when_it_is_kept(desk: Desk) -> None:
    key = desk.selling.new_deal("Press\x00 line\ud800", account_name="Ζωή Οίνοι").made(Deal)
    view = desk.selling.deal(key)
    assert view.deal.title == "Press line"
    assert view.account is not None
    assert view.account.name == "Ζωή Οίνοι"


def test_a_text_that_is_too_long_is_refused_never_cut(desk: Desk) -> None:
    before = desk.selling.deal(_deal(desk)).deal
    with pytest.raises(OutOfRange):
        desk.selling.keep(before, replace(before, note="x" * 20_001))
    desk.selling.keep(before, replace(before, note="x" * 20_000))


def test_find_ignores_case_and_accents_in_every_script(desk: Desk) -> None:
    _deal(desk, "Κελάρι", account="Ζωή Οίνοι")
    _deal(desk, "Žatec hops", account="Chmelařství Žatec")
    assert [h.title for h in desk.searching.find("ζωη")]
    assert [h.title for h in desk.searching.find("zatec chmel")] == ["Chmelařství Žatec"] or desk.searching.find(
        "chmel"
    )
    assert not desk.searching.find("")


@pytest.mark.parametrize("status", [Status.WON, Status.LOST])
def test_a_deal_that_is_closed_by_hand_says_when(desk: Desk, status: Status) -> None:
    key = _deal(desk)
    before = desk.selling.deal(key).deal
    with pytest.raises(Missing) as refused:
        desk.selling.keep(before, replace(before, status=status))
    assert (refused.value.what, refused.value.where) == ("closed_on", "deal")
    assert desk.selling.deal(key).deal == before
    with pytest.raises(Missing):
        desk.selling.keep(None, replace(before, id=UUID(int=1), status=status))


def test_the_day_of_closing_can_be_changed_but_not_taken_away(desk: Desk) -> None:
    key = _deal(desk)
    desk.selling.win(key)
    won = desk.selling.deal(key).deal
    with pytest.raises(Missing):
        desk.selling.keep(won, replace(won, closed_on=None))
    desk.selling.keep(won, moved := replace(won, closed_on=TODAY + timedelta(days=1)))
    assert desk.selling.deal(key).deal == moved


def test_a_deal_that_came_in_closed_without_a_day_is_edited_as_it_is(desk: Desk, tmp_path: Path) -> None:
    rows = tmp_path / "deals.csv"
    rows.write_text("Deal,Account,Stage,Amount\nPress line,Hallertau Malt,Won,100\n", encoding="utf-8")
    desk.importing.apply(desk.importing.understand(desk.importing.read(rows)))
    query = DealQuery(as_of=TODAY, statuses=frozenset({Status.WON}))
    key = desk.selling.page(query).rows[0].id
    came = desk.selling.deal(key).deal
    assert (came.status, came.closed_on) == (Status.WON, None)
    desk.selling.keep(came, noted := replace(came, note="Found in the old list"))
    with pytest.raises(Missing):
        desk.selling.keep(noted, replace(noted, status=Status.LOST))
    undone = desk.selling.reopen(key)
    desk.changes.undo(undone)
    assert desk.selling.deal(key).deal == noted
    desk.selling.keep(noted, dated := replace(noted, closed_on=TODAY))
    with pytest.raises(Missing):
        desk.selling.keep(dated, noted)


def test_a_value_that_no_desk_can_hold_is_told_with_the_limit(desk: Desk) -> None:
    key = _deal(desk)
    before = desk.selling.deal(key).deal
    with pytest.raises(OutOfRange) as refused:
        desk.selling.keep(before, replace(before, value=Money.of(10**19, "EUR")))
    assert told(Words(), refused.value) == (
        "A desk cannot hold 10000000000000000000.00 EUR: an amount goes up to 92233720368547758.07 EUR. "
        "Type a smaller one"
    )
    assert desk.selling.deal(key).deal == before
