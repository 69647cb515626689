"""Discounts are locked until their words on the price are noted, beside the lock, by keyboard (1.11, B7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_editing import option_set
from salesdesk.application.proposal_lines import line_added, line_from, line_removed, quantity_set, shared_lines
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Recurrence, TaxClass
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.proposing.line_details import LineDetails
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import ALT, CONTROL, SHIFT, Room, room

Key = Qt.Key


@pytest.fixture
def priced(look: Theme, tmp_path: Path) -> Iterator[Room]:
    """A draft with the press in both options and the fitting in A alone, its prices shown."""
    with room(tmp_path) as shown:
        desk = shown.desk
        desk.selling.keep(None, TaxClass(id=desk.changes.ids.new(), name="VAT 20 %", rate=Decimal(20), usual=True))
        shown.open(desk.proposing.draft(deal_id=shown.deal).made(Proposal))
        before = shown.kept()
        products = {p.name: p for p in desk.proposing.view(before.id).products}
        press_, fitting = (line_from(products[name], "EUR") for name in ("Press", "Fitting by us"))
        after = line_added(line_added(before, replace(press_, group="Line")), replace(fitting, b=None, group="Work"))
        desk.selling.keep(before, option_set(after, "B", installation="By you"))
        shown.settle()
        shown.press(Key.Key_3, ALT)
        yield shown


def opened(shown: Room) -> LineDetails:
    """Open more of the first item by its key."""
    shown.editor.form.investment.lines[0].text.setFocus()
    shown.press(Key.Key_M, CONTROL | SHIFT)
    folded = shown.editor.form.investment.lines[0].folded
    assert folded is not None
    assert folded.isVisible()
    return folded


def test_b7_the_lock_opens_in_place_with_their_words_and_asks_for_the_reason(priced: Room) -> None:
    details, card = opened(priced), priced.editor.form.investment.discount
    assert not details.discount.isEnabled()
    details.note.setFocus()
    priced.press(Key.Key_Space)
    assert card.form.said.hasFocus()
    priced.type_in("The other offer is a tenth lower")
    for _ in range(7):
        priced.press(Key.Key_Tab)
    assert QApplication.focusWidget() is card.form.keep
    priced.press(Key.Key_Return)
    (noted,) = priced.desk.impediments.view(priced.deal).impediments
    assert (noted.kind, noted.words) == (ImpedimentKind.PRICE, "The other offer is a tenth lower")
    assert "The other offer is a tenth lower" in card.said.words.text()

    details.discount.setFocus()
    priced.type_in("10")
    priced.press(Key.Key_Return)
    kept = priced.kept()
    assert [line.discount for line in kept.options[1].lines] == [Decimal(10)]
    assert kept.impediment_id == noted.id
    assert kept.options[1].totals("EUR").first_year.amount == 27_900
    told = [row.words.text() for row in priced.editor.form.checklist.rows()]
    assert any("Say why the discount is this much" in sentence for sentence in told)
    card.reason.setFocus()
    priced.type_in("They take both presses")
    priced.press(Key.Key_Return)
    assert priced.kept().discount_reason == "They take both presses"


def test_b7_a_price_below_the_list_is_refused_in_place_while_discounts_are_locked(priced: Room) -> None:
    line = priced.editor.form.investment.lines[0]
    line.price.setFocus()
    line.price.selectAll()
    priced.type_in("30000")
    priced.press(Key.Key_Return)
    assert priced.kept().options[0].lines[0].price.amount == 31_000
    assert "price" in priced.editor.trouble.words.accessibleName()
    assert priced.editor.trouble.isVisible()
    assert line.price.text() == "€\u00a031,000"
    checked = [row.words.text() for row in priced.editor.form.checklist.rows()]
    assert "No discount is given" in checked

    # Once their words are noted, nothing is said any more about what was refused for want of them.
    form = priced.editor.form.investment.discount.form
    priced.editor.form.investment.discount.note.setFocus()
    priced.press(Key.Key_Space)
    priced.type_in("The other offer is a tenth lower")
    form.keep.setFocus()
    priced.press(Key.Key_Return)
    assert priced.editor.trouble.isHidden()


def test_1_11_noting_and_a_discount_are_taken_back_step_by_step(priced: Room) -> None:
    impediments = priced.desk.impediments
    impediments.note(replace(impediments.blank(priced.deal, ImpedimentKind.PRICE), words="Too dear"))
    priced.settle()
    field = priced.editor.form.investment.totals.discounts["A"]
    field.setFocus()
    priced.type_in("5 %")
    priced.press(Key.Key_Return)
    assert priced.kept().options[0].discount == Decimal(5)
    priced.shell.history.undo()
    priced.settle()
    assert priced.kept().options[0].discount == 0
    assert field.text() == ""


@pytest.mark.parametrize("typed", ["abc", "1e1", "150"])
def test_a_discount_that_cannot_be_is_told_under_its_field_and_that_it_is_well_again(priced: Room, typed: str) -> None:
    impediments = priced.desk.impediments
    impediments.note(replace(impediments.blank(priced.deal, ImpedimentKind.PRICE), words="Too dear"))
    priced.settle()
    totals = priced.editor.form.investment.totals
    field = totals.discounts["B"]
    field.setFocus()
    priced.type_in(typed)
    priced.press(Key.Key_Tab)
    assert field.text() == typed
    assert totals.refused.isVisible()
    assert "Option B: Write it like 12.5 %, from 0 to 100 %." in totals.refused.text()
    assert field.property("invalid") is True
    assert "12.5 %" in field.accessibleDescription()
    assert priced.editor.trouble.isHidden()
    field.setFocus()
    field.selectAll()
    priced.type_in("12.345")
    priced.press(Key.Key_Return)
    assert priced.kept().options[1].discount == Decimal("12.345")
    assert totals.refused.isHidden()
    assert field.property("invalid") is False


def test_tax_cost_and_how_often_are_chosen_where_the_item_opens(priced: Room) -> None:
    details = opened(priced)
    assert QApplication.focusWidget() is details.group
    details.tax.setFocus()
    priced.press(Key.Key_End)
    details.cost.setFocus()
    priced.type_in("20000")
    priced.press(Key.Key_Return)
    details.due.setFocus()
    priced.press(Key.Key_Down)
    line = priced.kept().options[0].lines[0]
    assert line.tax == Tax(name="VAT 20 %", rate=Decimal(20))
    assert (line.cost, line.recurrence) == (Money.of(20_000, "EUR"), Recurrence.MONTHLY)
    sums = {row.name.text() for row in priced.editor.form.investment.totals.lines}
    assert "Margin in the first year, for us only" in sums
    priced.press(Key.Key_M, CONTROL | SHIFT)
    assert details.isHidden()
    assert priced.editor.form.investment.lines[0].details.hasFocus()


def test_a_group_is_renamed_over_its_items_and_an_item_moves_into_the_next_group(priced: Room) -> None:
    lines = priced.editor.form.investment.lines
    head = lines[0].head
    assert head is not None
    head.button.setFocus()
    priced.press(Key.Key_Space)
    priced.type_in("Machine")
    priced.press(Key.Key_Return)
    assert [line.group for line in shared_lines(priced.kept())] == ["Machine", "Work"]
    lines[0].text.setFocus()
    priced.press(Key.Key_Down, ALT)
    assert [line.group for line in shared_lines(priced.kept())] == ["Work", "Work"]
    assert lines[0].text.hasFocus()
    assert lines[1].head is not None
    assert lines[1].head.isHidden()


def test_2_19_a_straw_option_is_refused_with_the_rows_that_prove_it(priced: Room) -> None:
    def straw(before: Proposal) -> Proposal:
        alone = line_removed(option_set(before, "B", installation="", discount=Decimal(60)), 1)
        return quantity_set(alone, 0, "B", Decimal(2))

    priced.editor.proposal.change("Make A a straw option", straw)
    priced.settle()
    proofs = [proof for proof in priced.editor.form.checklist.proofs() if proof]
    assert proofs == ["“Press”: 1 in A, 2 in B\nFirst year: €\u00a031,000 in A, €\u00a024,800 in B"]


def test_2_17_where_they_differ_is_told_beside_the_options(priced: Room) -> None:
    priced.press(Key.Key_2, ALT)
    told = {row.dimension: (row.a, row.b) for row in priced.editor.form.options.differ.rows()}
    assert told["Configuration"] == ("1 × Fitting by us", "without “Fitting by us”")
    assert told["Installation"] == ("nothing said yet", "By you")
    assert set(told) == {"Pricing", "Configuration", "Installation"}
