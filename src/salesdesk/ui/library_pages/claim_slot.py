"""One line of a battlecard: what it says, where it comes from and from when; an advantage warns without a source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.competitor import Claim, ClaimKind
from salesdesk.ui.fields import Field, SavedLine, TextBox, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.library_pages.lines import LineSlot
from salesdesk.ui.parts import Ground, Label, column, row
from salesdesk.wording.labels import label
from salesdesk.wording.library import claim_source_told, never_printed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.ui.workbench import Workbench

PICTURES: Final[Mapping[ClaimKind, str]] = {
    ClaimKind.ADVANTAGE: "trophy",
    ClaimKind.STRENGTH: "circle-check",
    ClaimKind.WEAKNESS: "arrow-down",
    ClaimKind.TRAP: "target",
    ClaimKind.LANDMINE: "triangle-alert",
}


class ClaimSlot(LineSlot[Claim]):
    """A line with its source and age in grey; what is never printed says so in its place (1.12)."""

    def __init__(self, workbench: Workbench, kind: ClaimKind) -> None:
        """Show an empty line of one kind."""
        self._today = workbench.today
        self._kind = kind
        self._text = Label("", wrap=True)
        self._source = Label("", "second", wrap=True)
        self._warning = Label("", "second", tone="warn", wrap=True)
        self._picture = IconView(PICTURES[kind], "text2")
        line = row(self._picture, column(self._text, self._source, self._warning, gap=1), gap=8, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(workbench.words, Face(line))

    @override
    def draw(self, thing: Claim) -> None:
        words = self._words
        source = claim_source_told(words, thing, self._today)
        warning = "" if thing.may_be_printed else never_printed(words)
        self._text.setText(thing.text)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._picture.show_icon(*(("circle-alert", "warn") if warning else (PICTURES[thing.kind], "text2")))
        told = ". ".join(filter(None, (thing.text, source, warning)))
        self.face.setAccessibleName(f"{label(words, thing.kind)}: {told}")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._box = TextBox(words.text("What it says"))
        self._where = SavedLine(words.text("Test report, customer, website"))
        self._day = date_field(words, self._today)
        proof = self._kind is ClaimKind.ADVANTAGE
        self.words_field = Field(label(words, self._kind), self._box)
        self._source_field = Field(words.text("Proof or source") if proof else words.text("Source"), self._where)
        for name, field in (("text", self._box), ("source", self._where), ("known_on", self._day)):
            field.committed.connect(partial(self.edit, name))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self.words_field,
            self._source_field,
            Flow(Field(words.text("Known on"), self._day), gap=8),
            self.foot(words.text("Remove line")),
        )
        return box

    @override
    def fill(self, thing: Claim) -> None:
        self._box.set_value(thing.text)
        self._where.set_value(thing.source)
        self._day.set_value(thing.known_on)
        self._source_field.set_remark("" if thing.may_be_printed else never_printed(self._words))
