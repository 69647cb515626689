"""A letter is begun from any page: to the person in front, else to whom it is written is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.ui.activities.who import WhoFields
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.writing.letter_dialog import write_to_person

if TYPE_CHECKING:
    from salesdesk.application.log_subject import Around, Subject
    from salesdesk.ui.workbench import Workbench


class LetterWhomDialog(AskDialog):
    """Asks to whom a letter is written; then the letter begins."""

    def __init__(self, workbench: Workbench, subject: Subject) -> None:
        """Ask, starting from what stands in front."""
        words = workbench.words
        self._waits = False
        self.who = WhoFields(workbench, subject, takes_new=False)
        super().__init__(workbench, words.text("Write a letter"), words.text("Write letter"), self.who)
        self.be_tight()
        self.who.changed.connect(self._on_who)
        self.who.setFocus()

    @override
    def answer(self) -> None:
        """Begin the letter; what was typed of a name and nobody is asked about first."""
        trouble = self.who.meant()
        if not trouble and not self.who.ready:
            self._waits = True
            return
        found = self.who.found.subject
        if not trouble and found.person_id is None:
            trouble = self.words.text("Say to which person you write")
        if trouble or found.person_id is None:
            self.who.line_field.set_error(trouble)
            self.who.line.setFocus()
            self.fit()
            return
        self.accept()
        write_to_person(self.workbench, found.person_id, deal=found.deal_id)

    def _on_who(self, _found: Around) -> None:
        self.fit()
        if self._waits and self.who.ready:
            self._waits = False
            self.answer()


def write_letter(workbench: Workbench, subject: Subject) -> None:
    """Begin a letter to the person in front; without one, ask who it is."""
    if subject.person_id is not None:
        write_to_person(workbench, subject.person_id, deal=subject.deal_id)
    else:
        LetterWhomDialog(workbench, subject).open()
