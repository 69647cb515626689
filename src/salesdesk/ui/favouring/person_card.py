"""What is between us and a person: goodwill, and the favours both ways (1.5, 1.7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.log_subject import matching
from salesdesk.ui.explained import FigureButton
from salesdesk.ui.favouring.favour_dialog import FavourDialog
from salesdesk.ui.favouring.goodwill_dialog import GoodwillDialog
from salesdesk.ui.fields import Field, SuggestLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, IconView, Label, boxed, column, row, set_tip
from salesdesk.wording.favours import favour_told, goodwill_told, help_first, thanks_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.favours import FavoursView
    from salesdesk.application.log_subject import Known
    from salesdesk.domain.favour import Favour
    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8


class PersonFavours(Card):
    """Shows one person, found by typing; a new favour is recorded with them."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nobody yet."""
        words = workbench.words
        super().__init__(words.text("Between you"), " ", gap=10)
        self._workbench = workbench
        self._words = words
        self.key: UUID | None = None
        self.view: FavoursView | None = None
        self._known: tuple[Known, ...] = ()
        self.who = SuggestLine(self._suggest, words.text("Type the name of a person"))
        self.who.picked.connect(self._on_picked)
        self.goodwill = FigureButton(words, self._explain)
        set_tip(self.goodwill, words.text("See the formula and what it rests on"))
        self._advice = Label(help_first(words), "second", wrap=True)
        self.list = Listing(words.text("No favour was noted yet, neither theirs nor yours."), gap=10)
        self._shown = boxed(column(row(self.goodwill, None), self._advice, self.list, gap=10))
        self._shown.hide()
        self._field = Field(words.text("With"), self.who)
        self.people = Button(words.text("Open People"), "users", do=partial(workbench.navigate, "people", ""))
        nobody = words.text("A favour is recorded with a person, and nobody is on this desk yet. Add a person first.")
        self._nobody = boxed(column(Label(nobody, "second", wrap=True), row(self.people, None), gap=10))
        self._nobody.hide()
        self.add(self._field, self._nobody, self._shown)

    def load(self) -> None:
        """Load who can be found, and the person shown anew."""
        self._workbench.ask(self._workbench.desk.logbook.known, self._on_known)
        self._load_person()

    def show_person(self, key: UUID) -> None:
        """Show what is between us and a person."""
        self.key = key
        self._load_person()

    def record(self) -> None:
        """Record a favour with the person shown, else ask who it is."""
        if self.view is None:
            self.focus_who()
        else:
            FavourDialog(self._workbench, self.view).open()

    def focus_who(self) -> None:
        """Put the focus where a person is found, or where the first one is added."""
        (self.who if self._nobody.isHidden() else self.people).setFocus()

    def _load_person(self) -> None:
        key, favours = self.key, self._workbench.desk.favours
        if key is not None:
            self._workbench.ask(lambda: favours.view(key), self._on_loaded, self._on_gone)

    def _on_known(self, known: tuple[Known, ...]) -> None:
        self._known = tuple(one for one in known if one.subject.person_id is not None)
        self._field.setVisible(bool(self._known))
        self._nobody.setVisible(not self._known)

    def _suggest(self, text: str) -> Sequence[tuple[Known, str]]:
        return [(one, one.words) for one in matching(self._known, text, OFFERED)]

    def _on_picked(self, known: Known) -> None:
        if known.subject.person_id is not None:
            self.show_person(known.subject.person_id)

    def _on_gone(self, *_error: object) -> None:
        self.key, self.view = None, None
        self._shown.hide()

    def _on_loaded(self, view: FavoursView) -> None:
        if view.person.id != self.key:
            return
        self.view = view
        if not self.who.hasFocus():
            self.who.set_value(view.person.name)
        self.goodwill.set_words(goodwill_told(self._words, view.goodwill))
        self._advice.setVisible(view.goodwill.help_first)
        self.list.show_rows([self._line(favour, view) for favour in view.favours])
        self._shown.show()

    def _line(self, favour: Favour, view: FavoursView) -> QWidget:
        words = self._words
        said = ". ".join(filter(None, (favour.words, thanks_told(words, favour, view.today))))
        head, second = Label(favour_told(words, favour), "row-title", wrap=True), Label(said, "second", wrap=True)
        if not said:
            second.hide()
        picture = IconView("arrow-right" if favour.ours else "arrow-left", "text3", 14)
        line = row(picture, column(head, second, gap=1), gap=10, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        if favour.done_on is None and not favour.ours:
            line.addWidget(Button(words.text("They did it…"), "check", do=partial(self._on_got, favour)))
        return boxed(line)

    def _on_got(self, favour: Favour) -> None:
        if self.view is not None:
            FavourDialog(self._workbench, self.view, favour).open()

    def _explain(self) -> None:
        if self.view is not None:
            GoodwillDialog(self._workbench, self.view).open()
