"""With whom something was: found by typing, or what stood in front; the person and the deal can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.log_subject import NOBODY, Around, Known, Subject, matching
from salesdesk.ui.activities.newcomer import NewcomerFields
from salesdesk.ui.fields import Choice, Field, SuggestLine
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.parts import boxed, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.newcomers import Newcomer
    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8


class WhoFields(QWidget):
    """A line that finds anybody, and beside it the people and open deals of the account that was found.

    `changed` gives what goes with whoever is chosen now; `chosen` comes after somebody was found by typing. A name
    that nobody has is asked about as somebody new (`newcomer`), at the account in front as long as it stays named.
    """

    changed = Signal(object)
    chosen = Signal()

    def __init__(self, workbench: Workbench, subject: Subject, *, takes_new: bool = True) -> None:
        """Look up what stood in front; `ready` is off until that is known."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._known: tuple[Known, ...] = ()
        self._takes_new = takes_new
        self._found = self._front = Around(subject=subject)
        self.ready = False
        self.line = SuggestLine(self._suggest, words.text("Type a name: a person, an account, a deal"))
        self.person: Choice[UUID | None] = Choice()
        self.deal: Choice[UUID | None] = Choice()
        self.line_field = Field(words.text("With"), self.line)
        self._person_field = Field(words.text("Person"), self.person)
        self._deal_field = Field(words.text("Deal"), self.deal)
        self.newcomer = NewcomerFields(words, self._accounts)
        line = boxed(side_by_side(self.line_field, self._person_field, self._deal_field))
        self.setLayout(column(line, self.newcomer, gap=10))
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

    @property
    def whom(self) -> str:
        """Who it is with, by name; nothing where nobody was said yet."""
        told = self.newcomer.told()
        return told.name if told else self._found.whom

    def told(self) -> tuple[Subject, Newcomer | None]:
        """Return what it is about and who is new; with somebody new at the account in front that stays in front."""
        told = self.newcomer.told()
        if told is None:
            return self._found.subject, None
        at_front = bool(told.account) and told.account == self._front.account
        return self._front.subject if at_front else NOBODY, told

    def focus_trouble(self) -> None:
        """Put the focus where somebody new is asked about, else where a name is typed."""
        (self.line if self.newcomer.isHidden() else self.newcomer).setFocus()

    def meant(self) -> str:
        """Take what was typed and not chosen for the one it can mean; return what stands in the way, if anything."""
        words, typed = self._workbench.words, self.line.value()
        if self.whom or not typed:
            return ""
        fitting = matching(self._known, typed, 2)
        if len(fitting) == 1:
            self._on_picked(fitting[0])
            return ""
        if fitting:
            return words.text("Several names fit “{typed}”. Choose one from the list", typed=typed)
        if not self._takes_new:
            return words.text("Nobody is called “{typed}” here. Choose a name from the list", typed=typed)
        self.newcomer.begin(typed, self._front.account)
        return words.text(
            "Nobody is called “{typed}” here. Add them as somebody new, or type another name", typed=typed
        )

    # looking up

    def _on_known(self, known: tuple[Known, ...]) -> None:
        self._known = known

    def _suggest(self, text: str) -> Sequence[tuple[Known, str]]:
        return [(one, one.words) for one in matching(self._known, text, OFFERED)]

    def _accounts(self, text: str) -> Sequence[tuple[Known, str]]:
        named = [one for one in self._known if _is_account(one.subject)]
        return [(one, one.words) for one in matching(named, text, OFFERED)]

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
        if found.whom:
            self._front = found
        self.newcomer.hide()
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


def _is_account(subject: Subject) -> bool:
    """Whether nothing but an account is meant."""
    return subject == Subject(account_id=subject.account_id) and subject.account_id is not None
