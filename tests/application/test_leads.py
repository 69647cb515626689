"""Leads on a real desk: every act one step that can be taken back, and nothing of a handed-back one counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.handing_back import Returned
from salesdesk.application.lead_view import Heading, grouped
from salesdesk.application.leads import NewLead
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.fit import FitCriterion, FitField
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import AlreadyClosed, Missing, OutOfRange, WithMarketing
from salesdesk.wording import Words
from salesdesk.wording.leads import failing
from tests.new_desks import TODAY

RETURNED = Returned(
    failed="They told us what they want to change",
    reason="They only collect prices for a thesis",
    seen="The price list and the film",
    revisit_on=date(2027, 3, 1),
)
YESTERDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _in_berlin(desk: Desk) -> None:
    settings = desk.setting_up.view().settings
    desk.selling.keep(settings, replace(settings, zone="Europe/Berlin"))


def came(desk: Desk, name: str = "Meyer & Sohn", day: date = YESTERDAY, at: time = time(16), account: str = "") -> UUID:
    return desk.leads.new(NewLead(name=name, day=day, clock=at, source="Fair", account=account)).made(Lead)


def kept(desk: Desk, key: UUID) -> Lead:
    with desk.leads.bench.look() as look:
        return look.kept(Lead, key).value


def spoken(desk: Desk, key: UUID) -> UUID:
    desk.leads.spoke(key, YESTERDAY, time(16, 30))
    return key


def dealt(desk: Desk) -> tuple[UUID, UUID]:
    """Return a lead and the open deal it became, worth 10,000."""
    key = spoken(desk, came(desk, account="Meyer & Sohn"))
    return key, desk.leads.make_deal(key, value=Money.of(10_000, "EUR")).made(Deal)


def test_3_5_a_lead_is_mine_comes_in_at_a_moment_of_the_desk_and_brings_its_account(desk: Desk) -> None:
    step = desk.leads.new(NewLead(name="", day=TODAY, clock=time(8), account=" Meyer & Sohn "))
    assert {edit.key[0] for edit in step.edits} == {Account, Lead}
    lead = kept(desk, step.made(Lead))
    assert (lead.name, lead.owner_id) == ("Meyer & Sohn", desk.setting_up.view().settings.me)
    assert lead.received.zone == "Europe/Berlin"
    assert f"{lead.received.local:%Y-%m-%d %H:%M}" == "2026-12-01 08:00"
    second = desk.leads.new(NewLead(name="Meyer again", day=TODAY, clock=time(8), account="meyer & sohn"))
    assert {edit.key[0] for edit in second.edits} == {Lead}
    assert kept(desk, second.made(Lead)).account_id == lead.account_id


def test_3_5_without_day_and_time_there_is_no_clock(desk: Desk) -> None:
    for day, clock in ((None, time(9)), (TODAY, None)):
        with pytest.raises(Missing, match="received"):
            desk.leads.new(NewLead(name="Meyer", day=day, clock=clock))
    with pytest.raises(OutOfRange, match="received"):
        came(desk, day=date(2026, 12, 2))
    with pytest.raises(OutOfRange, match="spoken_at"):
        desk.leads.spoke(came(desk), date(2026, 12, 2), time(9))


def test_3_5_the_view_puts_the_longest_wait_first_and_tells_share_and_target(desk: Desk) -> None:
    late, fresh = came(desk, "Late"), came(desk, "Fresh", TODAY, time(8))
    met = spoken(desk, came(desk, "Met"))
    view = desk.leads.view()
    assert [(row.lead.id, row.waited and row.waited.minutes) for row in view.untouched] == [(late, 60), (fresh, 0)]
    assert [row.lead.id for row in view.spoken] == [met]
    assert (view.clock.hours, view.clock.met.n, view.clock.met.value, view.clock.median) == (1, 1, 1.0, 30)
    assert desk.leads.count() == 2
    assert view.count == 3


def test_3_5_only_the_desks_working_days_count(desk: Desk) -> None:
    came(desk, day=YESTERDAY, at=time(9))
    assert desk.leads.view().clock.waiting[0].minutes == 8 * 60
    settings = desk.setting_up.view().settings
    desk.selling.keep(settings, replace(settings, weekdays=frozenset({2, 3})))
    assert desk.leads.view().clock.waiting[0].minutes == 0
    desk.selling.keep(desk.setting_up.view().settings, replace(settings, country="GB"))
    came(desk, "St Andrew", day=date(2026, 11, 27), at=time(9))
    assert desk.leads.view().clock.waiting[0].minutes == 2 * 8 * 60


def test_3_5_only_the_hours_in_which_the_desk_works_count(desk: Desk) -> None:
    came(desk, day=YESTERDAY, at=time(6))
    settings = desk.setting_up.view().settings
    desk.selling.keep(settings, replace(settings, opens=time(5, 30), closes=time(11)))
    view = desk.leads.view()
    assert view.clock.waiting[0].minutes == 5 * 60 + (8 * 60 + 15) - (5 * 60 + 30)
    assert view.clock.calendar.day_minutes == 330


def test_3_5_a_working_day_ends_after_it_begins(desk: Desk) -> None:
    settings = desk.setting_up.view().settings
    with pytest.raises(OutOfRange, match="closes"):
        desk.selling.keep(settings, replace(settings, opens=time(9), closes=time(9)))
    assert desk.setting_up.view().settings == settings


def test_3_5_a_deal_is_made_of_a_lead_in_one_step_in_the_first_stage(desk: Desk) -> None:
    key = came(desk, account="Meyer & Sohn")
    with pytest.raises(Missing, match="two_way"):
        desk.leads.make_deal(key)
    spoken(desk, key)
    step = desk.leads.make_deal(key)
    deal, lead = desk.selling.deal(step.made(Deal)), kept(desk, key)
    assert (lead.state, lead.deal_id) == (LeadState.DEAL, deal.deal.id)
    assert (deal.deal.title, deal.deal.account_id) == ("Meyer & Sohn", lead.account_id)
    assert deal.stage == desk.selling.stages()[0]
    assert [row.deal for row in desk.leads.view().deals] == ["Meyer & Sohn"]
    desk.changes.undo(step)
    assert (kept(desk, key).state, kept(desk, key).deal_id) == (LeadState.TOUCHED, None)


def test_3_6_a_hand_back_takes_the_deal_out_of_pipeline_and_coverage_in_the_same_step(desk: Desk) -> None:
    key, deal = dealt(desk)
    qualified = next(stage for stage in desk.selling.stages() if stage.qualifies)
    before = desk.selling.deal(deal).deal
    whole = replace(before, stage_id=qualified.id, qualified_on=TODAY, expected_on=date(2026, 12, 20))
    desk.selling.keep(before, whole)
    desk.selling.note_evidence(deal, [(desk.selling.stages()[0].criteria[0].id, "Said so", TODAY)])
    shown = desk.forecasting.view().figures
    assert (shown.open.count, shown.coverage.open) == (1, Money.of(10_000, "EUR"))
    step = desk.leads.hand_back(key, RETURNED)
    gone, figures = desk.selling.deal(deal).deal, desk.forecasting.view().figures
    assert (gone.status, gone.closed_on) == (Status.HANDED_BACK, TODAY)
    assert (figures.open.count, figures.coverage.open) == (0, None)
    assert figures.lost.count == 0
    desk.changes.undo(step)
    assert desk.selling.deal(deal).deal.status is Status.OPEN
    assert kept(desk, key).state is LeadState.DEAL


def test_3_6_a_deal_that_is_over_is_not_given_back(desk: Desk) -> None:
    key, deal = dealt(desk)
    desk.selling.win(deal)
    with pytest.raises(AlreadyClosed):
        desk.leads.hand_back(key, RETURNED)
    assert kept(desk, key).state is LeadState.DEAL


@pytest.mark.parametrize("lacking", ["failed", "reason", "seen", "revisit_on"])
def test_3_6_a_hand_back_without_one_of_the_four_is_refused(desk: Desk, lacking: str) -> None:
    nothing: dict[str, str | None] = {lacking: None if lacking == "revisit_on" else " "}
    key = came(desk)
    with pytest.raises(Missing, match=lacking):
        desk.leads.hand_back(key, replace(RETURNED, **nothing))  # type: ignore[arg-type]
    assert kept(desk, key).state is LeadState.UNTOUCHED


def test_3_6_what_marketing_has_is_looked_at_again_on_its_day_and_not_before(desk: Desk) -> None:
    key = came(desk)
    desk.leads.hand_back(key, RETURNED)
    assert [row.lead.id for row in desk.leads.view().marketing] == [key]
    assert desk.leads.count() == 0
    lead = kept(desk, key)
    assert lead.hand_back
    due = replace(lead.hand_back, on=date(2026, 11, 1), revisit_on=TODAY)
    desk.selling.keep(lead, replace(lead, hand_back=due))
    view = desk.leads.view()
    assert ([row.lead.id for row in view.again], view.marketing) == ([key], ())
    assert desk.leads.count() == 1


def test_3_6_a_lead_does_not_come_back_as_a_new_one_nor_without_a_new_signal(desk: Desk) -> None:
    key = came(desk)
    desk.leads.hand_back(key, RETURNED)
    with pytest.raises(WithMarketing):
        came(desk, " meyer & SOHN ")
    with pytest.raises(Missing, match="signal_on"):
        desk.leads.take_again(key, "Asked for a visit", None)
    with pytest.raises(OutOfRange, match="signal_on"):
        desk.leads.take_again(key, "Asked for a visit", TODAY)
    with pytest.raises(OutOfRange, match="happened_on"):
        desk.leads.take_again(key, "Asked for a visit", date(2026, 12, 2))
    assert kept(desk, key).state is LeadState.HANDED_BACK


def test_3_6_a_new_signal_brings_it_back_to_the_list_of_those_who_wait(desk: Desk) -> None:
    key = came(desk)
    desk.leads.hand_back(key, RETURNED)
    lead = kept(desk, key)
    assert lead.hand_back
    colleague = Rep(id=desk.leads.bench.new_id(), name="Jo Lind")
    desk.selling.keep(None, colleague)
    earlier = replace(lead.hand_back, on=date(2026, 11, 20))
    desk.selling.keep(lead, replace(lead, hand_back=earlier, owner_id=colleague.id))
    step = desk.leads.take_again(key, "Asked for a visit", YESTERDAY)
    (row,) = desk.leads.view().untouched
    assert (row.lead.signal, row.waited and row.waited.minutes) == ("Asked for a visit", 60)
    assert row.lead.owner_id == desk.setting_up.view().settings.me
    desk.changes.undo(step)
    assert kept(desk, key).state is LeadState.HANDED_BACK


def test_3_6_what_a_lead_can_fail_is_what_the_first_stage_asks_and_the_ideal_customer(desk: Desk) -> None:
    ideal = FitCriterion(id=desk.leads.bench.new_id(), field=FitField.INDUSTRY, words=("food",))
    desk.selling.keep(None, ideal)
    told = failing(Words(), desk.leads.failable())
    assert told == ["Industry: food", "They told us what they want to change"]


def test_4_6_what_was_heard_is_kept_with_its_deal_and_shown_this_month(desk: Desk) -> None:
    _, deal = dealt(desk)
    account = desk.selling.deal(deal).deal.account_id
    step = desk.leads.note(FeedbackKind.OBJECTION, " Too many parts ", account_id=account, deal_id=deal)
    with pytest.raises(Missing, match="words"):
        desk.leads.note(FeedbackKind.MESSAGE, " ")
    (row,) = desk.leads.view().heard
    assert (row.feedback.words, row.feedback.noted_on, row.account, row.deal) == (
        "Too many parts",
        TODAY,
        "Meyer & Sohn",
        "Meyer & Sohn",
    )
    assert [one.id for one in desk.leads.heard(deal)] == [step.made(Feedback)]
    for days in (30, 31):
        earlier = replace(row.feedback, id=desk.leads.bench.new_id(), noted_on=TODAY - timedelta(days=days))
        desk.selling.keep(None, replace(earlier, deal_id=None, words=f"{days} days ago"))
    assert [one.feedback.words for one in desk.leads.view().heard] == ["Too many parts", "30 days ago"]
    desk.changes.undo(step)
    assert [one.feedback.words for one in desk.leads.view().heard] == ["30 days ago"]


def test_3_5_when_it_came_in_and_whose_it_is_can_be_put_right(desk: Desk) -> None:
    key = spoken(desk, came(desk))
    desk.leads.came_in(key, YESTERDAY, time(15))
    (row,) = desk.leads.view().spoken
    assert row.waited
    assert row.waited.minutes == 90
    with pytest.raises(OutOfRange, match="two_way"):
        desk.leads.came_in(key, YESTERDAY, time(16, 45))
    made = desk.leads.of_account(key, "Meyer & Sohn")
    assert {edit.key[0] for edit in made.edits} == {Account, Lead}
    again = desk.leads.of_account(key, "MEYER & Sohn")
    assert again.edits == ()
    desk.leads.of_account(key, " ")
    assert kept(desk, key).account_id is None


def test_3_5_the_list_is_searched_by_every_word_and_says_how_many_it_leaves_out(desk: Desk) -> None:
    for n in range(3):
        came(desk, f"Müller {n}", account="Bäckerei Adler")
    came(desk, "Other")
    view = desk.leads.view()
    (found,) = grouped(view, "ADLER muller")
    assert (found.heading, len(found.rows), found.more) == (Heading.UNTOUCHED, 3, 0)
    assert grouped(view, "adler other") == ()
    (cut,) = grouped(view, most=3)
    assert (len(cut.rows), cut.more) == (3, 1)


def test_3_6_a_deal_that_marketing_has_opens_again_only_after_its_lead_came_back(desk: Desk) -> None:
    lead, deal = dealt(desk)
    desk.leads.hand_back(lead, RETURNED)
    with pytest.raises(WithMarketing):
        desk.selling.reopen(deal)
    assert desk.selling.deal(deal).deal.status is Status.HANDED_BACK
    back = kept(desk, lead)
    assert back.hand_back is not None
    desk.selling.keep(back, replace(back, hand_back=replace(back.hand_back, on=YESTERDAY)))
    desk.leads.take_again(lead, "They asked for a visit", TODAY)
    step = desk.selling.reopen(deal)
    assert (desk.selling.deal(deal).deal.status, kept(desk, lead).state) == (Status.OPEN, LeadState.DEAL)
    desk.changes.undo(step)
    assert (desk.selling.deal(deal).deal.status, kept(desk, lead).state) == (Status.HANDED_BACK, LeadState.TOUCHED)
