"""The section "Options": A and B as two equal cards, each field of one level with the same field of the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.proposal_editing import Letter, option_of, option_set, swapped
from salesdesk.ui.parts import ElidedLabel, Label, MoreButton, OptionBadge, boxed, column, row
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.compare_rows import CompareRows
from salesdesk.ui.proposing.compare_told import WhereTheyDiffer
from salesdesk.ui.proposing.links import Links
from salesdesk.ui.proposing.raised import RaisedField
from salesdesk.ui.proposing.section import SectionForm
from salesdesk.ui.proposing.twin import TwinCards, head, labelled, pair
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.proposal_checks import Place
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal

BOTH: tuple[Letter, Letter] = ("A", "B")


class OptionsSection(SectionForm):
    """Name, sentence, comparing rows, terms, where it was raised, and what the first year costs."""

    record_asked = Signal()

    def __init__(self, proposal: OpenProposal) -> None:
        """Build both cards; they fill when the proposal is there."""
        super().__init__(proposal)
        self._links = Links(proposal)
        self._fields: dict[tuple[str, Letter], LineBox] = {}
        words = proposal.words
        self.cards = TwinCards()
        self.cards.add(pair(self._head("A"), self._head("B")))
        self._add_field("name", words.text("Name"), words.text("What you call it"))
        self._add_field("sentence", words.text("In one sentence"), words.text("What they get, and how"), lines=2)
        self.rows = CompareRows(proposal)
        self.cards.add(self.rows, above=3)
        self._add_field("payment_terms", words.text("Payment"), words.text("When which part is due"), above=6)
        self._add_field("delivery", words.text("Delivery"), words.text("When and where to"))
        self._add_field("installation", words.text("Installation"), words.text("Who does it, and when"))
        self.raised: dict[Letter, RaisedField] = {letter: RaisedField(proposal, letter) for letter in BOTH}
        self._add_raised()
        self._totals: dict[Letter, Label] = {letter: ElidedLabel("", "total").set_numbers() for letter in BOTH}
        self.cards.add(pair(*(self._total(letter) for letter in BOTH)), above=10)
        self.differ = WhereTheyDiffer(words)
        self.setLayout(column(self.cards, self.differ, None, gap=14))

    @override
    def show_proposal(self, proposal: Proposal) -> None:
        """Show both options as they stand."""
        self._links.show(proposal)
        self.rows.show_proposal(proposal)
        self.differ.show_proposal(proposal)
        for letter in BOTH:
            self.raised[letter].show_proposal(proposal)
            total = option_of(proposal, letter).totals(proposal.currency).first_year
            self._totals[letter].setText(self._proposal.words.money(total))

    def field(self, name: str, letter: Letter) -> LineBox:
        """Return the field of one option; KeyError for an unknown name."""
        return self._fields[name, letter]

    @override
    def focus_place(self, place: Place) -> None:
        """Put the focus into the field that a check is about."""
        letter: Letter = "B" if place.letter == "B" else "A"
        if place.field == "raised":
            self.raised[letter].focus_place()
        elif place.field != "row" or not self.rows.focus_row(place.row, letter):
            field = self._fields.get((place.field, letter)) or self._fields["name", letter]
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def copy_focused(self) -> None:
        """Copy the comparing row in which the focus is from A to B."""
        self.rows.copy_focused()

    def _head(self, letter: Letter) -> QWidget:
        words = self._proposal.words
        more = MoreButton(words.text("More for Option {letter}", letter=letter))
        more.offer(words.text("Swap Option A and Option B"), self._on_swap, "refresh-cw")
        if letter == "A":
            more.offer(words.text("Copy the terms to Option B"), self._on_copy_terms, "copy")
        else:
            more.offer(words.text("Copy the terms from Option A"), self._on_copy_terms, "copy")
        title = Label(words.text("Option {letter}", letter=letter), "row-title")
        return boxed(row(OptionBadge(letter), title, None, more))

    def _add_field(self, name: str, title: str, placeholder: str, *, lines: int = 1, above: int = 10) -> None:
        words = self._proposal.words
        sides: list[QWidget] = []
        for letter in BOTH:
            box = LineBox(placeholder, lines=lines)
            box.setAccessibleName(words.text("Option {letter}: {field}", letter=letter, field=title))
            self._fields[name, letter] = box
            self._links.tie(
                box,
                words.text("Change “{row}” of Option {letter}", row=title, letter=letter),
                partial(_field, letter=letter, name=name),
                partial(_with_field, letter=letter, name=name),
            )
            sides.append(labelled(Label(title, "label"), box))
        self.cards.add(pair(*sides), above=above)

    def _add_raised(self) -> None:
        words = self._proposal.words
        sides: list[QWidget] = []
        for letter, field in self.raised.items():
            field.record_asked.connect(self.record_asked)
            side = labelled(head(Label(words.text("Raised in the talks"), "label"), None, field.button), field)
            layout = side.layout()
            if layout is not None:
                layout.setSpacing(1)
            del letter
            sides.append(side)
        self.cards.add(pair(*sides), above=3)

    def _total(self, letter: Letter) -> QWidget:
        words = self._proposal.words
        name = Label(words.text("First-year total"), "second", wrap=True)
        name.setMinimumWidth(theme().px(64))
        line = row(name, self._totals[letter], gap=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _on_swap(self) -> None:
        self._proposal.change(self._proposal.words.text("Swap Option A and Option B"), swapped)

    def _on_copy_terms(self) -> None:
        self._proposal.change(self._proposal.words.text("Copy the terms from A to B"), _terms_copied)


def _field(proposal: Proposal, letter: Letter, name: str) -> str:
    return str(getattr(option_of(proposal, letter), name))


def _with_field(proposal: Proposal, value: str, letter: Letter, name: str) -> Proposal:
    return option_set(proposal, letter, **{name: value})


def _terms_copied(proposal: Proposal) -> Proposal:
    a = option_of(proposal, "A")
    return option_set(proposal, "B", payment_terms=a.payment_terms, delivery=a.delivery, installation=a.installation)
