"""The section "What we heard": the page that shows them that we listened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from salesdesk.application.proposal_editing import heard_set, moved, put, without
from salesdesk.domain.folding import fold
from salesdesk.domain.proposal import Heard, Need, Proposal
from salesdesk.ui.fields import Field, TextBox
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.parts import Button, Card, Label, boxed, column, row
from salesdesk.ui.proposing.figures import FiguresField
from salesdesk.ui.proposing.links import Links, only_in_drafts
from salesdesk.ui.proposing.need_slot import NeedSlot
from salesdesk.ui.proposing.section import SectionForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.proposal_checks import Place
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class HeardSection(SectionForm):
    """The lead, what they need, figures of theirs, what it is worth, what we propose.

    `take_over_asked` tells that what they told since is wanted.
    """

    take_over_asked = Signal()

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the fields; they fill when the proposal is there."""
        super().__init__(proposal)
        self._links = Links(proposal)
        words = proposal.words
        self.lead = self._text("lead", words.text("What matters to them most, in a sentence or two"))
        worth = self._text("worth", words.text("What solving it is worth to them, and how you know"))
        propose = self._text("propose", words.text("What you propose, in a sentence or two"))
        self.needs: SlotList[Need] = SlotList(self._made)
        self.needs.moved.connect(self._on_moved)
        self.needs.removed.connect(self._on_removed)
        self._nothing = Label(words.text("Nothing yet. Write down what they told you, and who said it."), "second")
        only_in_drafts(self._nothing)
        add = Button(words.text("Add a need"), "plus", "link", do=self.add_need)
        self.take_over = Button(words.text("Take over from the talks"), "quote", "link", do=self.take_over_asked.emit)
        said = Card(words.text("What they told you"), gap=10)
        said.add(
            Field(words.text("In short"), self.lead),
            self._nothing,
            self.needs,
            boxed(row(add, self.take_over, None, gap=14)),
        )
        figures = Card(words.text("Figures of theirs"), words.text("up to three, each with its source"), gap=10)
        figures.add(FiguresField(words, self._links))
        worth_card = Card(words.text("What it is worth"), gap=10)
        worth_card.add(Field(words.text("Worth to them"), worth), Field(words.text("What we propose"), propose))
        self.setLayout(column(said, figures, worth_card, None, gap=14))

    @override
    def show_proposal(self, proposal: Proposal) -> None:
        """Show what was heard."""
        self._links.show(proposal)
        self.needs.show_things(proposal.heard.needs)
        self._nothing.setVisible(not proposal.heard.needs)

    @override
    def focus_place(self, place: Place) -> None:
        """Put the focus into the first field."""
        self.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_need(self) -> None:
        """Add an empty need and open its fields."""
        words, view = self._proposal.words, self._proposal.view
        if view is None or not self._proposal.editable:
            return
        place = len(view.proposal.heard.needs)
        self._change(words.text("Add a need"), lambda h: replace(h, needs=(*h.needs, Need(need=""))))
        self.needs.open(place)

    def _text(self, name: str, placeholder: str) -> TextBox:
        box = TextBox(placeholder, lines=2)
        self._links.tie(
            box,
            self._proposal.words.text("Change what we heard"),
            lambda p: getattr(p.heard, name),
            lambda p, value: heard_set(p, _with(name, value)),
        )
        return box

    def _made(self) -> NeedSlot:
        slot = NeedSlot(self._proposal.workbench, self._people)
        slot.edited.connect(self._on_edited)
        return slot

    def _people(self, typed: str) -> Sequence[tuple[str, str]]:
        view = self._proposal.view
        names = [person.name for person in (view.people if view is not None else ())]
        return [(name, name) for name in names if fold(typed) in fold(name)]

    def _on_edited(self, place: int, name: str, value: object) -> None:
        fields: dict[str, Any] = {name: value}
        self._change(
            self._proposal.words.text("Change a need"),
            lambda h: replace(h, needs=put(h.needs, place, replace(h.needs[place], **fields))),
        )

    def _on_moved(self, place: int, step: int) -> None:
        view = self._proposal.view
        to = place + step
        if view is not None and 0 <= to < len(view.proposal.heard.needs):
            self._change(
                self._proposal.words.text("Move a need"), lambda h: replace(h, needs=moved(h.needs, place, to))
            )
            self.needs.focus_on(to)

    def _on_removed(self, place: int) -> None:
        self._change(self._proposal.words.text("Remove a need"), lambda h: replace(h, needs=without(h.needs, place)))

    def _change(self, text: str, change: Callable[[Heard], Heard]) -> None:
        self._proposal.change(text, partial(heard_set, change=change))


def _with(name: str, value: object) -> Callable[[Heard], Heard]:
    fields: dict[str, Any] = {name: value}
    return lambda heard: replace(heard, **fields)
