"""Something new for the library: its name and, where there are kinds, which; everything else is written on its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from salesdesk.application.library_list import Shelf
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.material import Material, MaterialKind
from salesdesk.domain.objection import Objection, ObjectionKind
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.product import Product
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextLine
from salesdesk.wording.labels import N_, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench

ASKS: Final[Mapping[Shelf, tuple[str, str, str, str]]] = {
    Shelf.COMPETITORS: (N_("New competitor"), N_("Add competitor"), N_("Competitor"), N_("Who sells against you")),
    Shelf.OBJECTIONS: (N_("New objection"), N_("Add objection"), N_("What they say"), N_("In their words")),
    Shelf.MATERIALS: (N_("New material"), N_("Add material"), N_("Name"), N_("Such as reference letter, dairies")),
    Shelf.PLAYBOOKS: (N_("New playbook"), N_("Add playbook"), N_("Name"), N_("Such as plants with two shifts")),
    Shelf.SNIPPETS: (N_("New snippet"), N_("Add snippet"), N_("Name"), N_("Such as warranty")),
    Shelf.TEMPLATES: (N_("New template"), N_("Add template"), N_("Name"), N_("Such as rental with service")),
    Shelf.PRODUCTS: (N_("New product"), N_("Add product"), N_("Name"), N_("As it stands on proposals")),
}
"""Title, act, name of the field, example."""


class NewEntryDialog(AskDialog):
    """Asks for a name and adds the record; `made` gets its id as text."""

    def __init__(self, workbench: Workbench, shelf: Shelf, made: Callable[[str], object]) -> None:
        """Ask for something on a shelf."""
        words = workbench.words
        title, verb, name, example = (words.text(text) for text in ASKS[shelf])
        self._shelf = shelf
        self._made = made
        self.name = TextLine(example)
        self._name_field = Field(name, self.name)
        self._objection: Choice[ObjectionKind] = Choice([(kind, label(words, kind)) for kind in ObjectionKind])
        self._material: Choice[MaterialKind] = Choice([(kind, label(words, kind)) for kind in MaterialKind])
        self._objection.set_value(ObjectionKind.PRICE)
        self._material.set_value(MaterialKind.REFERENCE)
        kinds = {
            Shelf.OBJECTIONS: Field(words.text("About"), self._objection),
            Shelf.MATERIALS: Field(words.text("Kind"), self._material),
        }
        fields = (self._name_field, kinds[shelf]) if shelf in kinds else (self._name_field,)
        super().__init__(workbench, title, verb, *fields)
        self.name.setFocus()

    @override
    def answer(self) -> None:
        """Add the record and open it."""
        name = self.name.value()
        record = self._record(name)
        keep = self.workbench.desk.selling.keep
        text = self.words.text("Add “{name}”", name=name)
        act(self.workbench, text, lambda: keep(None, record), self._on_done, self._name_field.set_error)

    def _record(self, name: str) -> Any:  # noqa: ANN401 (one of the kinds)
        key = self.workbench.desk.changes.ids.new()
        if self._shelf is Shelf.COMPETITORS:
            return Competitor(id=key, name=name)
        if self._shelf is Shelf.OBJECTIONS:
            return Objection(id=key, words=name, kind=self._objection.value() or ObjectionKind.OTHER)
        if self._shelf is Shelf.MATERIALS:
            return Material(id=key, name=name, kind=self._material.value() or MaterialKind.OTHER)
        if self._shelf is Shelf.PRODUCTS:
            return Product(id=key, name=name)
        if self._shelf is Shelf.SNIPPETS:
            return Snippet(id=key, name=name, text=name)
        if self._shelf is Shelf.TEMPLATES:
            return ProposalTemplate(id=key, name=name)
        return Playbook(id=key, name=name)

    def _on_done(self, step: Step) -> None:
        self.accept()
        self._made(str(step.edits[0].key[1]))
