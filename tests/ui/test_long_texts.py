"""Long texts, Greek and emoji are written in every field of planning, stay as they are, and cut nothing off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.app.program import Opened
from salesdesk.application.library_list import Shelf
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.buying_process import Rival
from salesdesk.domain.call_strategy import OptionToRaise, Question
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.meeting import CallPlan
from salesdesk.domain.money import Money
from salesdesk.domain.objection import Objection, ObjectionAnswer, PlanObjection
from salesdesk.domain.playbook import Playbook, PlaybookStep
from salesdesk.domain.product import Product
from salesdesk.ui.fields import TextBox, TextLine
from salesdesk.ui.in_place import Slot
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, told_desk
from tests.ui.walkers import fitting
from tests.ui.windows import settle, window_over

GREEK = "Η ψυκτική αλυσίδα των γαλακτοκομικών 🧊 και η επικύρωση "


PLACES = ("plan", "deal", "talk", *(shelf.value for shelf in Shelf))


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return a desk with one of everything that has words."""
    made = told_desk(tmp_path)
    keep = made.desk.selling.keep
    rival = Competitor(
        id=uuid4(), name="Nordcool", claims=(Claim(id=uuid4(), kind=ClaimKind.ADVANTAGE, text="Calibrated"),)
    )
    keep(None, rival)
    keep(None, Objection(id=uuid4(), words="Too dear", answers=(ObjectionAnswer(id=uuid4(), answer="Less a year"),)))
    keep(None, Material(id=uuid4(), name="Comparison", kind=MaterialKind.COMPARISON))
    keep(None, Playbook(id=uuid4(), name="Food", steps=(PlaybookStep(id=uuid4(), name="Trial", lead_days=20),)))
    keep(None, Snippet(id=uuid4(), name="Warranty", text="Two years"))
    keep(None, ProposalTemplate(id=uuid4(), name="Rental", steps=("Kick-off",)))
    keep(None, Product(id=uuid4(), name="Care plan", price=Money.of(90, "EUR"), cost=Money.of(30, "EUR")))
    before = made.desk.buying.process(made.deal)
    keep(None, replace(before, rivals=(Rival(competitor_id=rival.id),)))
    meeting = made.desk.preparing.view(made.meeting).meeting
    plan = CallPlan(
        questions=(Question(text="Who signs?"),),
        objections=(PlanObjection(words="Not now"),),
        to_raise=(OptionToRaise(text="At night"),),
    )
    raised = (RaisedOption(id=uuid4(), text="Pay monthly", dimension=Dimension.PRICING),)
    keep(meeting, replace(meeting, plan=plan, raised=raised))
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


def go_to(opened: Opened, told: Told, place: str) -> None:
    if place == "talk":
        told.desk.discussing.hold(told.meeting)
    shelves = {entry.shelf.value: entry.id for entry in told.desk.library.entries()}
    pages = {"plan": ("plans", told.meeting), "deal": ("deal", told.deal), "talk": ("talk", told.meeting)}
    page, key = pages.get(place) or ("library", shelves[place])
    opened.window.go(page, str(key))
    settle(opened)


def open_everything(opened: Opened) -> None:
    for slot in opened.window.findChildren(Slot):
        if slot.isVisible() and not slot.is_open:
            slot.open()
            settle(opened)


def to_write(opened: Opened) -> list[TextLine | TextBox]:
    kinds: tuple[type[TextLine] | type[TextBox], ...] = (TextLine, TextBox)
    found = [field for kind in kinds for field in opened.window.findChildren(kind)]
    return [field for field in found if field.isVisible() and field.isEnabled()]


@pytest.mark.parametrize("place", PLACES)
def test_long_texts_greek_and_emoji_stand_in_every_field(opened: Opened, told: Told, place: str) -> None:
    go_to(opened, told, place)
    open_everything(opened)
    fields = to_write(opened)
    assert fields
    for field in fields:
        if not field.isVisible():
            continue
        field.setFocus()
        long = GREEK * 12 if isinstance(field, TextBox) else (GREEK * 8)[: field.maxLength() - 8]
        field.setPlainText(long) if isinstance(field, TextBox) else field.setText(long)
        field.commit()
        settle(opened)
        assert field.value() in {long.strip(), ""}, field.accessibleName()
    open_everything(opened)
    assert fitting.clipped(opened.window) == []
    assert opened.window.width() == 1440
