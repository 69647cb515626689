"""With whom something was: found by typing, or what stood in front; the person and the deal can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.log_subject import NOBODY, Around, Known, Subject, matching
from salesdesk.ui.fields import Choice, Field, SuggestLine
from salesdesk.ui.flow import side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8


class WhoFields(QWidget):
    """A line that finds anybody, and beside it the people and open deals of the account that was found.

    `changed` gives what goes with whoever is chosen now; `chosen` comes after somebody was found by typing.
    """

    changed = Signal(object)
    chosen = Signal()

    def __init__(self, workbench: Workbench, subject: Subject) -> None:
        """Look up what stood in front; `ready` is off until that is known."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._known: tuple[Known, ...] = ()
        self._found = Around(subject=subject)
        self.ready = False
        self.line = SuggestLine(self._suggest, words.text("Type a name: a person, an account, a deal"))
        self.person: Choice[UUID | None] = Choice()
        self.deal: Choice[UUID | None] = Choice()
        self.line_field = Field(words.text("With"), self.line)
        self._person_field = Field(words.text("Person"), self.person)
        self._deal_field = Field(words.text("Deal"), self.deal)
        self.setLayout(side_by_side(self.line_field, self._person_field, self._deal_field))
        self.setFocusProxy(self.line)
        self._hide_beside()
        self.line.picked.connect(self._on_picked)
        self.line.textEdited.connect(self._on_edited)
        self.person.committed.connect(self._on_person)
        self.deal.committed.connect(self._on_deal)
        self._ask(subject)
        workbench.ask(workbench.desk.logbook.known, self._on_known)

    @property
    def found(self) -> Around:
        """What goes with whoever is chosen."""
        return self._found

    def meant(self) -> str:
        """Take what was typed and not chosen for the one it can mean; return what stands in the way, if anything."""
        words, typed = self._workbench.words, self.line.value()
        if self._found.whom or not typed:
            return ""
        fitting = matching(self._known, typed, 2)
        if len(fitting) == 1:
            self._on_picked(fitting[0])
            return ""
        if fitting:
            return words.text("Several names fit “{typed}”. Choose one from the list", typed=typed)
        return words.text("Nobody is called “{typed}” here. Choose a name from the list", typed=typed)

    # looking up

    def _on_known(self, known: tuple[Known, ...]) -> None:
        self._known = known

    def _suggest(self, text: str) -> Sequence[tuple[Known, str]]:
        return [(one, one.words) for one in matching(self._known, text, OFFERED)]

    def _ask(self, subject: Subject) -> None:
        self.ready = False
        logbook = self._workbench.desk.logbook
        self._workbench.ask(lambda: logbook.around(subject), self._on_around)

    def _on_around(self, found: Around) -> None:
        words = self._workbench.words
        self.ready = True
        if not self.line.hasFocus() or found.whom:
            self.line.set_value(found.account or found.lead or found.whom)
        nobody: tuple[UUID | None, str] = (None, words.text("Nobody in particular"))
        none: tuple[UUID | None, str] = (None, words.text("No deal"))
        self.person.offer([nobody, *((one.id, one.name) for one in found.people)])
        self.person.set_value(found.subject.person_id)
        self.deal.offer([none, *found.deals])
        self.deal.set_value(found.subject.deal_id)
        self._person_field.setVisible(bool(found.people))
        self._deal_field.setVisible(bool(found.deals))
        self._say(found)

    def _say(self, found: Around) -> None:
        self._found = found
        self.line_field.clear_error()
        self.changed.emit(found)

    # choosing

    def _on_picked(self, known: Known) -> None:
        self._ask(known.subject)
        self.chosen.emit()

    def _on_edited(self, _typed: str) -> None:
        """What is typed anew is somebody else: nobody, until one is chosen."""
        self._hide_beside()
        self._say(Around(subject=NOBODY))

    def _hide_beside(self) -> None:
        self._person_field.hide()
        self._deal_field.hide()

    def _on_person(self, key: object) -> None:
        person = key if isinstance(key, UUID) else None
        self._say(replace(self._found, subject=replace(self._found.subject, person_id=person)))

    def _on_deal(self, key: object) -> None:
        deal = key if isinstance(key, UUID) else None
        self._say(replace(self._found, subject=replace(self._found.subject, deal_id=deal)))
