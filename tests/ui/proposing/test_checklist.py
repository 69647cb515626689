"""The list "Ready to send?": what stands against a draft, what is only advice, and the way to the field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_lines import SharedLine, line_added
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.parts import CheckRow
from salesdesk.ui.theme import Theme
from tests.new_desks import TODAY
from tests.ui.proposing.rooms import Room, room

FREE = SharedLine(text="Visit", price=Money.of(0, "EUR"), a=Decimal(1), b=Decimal(1))


@pytest.fixture
def drafted(look: Theme, tmp_path: Path) -> Iterator[Room]:
    """A draft with both raised options and nothing priced, opened in the form."""
    with room(tmp_path) as opened:
        opened.open(opened.desk.proposing.draft(deal_id=opened.deal).made(Proposal))
        yield opened


def line_that_says(shown: Room, words: str) -> CheckRow:
    (found,) = [row for row in shown.editor.form.checklist.rows() if words in row.words.text()]
    return found


def test_2_19_whether_both_are_real_waits_for_prices_and_an_item_without_one_is_pointed_out(drafted: Room) -> None:
    before = drafted.kept()
    drafted.desk.selling.keep(before, line_added(before, FREE))
    drafted.settle()
    assert not line_that_says(drafted, "once both have priced lines").button.isVisible()
    line_that_says(drafted, "“Visit” has no price").button.click()
    drafted.settle()
    assert QApplication.focusWidget() is drafted.editor.form.investment.lines[0].text


def test_2_18_a_validity_that_is_over_leads_to_the_day_it_is_valid_until(drafted: Room) -> None:
    before = drafted.kept()
    drafted.desk.selling.keep(before, replace(before, valid_until=TODAY - timedelta(days=1)))
    drafted.settle()
    line_that_says(drafted, "The day it is valid until has passed").button.click()
    drafted.settle()
    focused, valid = QApplication.focusWidget(), drafted.editor.form.next_step.document.valid
    assert focused is not None
    assert focused is valid or valid.isAncestorOf(focused)
