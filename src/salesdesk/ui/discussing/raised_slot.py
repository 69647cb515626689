"""One option that was raised: what, in what it differs, who raised it, what they made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.discussion import Dimension, RaisedOption, Reaction
from salesdesk.ui.fields import Choice, Field, SavedLine, TextBox
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, IconButton, Label, Pill, boxed, column, row
from salesdesk.ui.parts.pills import PillRole
from salesdesk.wording.labels import label
from salesdesk.wording.talks import raiser_told

if TYPE_CHECKING:
    from salesdesk.domain.account import Person
    from salesdesk.wording import Words

PICTURES: Final[Mapping[Dimension, str]] = {
    Dimension.PRICING: "coins",
    Dimension.CONFIGURATION: "sliders-horizontal",
    Dimension.DELIVERY: "package",
    Dimension.INSTALLATION: "list-checks",
    Dimension.OTHER: "ellipsis",
}
REACTIONS: Final[Mapping[Reaction, tuple[PillRole, str]]] = {
    Reaction.WARM: ("ok", "sun"),
    Reaction.NEUTRAL: ("neutral", "circle-dashed"),
    Reaction.COLD: ("neutral", "circle-x"),
}


class RaisedSlot(Slot[RaisedOption]):
    """An option on a card of its own."""

    written = Signal(object)

    def __init__(self, words: Words, people: Callable[[], tuple[Person, ...]]) -> None:
        """Show an empty option; `people` returns who can have raised it."""
        self._words = words
        self._people = people
        self._text = Label("", "row-title", wrap=True)
        self._who = Label("", "second", wrap=True)
        self._quote = Label("", tone="text2", wrap=True)
        self._dimension = Pill("", "neutral")
        self._reaction = Pill("", "neutral")
        self._picture = IconView("ellipsis", "text2", 18)
        words_column = column(self._text, self._who, self._quote, gap=3)
        line = row(self._picture, words_column, gap=10, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        pills = Flow(self._dimension, self._reaction, gap=6, line_gap=6)
        face = Face(column(line, pills, gap=7), padding=(13, 11, 13, 11))
        ground = Ground("item", margins=(0, 0, 0, 0), gap=0)
        ground.add(face)
        super().__init__(face, ground)

    @override
    def draw(self, thing: RaisedOption) -> None:
        words = self._words
        who = raiser_told(words, thing, self._people())
        dimension = label(words, thing.dimension)
        self._picture.show_icon(PICTURES[thing.dimension], "text2")
        self._text.setText(thing.text)
        self._who.setText(who)
        self._quote.setText(words.text("“{words}”", words=thing.quote))
        self._quote.setVisible(bool(thing.quote))
        self._dimension.show_state(dimension, "neutral", PICTURES[thing.dimension])
        self._reaction.setVisible(thing.reaction is not None)
        if thing.reaction is not None:
            role, picture = REACTIONS[thing.reaction]
            self._reaction.show_state(label(words, thing.reaction), role, picture)
        reaction = label(words, thing.reaction) if thing.reaction else words.text("no reaction noted")
        self.face.setAccessibleName(
            words.text(
                "Option: {text}. {dimension}. {who}. {reaction}",
                text=thing.text,
                dimension=dimension,
                who=who,
                reaction=reaction,
            )
        )

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._box = TextBox(words.text("What they or you put on the table"), lines=1)
        self._kind: Choice[Dimension] = Choice([(one, label(words, one)) for one in Dimension])
        self._by: Choice[UUID | None] = Choice()
        self._felt: Choice[Reaction | None] = Choice(
            [(None, words.text("Not noted")), *((one, label(words, one)) for one in Reaction)]
        )
        self._line = SavedLine(words.text("What they said about it"))
        self._text_field = Field(words.text("The option"), self._box)
        for field, name in (
            (self._box, "text"),
            (self._kind, "dimension"),
            (self._by, "raised_by"),
            (self._felt, "reaction"),
            (self._line, "quote"),
        ):
            field.committed.connect(partial(self._edit, name))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        choices = Flow(
            Field(words.text("Differs in"), self._kind),
            Field(words.text("Raised by"), self._by),
            Field(words.text("Their reaction"), self._felt),
            gap=8,
            line_gap=10,
        )
        box.add(self._text_field, choices, Field(words.text("In their words"), self._line), self._foot())
        return box

    def _foot(self) -> QWidget:
        words = self._words
        line = row(
            IconButton("arrow-up", words.text("Move option up (Alt+Up)"), do=partial(self._ask_to_move, -1)),
            IconButton("arrow-down", words.text("Move option down (Alt+Down)"), do=partial(self._ask_to_move, 1)),
            IconButton("trash-2", words.text("Remove option"), do=self._ask_to_remove),
            None,
            Button(words.text("Done"), do=self.close_editor),
            gap=4,
        )
        return boxed(line)

    @override
    def fill(self, thing: RaisedOption) -> None:
        self._by.offer([(None, self._words.text("Us")), *((p.id, p.name) for p in self._people())])
        self._box.set_value(thing.text)
        self._kind.set_value(thing.dimension)
        self._by.set_value(thing.raised_by)
        self._felt.set_value(thing.reaction)
        self._line.set_value(thing.quote)

    def _edit(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        if self.thing is None:
            return
        after = replace(self.thing, **{name: value})
        if not after.text:
            if name == "text":
                self._text_field.set_error(self._words.text("Write what the option was, or remove it"))
            else:
                self.thing = after
            return
        self._text_field.clear_error()
        self.thing = after
        self.written.emit(after)

    def _ask_to_move(self, by: int) -> None:
        self.moved.emit(self.key, by)

    def _ask_to_remove(self) -> None:
        self.removed.emit(self.key)
