"""A piece we bring or send: what it is, where it lies, and what it did for us (3.3, 4.19)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from salesdesk.application.library_looking import material_view
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine
from salesdesk.ui.files import what_to_open
from salesdesk.ui.library_pages.shelf_page import Fact, ShelfPage
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, boxed, row
from salesdesk.wording.labels import label
from salesdesk.wording.library import next_steps_told, uses_told

if TYPE_CHECKING:
    from salesdesk.application.library import MaterialView
    from salesdesk.ui.workbench import Workbench

ARRANGEMENTS: Final = (Arrangement(560, ((0,), (1,)), (58, 42)), below_each_other(2))


class MaterialPage(ShelfPage[Material]):
    """One piece; saved as it is written."""

    kinds = frozenset({Material, Meeting})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the piece it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New material"))
        self.name = TextLine()
        self.kind: Choice[MaterialKind] = Choice([(kind, label(words, kind)) for kind in MaterialKind])
        self.place = TextLine(words.text("A file on this machine, or a page"), limit=2000)
        self.note = TextBox(words.text("What it is good for"), lines=2)
        self._choose = Button(words.text("Choose file…"), "folder-open", do=self._on_choose)
        self.open_file = Button(words.text("Open file"), "arrow-right", do=self._on_open)
        self._place_field = Field(words.text("Where it lies"), self.place)
        self._uses = Fact(words.text("How often"))
        self._next_steps = Fact(words.text("What came of it"))
        use = PartCard("history", words.text("Use in calls"))
        use.lines.setSpacing(10)
        for fact in (self._uses, self._next_steps):
            use.lines.addWidget(fact)
        use.lines.addStretch(1)
        self.show_parts(Arranged((self._about(), use), ARRANGEMENTS), self.name)

    def _about(self) -> PartCard:
        words = self.words
        card = PartCard("file-text", words.text("About"))
        card.lines.setSpacing(10)
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename material"),
            refusal=words.text("A material needs a name. Type one"),
        )
        self.writes(self.kind, "kind", words.text("Set kind of material"))
        self.writes(self.place, "place", words.text("Write where it lies"))
        self.writes(self.note, "note", words.text("Write note"))
        for part in (
            name,
            Field(words.text("Kind"), self.kind),
            self._place_field,
            boxed(row(self._choose, self.open_file, None, gap=8)),
            Field(words.text("Note"), self.note),
        ):
            card.lines.addWidget(part)
        card.lines.addStretch(1)
        return card

    # loading

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, library = self.key, self.desk.library
            self.workbench.ask(lambda: material_view(library, key), self._on_loaded, self.gone)

    def _on_loaded(self, view: MaterialView) -> None:
        if not self.take(view.material):
            return
        self._uses.told.setText(uses_told(self.words, view))
        self._next_steps.told.setText(next_steps_told(self.words, view))
        self.show_value(self.autosave.value or view.material)
        self.shown()

    @override
    def show_value(self, value: Material) -> None:
        self.record_header.say(value.name, label(self.words, value.kind))
        self.record_header.make_room()
        self.name.set_value(value.name)
        self.kind.set_value(value.kind)
        self.place.set_value(value.place)
        self._place_field.clear_error()
        self.note.set_value(value.note)
        self.open_file.setEnabled(is_file_name(value.place))

    # acting

    def _on_choose(self) -> None:
        words = self.words
        path = what_to_open(self.workbench, words.text("Choose the file of this material"), words.text("All files (*)"))
        if path is not None:
            self.write(words.text("Write where it lies"), "place", str(path))

    def _on_open(self) -> None:
        place = Path(self.place.value())
        # A folder of a network that is not there answers late, so the worker looks.
        self.workbench.ask(place.is_file, lambda there: self._on_looked(place, there=there))

    def _on_looked(self, place: Path, *, there: bool) -> None:
        if there and QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            return
        words = self.words
        self._place_field.set_error(
            words.text("No program opens this file. Open it from its folder")
            if there
            else words.text("There is no file at this place any more. Choose where it lies now")
        )


def is_file_name(place: str) -> bool:
    """Whether a place is a file of this machine by its whole path, not a page or a word."""
    return bool(place.strip()) and "://" not in place and Path(place.strip()).is_absolute()
