"""What the pipeline's table asks, and views that are kept under names; each act can be taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.rows import DealQuery
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.domain.saved_view import SavedView, ViewOrder
from salesdesk.wording.filter_words import filter_words
from salesdesk.wording.words import Words
from tests.new_desks import TODAY


def test_a_row_of_the_table_has_its_segment_and_the_first_impediment(desk: Desk) -> None:
    bench = desk.deal_lists.bench
    account = Account(id=uuid4(), name="Hallertau Malt", industry="Brewing")
    deal, other = (Deal(id=uuid4(), title=name, currency="EUR", created_on=TODAY) for name in ("Press", "Keg"))
    stands = Impediment(id=uuid4(), deal_id=deal.id, kind=ImpedimentKind.PRICE, words="Too dear", noted_on=TODAY)
    bench.do(
        Edit(None, account), Edit(None, replace(deal, account_id=account.id)), Edit(None, other), Edit(None, stands)
    )
    rows = {row.title: row for row in desk.deal_lists.page(DealQuery(as_of=TODAY)).rows}
    assert (rows["Press"].segment, rows["Press"].impediment, rows["Press"].created_on) == ("Brewing", stands, TODAY)
    assert (rows["Keg"].segment, rows["Keg"].impediment) == ("", None)


def test_deals_are_listed_uncounted_and_counted_by_themselves(desk: Desk) -> None:
    lists, query = desk.deal_lists, DealQuery(as_of=TODAY)
    titles = ("Keg 1", "Keg 2", "Keg 3")
    lists.bench.do(*(Edit(None, Deal(id=uuid4(), title=title, currency="EUR")) for title in titles))
    first, counted = lists.page(query, None, 2, counted=False), lists.page(query, None, 2)
    assert (first.total, first.more, counted.total) == (None, True, 3)
    assert first.rows == counted.rows
    assert lists.count(query) == 3
    assert len(lists.page(query, first.rows[-1], 2, counted=False).rows) == 1


def test_a_view_takes_the_place_of_one_of_its_name(desk: Desk) -> None:
    lists = desk.deal_lists
    first = SavedView(id=uuid4(), name=" Large ones ", filter="value>10k")
    lists.save_view(first)
    lists.save_view(SavedView(id=uuid4(), name="large ONES", filter="value>20k", order=(ViewOrder(name="value"),)))
    lists.save_view(SavedView(id=uuid4(), name="All", board=True))
    found = lists.views()
    assert [(view.name, view.filter, view.board) for view in found] == [
        ("All", "", True),
        ("large ONES", "value>20k", False),
    ]
    assert found[1].id == first.id


def test_a_view_is_renamed_and_removed(desk: Desk) -> None:
    lists = desk.deal_lists
    lists.save_view(SavedView(id=uuid4(), name="Mine"))
    (view,) = lists.views()
    with pytest.raises(Missing):
        lists.rename_view(view, "  ")
    lists.save_view(SavedView(id=uuid4(), name="Yours"))
    with pytest.raises(OutOfRange, match="second_view"):
        lists.rename_view(view, " YOURS")
    lists.remove_view(lists.views()[1])
    lists.rename_view(view, "Ours ")
    (view,) = lists.views()
    assert view.name == "Ours"
    lists.remove_view(view)
    assert lists.views() == ()


@pytest.mark.parametrize("text", ["", "value>10k", "status:all", "past p90", "not stalled", "no next step"])
def test_a_views_filter_means_the_same_with_names_asked_before(desk: Desk, text: str) -> None:
    words = filter_words(Words())
    assert desk.deal_lists.understand(text, words, desk.deal_lists.names()) == desk.deal_lists.understand(text, words)


def test_3_15_a_team_in_the_filter_means_the_deals_of_its_reps(desk: Desk) -> None:
    team = Team(id=uuid4(), name="North")
    ours, other = Rep(id=uuid4(), name="Ada Holm", team_id=team.id), Rep(id=uuid4(), name="Zoë Vidal")
    desk.deal_lists.bench.do(*(Edit(None, one) for one in (team, ours, other)))
    for owner, title in ((ours, "Press line"), (other, "Paint line")):
        desk.deal_lists.bench.do(Edit(None, Deal(id=uuid4(), title=title, currency="EUR", owner_id=owner.id)))
    query = desk.deal_lists.query("team:north", filter_words(Words()))
    assert [row.title for row in desk.deal_lists.page(query).rows] == ["Press line"]
