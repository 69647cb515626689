"""One finding: what it says, where it comes from and when; written in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, Label, column, row
from salesdesk.wording.labels import label
from salesdesk.wording.plans import source_told
from salesdesk.wording.talks import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench

PICTURES: Final[Mapping[FindingKind, str]] = {
    FindingKind.PROSPECT: "circle-check",
    FindingKind.OWN_PRODUCT: "package",
    FindingKind.CUSTOMER: "search",
    FindingKind.COMPETITOR: "swords",
    FindingKind.INDUSTRY: "factory",
}


class FindingSlot(Slot[Finding]):
    """A finding of the account; edits are kept as they are made."""

    refused = Signal(str)

    def __init__(
        self, workbench: Workbench, people: Callable[[], tuple[Person, ...]], is_new: Callable[[object], bool]
    ) -> None:
        """Show an empty finding; `people` returns who can have said it, `is_new` whether one is not kept yet."""
        self._words = workbench.words
        self._workbench = workbench
        self._people = people
        self._is_new = is_new
        self._picture = IconView("circle-check", "text2")
        self._text = Label("", wrap=True)
        self._source = Label("", "second", wrap=True)
        line = row(self._picture, column(self._text, self._source, gap=1), gap=8, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))
        self._autosave: Autosave[Finding] = Autosave(workbench, self)
        self._autosave.refused.connect(self._on_refused)

    @property
    def written(self) -> bool:
        """Whether it says anything."""
        return self._autosave.value is not None and bool(self._autosave.value.text)

    @override
    def draw(self, thing: Finding) -> None:
        if self._is_new(thing.id):
            if self._autosave.value is None:
                self._autosave.begin(thing)
        else:
            self._autosave.take(thing)
        shown = self._autosave.value or thing
        who = name_of(shown.said_by, self._people())
        source = source_told(self._words, shown, self._workbench.today, who)
        self._picture.show_icon(PICTURES[shown.kind], "text2")
        self._text.setText(shown.text)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self.face.setAccessibleName(f"{label(self._words, shown.kind)}: {shown.text}. {source}")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._kind: Choice[FindingKind] = Choice([(kind, label(words, kind)) for kind in FindingKind])
        self._box = TextBox(words.text("What you found out"))
        self._about = TextLine()
        self._where = TextLine(words.text("Website, annual report, a talk"))
        self._day = date_field(words, self._workbench.today)
        self._who: Choice[UUID | None] = Choice()
        self._text_field = Field(words.text("What you found out"), self._box)
        self._about_field = Field(words.text("About whom or what"), self._about)
        self._kind.committed.connect(partial(self._edit, "kind"))
        self._box.committed.connect(partial(self._edit, "text"))
        self._about.committed.connect(partial(self._edit, "subject"))
        self._where.committed.connect(partial(self._edit, "source"))
        self._day.committed.connect(partial(self._edit, "found_on"))
        self._who.committed.connect(partial(self._edit, "said_by"))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self._text_field,
            Field(words.text("Kind"), self._kind),
            self._about_field,
            Field(words.text("Source"), self._where),
            Flow(
                *(Field(words.text("Found on"), self._day), Field(words.text("Who said so"), self._who)),
                gap=8,
                line_gap=10,
            ),
            row(
                Button(words.text("Remove"), "archive", "quiet", do=self._on_remove),
                None,
                Button(words.text("Done"), do=self.close_editor),
            ),
        )
        return box

    @override
    def fill(self, thing: Finding) -> None:
        shown = self._autosave.value or thing
        self._who.offer([(None, self._words.text("Nobody named")), *((p.id, p.name) for p in self._people())])
        self._kind.set_value(shown.kind)
        self._box.set_value(shown.text)
        self._about.set_value(shown.subject)
        self._where.set_value(shown.source)
        self._day.set_value(shown.found_on)
        self._who.set_value(shown.said_by)
        self._about_field.setVisible(shown.kind is not FindingKind.PROSPECT)

    def _edit(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        self._text_field.clear_error()
        if name == "kind":
            self._about_field.setVisible(value is not FindingKind.PROSPECT)
        if not self.written and name != "text":
            return
        changes = {name: value} if self.written else self._typed() | {name: value}
        text = self._words.text("Write finding") if self.written else self._words.text("Add finding")
        self._autosave.edit(text, lambda finding: replace(finding, **changes))
        if self._autosave.value is not None:
            self.draw(self._autosave.value)

    def _typed(self) -> dict[str, Any]:
        """Return what the fields hold: a new finding is kept whole once it has words."""
        return {
            "kind": self._kind.value() or FindingKind.PROSPECT,
            "subject": self._about.value(),
            "source": self._where.value(),
            "found_on": self._day.value(),
            "said_by": self._who.value(),
        }

    def _on_refused(self, sentences: str) -> None:
        if self.editor is not None:
            self._text_field.set_error(sentences)
        else:
            self.refused.emit(sentences)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)
