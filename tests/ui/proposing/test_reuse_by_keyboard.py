"""Used again by the keyboard: what they told since, snippets, groups of items, templates, copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_checks import Section
from salesdesk.application.proposal_editing import option_set
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal, ProposalLine
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.proposing.choosing_kept import KeptDialog
from salesdesk.ui.proposing.keeping import KeepGroupDialog, KeepTemplateDialog
from salesdesk.ui.proposing.new_proposal import NewProposalDialog
from salesdesk.ui.proposing.take_over import TakeOverDialog
from salesdesk.ui.theme import Theme
from tests.new_desks import TODAY
from tests.ui.proposing.rooms import CONTROL, SHIFT, Room, room


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    """Show a draft in the window."""
    with room(tmp_path) as opened:
        opened.open(opened.desk.proposing.draft(deal_id=opened.deal).made(Proposal))
        yield opened


def _do(shown: Room, name: str) -> None:
    shown.shell.actions.do(f"proposals.{name}")
    shown.settle()


def test_what_they_told_since_is_ticked_and_taken_over_and_undone(shown: Room) -> None:
    before = shown.kept().heard
    assert [need.who for need in before.needs] == ["Vroni Aigner", "Vroni Aigner"]
    kiln = Finding(
        id=shown.desk.changes.ids.new(),
        kind=FindingKind.PROSPECT,
        text="The kiln stands still 12 hours a week",
        account_id=shown.kept().account_id,
        source="Call",
        found_on=TODAY,
    )
    shown.desk.selling.keep(None, kiln)
    shown.press(Qt.Key.Key_H, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TakeOverDialog)
    assert [(tick.text(), tick.value()) for tick in dialog.ticks] == [
        ("The kiln stands still 12 hours a week", True),
        ("Figure: 12 hours a week", True),
    ]
    shown.press(Qt.Key.Key_Return)
    after = shown.kept().heard
    assert after.needs[:2] == before.needs
    assert after.needs[2].need == kiln.text
    assert [figure.value for figure in after.figures] == ["12 hours a week"]
    shown.shell.actions.do("undo")
    shown.settle()
    assert shown.kept().heard == before
    _do(shown, "heard")


def test_a_snippet_goes_where_the_cursor_stands(shown: Room) -> None:
    shown.desk.boilerplate.keep_snippet("Warranty", "Two years on all parts", "en")
    shown.desk.boilerplate.keep_snippet("Gewähr", "Zwei Jahre", "de")
    shown.desk.boilerplate.keep_snippet("Address", "Gieterijweg 18")
    _do(shown, "heard")
    shown.type_in("We promise: ")
    shown.press(Qt.Key.Key_J, CONTROL)
    shown.type_in("years")
    shown.press(Qt.Key.Key_Return)
    shown.editor.form.commit()
    shown.settle()
    assert shown.kept().heard.lead == "We promise: Two years on all parts"


def test_a_group_of_items_is_kept_and_added_to_both_options(shown: Room) -> None:
    line = ProposalLine(text="Fitting", price=Money(380_00, "EUR"), group="Work", discount=Decimal(0))
    draft = shown.kept()
    shown.desk.selling.keep(draft, option_set(draft, "A", lines=(line,)))
    shown.settle()
    _do(shown, "keep_group")
    shown.type_in("Nights")
    shown.press(Qt.Key.Key_Return)
    [group] = shown.desk.boilerplate.groups()
    assert (group.name, [one.text for one in group.lines]) == ("Nights", ["Fitting"])
    now = shown.kept()
    shown.desk.selling.keep(now, option_set(now, "A", lines=()))
    shown.settle()
    shown.press(Qt.Key.Key_G, CONTROL | SHIFT)
    shown.press(Qt.Key.Key_Return)
    assert [[one.text for one in option.lines] for option in shown.kept().options] == [["Fitting"], ["Fitting"]]
    shown.press(Qt.Key.Key_G, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeptDialog)
    dialog.table.setFocus()
    shown.press(Qt.Key.Key_Delete)
    assert shown.desk.boilerplate.groups() == []
    dialog.reject()
    shown.shell.actions.do("undo")
    shown.settle()
    assert [one.name for one in shown.desk.boilerplate.groups()] == ["Nights"]


def test_a_name_in_use_is_replaced_only_once_that_is_said(shown: Room) -> None:
    line = ProposalLine(text="Fitting", price=Money(380_00, "EUR"))
    draft = shown.kept()
    shown.desk.selling.keep(draft, option_set(draft, "A", lines=(line,)))
    shown.desk.boilerplate.keep_group(draft.id, "Nights")
    now = shown.kept()
    shown.desk.selling.keep(now, option_set(now, "A", lines=(replace(line, text="Training"),)))
    shown.settle()
    _do(shown, "keep_group")
    shown.type_in("nights")
    shown.press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeepGroupDialog)
    assert dialog.button.text() == "Replace group"
    assert _kept_items(shown) == {"Nights": ["Fitting"]}
    # Another name that is free is kept beside it.
    shown.type_in(" out")
    shown.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert _kept_items(shown) == {"Nights": ["Fitting"], "nights out": ["Training"]}
    _do(shown, "keep_group")
    shown.type_in("Nights")
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Return)
    assert _kept_items(shown) == {"Nights": ["Training"], "nights out": ["Training"]}
    assert "for both options" in shown.shell.window.toast.words.text()


def _kept_items(shown: Room) -> dict[str, list[str]]:
    return {group.name: [line.text for line in group.lines] for group in shown.desk.boilerplate.groups()}


def test_a_template_is_kept_and_a_new_proposal_begins_with_it(shown: Room) -> None:
    draft = shown.kept()
    shown.desk.selling.keep(draft, replace(draft, compare="Both press the same"))
    shown.settle()
    _do(shown, "keep_template")
    assert isinstance(QApplication.activeModalWidget(), KeepTemplateDialog)
    shown.type_in("Press lines")
    shown.press(Qt.Key.Key_Return)
    [template] = shown.desk.boilerplate.templates()
    _do(shown, "new")
    shown.type_in("Hallertau Malt: Press line")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewProposalDialog)
    shown.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.template
    shown.press(Qt.Key.Key_End)
    assert dialog.template.value() == template.id
    shown.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert shown.kept().number != draft.number
    assert shown.kept().compare == template.compare == "Both press the same"


def test_the_list_of_proposals_is_searched(shown: Room) -> None:
    shown.desk.proposing.draft(
        deal_id=shown.desk.selling.new_deal("Malt floor", account_name="Isar Brewing").made(Deal)
    )
    shown.press(Qt.Key.Key_F, CONTROL)
    listed = shown.page.list
    assert listed.search.hasFocus()
    assert len(listed.found()) == 2
    shown.type_in("isar floor")
    shown.wait_until(lambda: [row.account for row in listed.found()] == ["Isar Brewing"])
    shown.type_in("x")
    shown.wait_until(lambda: not listed.found())
    shown.press(Qt.Key.Key_Escape)
    assert len(listed.found()) == 2


def test_a_new_proposal_names_three_options_that_were_raised_and_counts_the_others(shown: Room) -> None:
    for text in ("Leased", "Second-hand"):
        option = shown.desk.discussing.option(text, Dimension.OTHER, quote="we could do that")
        shown.desk.discussing.record(TODAY, deal_id=shown.deal, raised=[option])
    _do(shown, "new")
    shown.type_in("Hallertau Malt: Press")
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewProposalDialog)
    told = dialog.line.accessibleDescription()
    assert told.startswith("4 options were raised: “")
    assert told.count("“") == 3
    assert told.endswith("and 1 more")
    dialog.reject()


def test_2_16_a_copy_opens_for_another_deal_with_its_options_to_link(shown: Room) -> None:
    other = shown.desk.selling.new_deal("Malt floor", account_name="Isar Brewing").made(Deal)
    _do(shown, "investment")
    shown.press(Qt.Key.Key_D, CONTROL | SHIFT)
    shown.type_in("Isar Brewing: Malt floor")
    shown.press(Qt.Key.Key_Return)
    if QApplication.activeModalWidget() is not None:
        shown.press(Qt.Key.Key_Return)
    view = shown.editor.proposal.view
    assert view is not None
    assert view.proposal.deal_id == other
    assert all(not option.raised for option in view.proposal.options)
    assert shown.editor.form.section is Section.OPTIONS
    assert "Link both options to what was raised here" in shown.shell.window.toast.words.text()
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.page.stack.currentWidget() is shown.page.list
    assert [row.deal_id for row in shown.desk.proposing.listed()] == [shown.deal]
