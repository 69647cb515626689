"""Address cards brought in by hand: duplicates decided, fields merged, taken back (1.13)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.app.program import Opened
from salesdesk.application.address_cards.merging import CardField, Take
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.account import ContactKind, ContactPoint, Person
from salesdesk.ui.importing.card_deciding import Merging
from salesdesk.ui.importing.cards_dialog import CardsDialog
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.theme import Theme
from tests.ui.walkers import fitting
from tests.ui.windows import empty_desk, settle, window_over

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada King\nEMAIL:ada@example.com\nTITLE:Buyer\nNOTE:Likes chess\n"
    "TEL;TYPE=CELL:0170 5550001\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Robert Stone\nEMAIL:rob@example.com\nTEL:030 5550099\nEND:VCARD\n"
)


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    for name, kind, value, note in (
        ("Ada King", ContactKind.EMAIL, "ada@example.com", "Likes tea"),
        ("Bob Stone", ContactKind.PHONE, "030 5550099", ""),
    ):
        points = (ContactPoint(kind=kind, value=value),)
        made.changes.do(Edit(None, Person(id=made.changes.ids.new(), name=name, contacts=points, note=note)))
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


def people(desk: Desk) -> dict[str, Person]:
    """Return everybody by name."""
    with desk.changes.store.imports() as work:
        return {person.name: person for person in work.all_of(Person)}


def named(dialog: CardsDialog, words: str) -> Button:
    return next(b for b in dialog.findChildren(Button) if b.text().strip() == words)


def test_1_13_duplicates_are_shown_and_merged_field_by_field(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "team.vcf"
    path.write_text(CARDS, encoding="utf-8")
    before = people(desk)
    dialog = CardsDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    settle(opened)
    first = dialog.table.thing()
    assert first is not None
    assert (first.card.name, first.like, first.same) == ("Robert Stone", "Bob Stone", None)
    assert dialog.table.hasFocus()
    assert people(desk) == before
    dialog.deciding.who.committed.emit(True)
    settle(opened)
    dialog.table.pick("1")
    settle(opened)
    note = next(m for m in dialog.deciding.findChildren(Merging) if m.choice.accessibleName().endswith("note"))
    note.choice.committed.emit(Take.BOTH)
    settle(opened)
    assert dialog.choices.takes == {(1, CardField.NOTE): Take.BOTH}
    named(dialog, "Import 2 cards").click()
    settle(opened)
    found = people(desk)
    assert sorted(found) == ["Ada King", "Bob Stone"]
    assert found["Ada King"].note == "Likes tea\nLikes chess"
    assert found["Ada King"].reached_by(ContactKind.MOBILE) == "0170 5550001"
    assert found["Bob Stone"].reached_by(ContactKind.EMAIL) == "rob@example.com"
    desk.importing.take_back(desk.importing.batches()[0].id)
    assert people(desk) == before


def test_1_13_a_file_without_cards_says_so_in_the_dialog(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "team.vcf"
    path.write_text("nothing", encoding="utf-8")
    dialog = CardsDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    strips = [strip for strip in dialog.findChildren(type(dialog._trouble)) if strip.isVisible()]
    assert "holds no address cards" in strips[0].words.accessibleName()
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Quist\nEND:VCARD\n", encoding="utf-8")
    dialog.read(path)
    settle(opened)
    settle(opened)
    assert named(dialog, "Import 1 card").hasFocus(), "nothing is to be decided: Enter imports"
    dialog.reject()


def test_1_13_an_import_of_cards_tells_how_far_it_is_and_stopped_leaves_nothing(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "many.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Person {0}\nEMAIL:p{0}@example.com\nEND:VCARD\n"
    path.write_text("".join(map(card.format, range(400))), encoding="utf-8")
    before = people(desk)
    dialog = CardsDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    settle(opened)
    named(dialog, "Import 400 cards").click()
    assert named(dialog, "Stop").hasFocus()
    assert dialog._bar.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(opened)
    assert any("stopped, nothing was imported" in label.text() for label in dialog.findChildren(Label))
    assert (people(desk), desk.importing.batches()) == (before, [])
    assert not dialog._bar.isVisible()
    assert fitting.clipped(dialog) == fitting.overlapping(dialog) == []
    assert named(dialog, "Import 400 cards").hasFocus()
    named(dialog, "Import 400 cards").click()
    settle(opened)
    assert len(people(desk)) == len(before) + 400
