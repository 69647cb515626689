"""The page of favours: whom to thank first, and what is between us and a person (1.5, 1.7, 1.18)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from typing_extensions import override

from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.favour import Favour
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.favouring.person_card import PersonFavours
from salesdesk.ui.favouring.thanks_slot import ThanksSlot
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.parts import Button, Card, HintStrip, Label, PageHeader, set_tip
from salesdesk.wording.favours import favours_sentence

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "favours"


class FavoursPage(AreaPage):
    """Thank-yous that are owed, opened where they stand, and the favours of one person beside them."""

    kinds = frozenset({Favour, Person, Account, Activity, Meeting, ClosedPeriod, DeskSettings})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.new_button = Button(words.text("Record a favour…"), "plus", "primary", do=self.record)
        self._head = PageHeader(words.text("Favours and thanks"), " ", self.new_button)
        super().__init__(workbench, self._head)
        self.list: SlotList[ThanksRow] = SlotList(self._slot, gap=2)
        self.person = PersonFavours(workbench)
        nobody = words.text(
            "No thank-you is owed. When somebody refers you, gives you a tip or helps, record it as a favour: "
            "the thank-you then waits here, due three days later."
        )
        self._nobody = Label(nobody, "second", wrap=True)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        card = Card(words.text("Thank-yous owed"), margins=(10, 12, 10, 12))
        card.head.setContentsMargins(8, 2, 8, 0)
        self._nobody.setContentsMargins(8, 0, 8, 2)
        card.add(self._nobody, self.list)
        parts = (card, self.person)
        ways = (Arrangement(820, ((0,), (1,)), (56, 44)), below_each_other(len(parts)))
        self._arranged = Arranged(parts, ways, self.trouble, filled=False)
        for arranged in (self._arranged.arranged, self.list.arranged):
            arranged.connect(partial(order_focus, self))
        self.list.removed.connect(self._on_removed)
        self.body.addWidget(self._arranged, 1)
        spec = ActionSpec(
            id="favours.new",
            text=words.text("Record a favour"),
            group=words.text("Favours and thanks"),
            keys="Ctrl+N",
            scope=PAGE_ID,
            picture="plus",
        )
        workbench.actions.add(spec, self.record)
        set_tip(self.new_button, workbench.actions.tip("favours.new"))

    def open_target(self, target: str) -> None:
        """Show what is between us and a person, by the person's id."""
        self.person.show_person(UUID(target))

    def find_here(self) -> None:
        """Put the focus where a person is found."""
        self.person.focus_who()

    def in_front(self) -> Subject:
        """Return the person that is shown."""
        return Subject(person_id=self.person.key) if self.person.key is not None else NOBODY

    def record(self) -> None:
        """Record a favour with the person shown (Ctrl+N); without one, ask who it is."""
        self.person.record()

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.favours.owed, self._on_loaded)
        self.person.load()

    def _on_loaded(self, owed: tuple[ThanksRow, ...]) -> None:
        today = self.workbench.today
        late = sum(row.favour.thanks is not None and row.favour.thanks.due_on < today for row in owed)
        self._head.say(self.words.text("Favours and thanks"), favours_sentence(self.words, len(owed), late))
        self.list.show_groups([("", [(row.favour.id, row) for row in owed])])
        self._nobody.setVisible(not owed)
        if owed and self.person.key is None:
            self.person.show_person(owed[0].favour.person_id)
        order_focus(self)

    def _slot(self) -> ThanksSlot:
        slot = ThanksSlot(self.workbench)
        slot.refused.connect(self._refuse)
        slot.arranged.connect(partial(order_focus, self))
        slot.led.connect(self.person.show_person)
        return slot

    def _on_removed(self, key: object) -> None:
        if isinstance(key, UUID):
            drop = self.desk.favours.drop
            act(self.workbench, self.words.text("Favour put away"), partial(drop, key), toast=True)

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
