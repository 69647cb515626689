"""Everybody we know: found by name, account and circle, written in place (1.13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from typing_extensions import override

from salesdesk.application.changes import Edit
from salesdesk.application.people_rows import PersonRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait
from salesdesk.ui.accounts.people_columns import people_columns
from salesdesk.ui.accounts.person_slot import PersonSlot
from salesdesk.ui.accounts.saving_cards import save_cards
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.fields import Choice, SearchLine
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, PageHeader, boxed, column, row, scrolling, set_tip
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.ui.theme import theme
from salesdesk.wording.accounts import people_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.knowing_people import PersonSeen
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "people"
LIMIT: Final = 1000
PANEL: Final = 424


class PeoplePage(AreaPage):
    """The list of people, and the one that is picked beside it; Enter opens the fields."""

    kinds = frozenset({Person, Account, Meeting, Activity, Portrait})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        back = Button(words.text("Show accounts"), "arrow-left", do=partial(workbench.navigate, "accounts", ""))
        self.save = Button(words.text("Save address cards…"), "file-down", do=self._on_save)
        self.new = Button(words.text("New person"), "plus", "primary", do=self.new_person)
        self._head = PageHeader(words.text("People"), " ", back, self.save, self.new)
        super().__init__(workbench, self._head)
        self._wanted = ""
        self._opens = False
        self._account: UUID | None = None
        self.search = SearchLine(words.text("Search by name or account"), words.text("Clear search"))
        self.search.setMinimumWidth(theme().px(260))
        self.search.committed.connect(self._on_filtered)
        self.circle: Choice[Circle | None] = Choice(
            [(None, words.text("Every circle")), *((circle, label(words, circle)) for circle in Circle)]
        )
        self.circle.set_value(None)
        self.circle.setAccessibleName(words.text("Circle"))
        self.circle.committed.connect(self._on_filtered)
        self._model: TableModel[PersonRow] = TableModel(people_columns(words), lambda one: str(one.id))
        self.table = TableView(self._model, words.text("People"))
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self._build_side()
        self._build_body()

    def _build_side(self) -> None:
        words = self.words
        self.list: SlotList[Person] = SlotList(self._slot, gap=2)
        self.list.arranged.connect(partial(order_focus, self))
        self.to_account = Button(words.text("Open account"), "building-2", "quiet", do=self._on_account)
        self.to_account.hide()
        self.side = Card(gap=8)
        self.side.add(self.list, row(self.to_account, None))
        self._panel = scrolling(boxed(column(self.side, None)))
        # Half the page where texts are large: the names beside it are to be read too.
        self._panel.setMaximumWidth(theme().px(PANEL))
        self._panel.hide()

    def _build_body(self) -> None:
        words = self.words
        card = Card(margins=(1, 1, 1, 8))
        card.add(self.table)
        both = row(card, self._panel, gap=14, middle=False)
        for at in range(2):
            both.setStretch(at, 1)
        self._listed = boxed(both)
        self.empty_state = EmptyState("users", " ", " ", " ", act_picture="upload")
        self.empty_state.acted.connect(self._on_nothing_acted)
        self._empty = Card()
        self._empty.add(self.empty_state)
        self._empty.hide()
        nest(self.body, row(self.search, self.circle, None, gap=10))
        for part, stretch in ((self.trouble, 0), (self._listed, 1), (self._empty, 1)):
            self.body.addWidget(part, stretch)
        self._import = words.text("Import address cards…")

    # loading

    def open_target(self, target: str) -> None:
        """Show somebody by their id, with the fields open."""
        self._wanted, self._opens = target, bool(target)
        self.refresh()

    def find_here(self) -> None:
        """Put the focus into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    @override
    def reload(self) -> None:
        asked = (self.search.value(), self.circle.value())
        text, circle = asked
        listed = self.desk.people.listed
        circles = (circle,) if circle else ()
        self.workbench.ask(lambda: (asked, listed(text, circles, LIMIT)), self._on_loaded)

    def _on_loaded(self, answer: tuple[tuple[str, Circle | None], Sequence[PersonRow]]) -> None:
        asked, rows = answer
        if asked != (self.search.value(), self.circle.value()):
            return
        self._model.show_things(rows)
        self._head.say(self.words.text("People"), people_told(self.words, len(rows), LIMIT) if rows else "")
        self._listed.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        filtered = any(asked)
        self.search.setVisible(bool(rows) or filtered)
        self.circle.setVisible(bool(rows) or filtered)
        self.save.setVisible(bool(rows))
        if not rows:
            self._say_nothing(filtered=filtered)
        picked = self._wanted or (str(thing.id) if (thing := self.table.thing()) else "")
        if rows and not (picked and self.table.pick(picked)):
            self.table.selectRow(0)
        self._on_picked(self.table.thing())

    def _say_nothing(self, *, filtered: bool) -> None:
        words = self.words
        if filtered:
            self.empty_state.say(
                words.text("Nobody matches"),
                words.text("Nobody in this circle has a name or an account like that."),
                words.text("Show everybody"),
                act_picture="x",
            )
            return
        self.empty_state.say(
            words.text("Nobody is known here yet"),
            words.text("Bring in address cards from a phone or a mail program, or add people to an account."),
            self._import,
            act_picture="upload",
        )

    # acting

    def _slot(self) -> PersonSlot:
        slot = PersonSlot(self.workbench, self._account, lambda _key: False)
        slot.refused.connect(self._refuse)
        return slot

    def _on_picked(self, found: PersonRow | None) -> None:
        self._panel.setVisible(found is not None)
        if found is not None:
            seen, key = self.desk.people.seen, found.id
            self.workbench.ask(lambda: seen(key), self._on_seen)

    def _on_seen(self, seen: PersonSeen) -> None:
        picked = self.table.thing()
        if picked is None or picked.id != seen.person.id:
            return
        self.trouble.hide()
        account = seen.account.id if seen.account else None
        if account != self._account or self.list.slot(seen.person.id) is None:
            self.list.close_editors()
            self.list.show_groups([])
        self._account = account
        self.list.show_groups([("", [(seen.person.id, seen.person)])])
        if seen.account is not None:
            self.to_account.setAccessibleName(self.words.text("Open {name}", name=seen.account.name))
            set_tip(self.to_account, seen.account.name)
        self.to_account.setVisible(seen.account is not None)
        order_focus(self)
        if self._opens and str(seen.person.id) == self._wanted:
            self._open(seen.person.id)

    def _on_opened(self, found: PersonRow) -> None:
        if self.list.slot(found.id) is not None:
            self._open(found.id)
        else:
            self._wanted, self._opens = str(found.id), True

    def _open(self, key: UUID) -> None:
        self._wanted, self._opens = "", False
        self.list.open(key)

    def _on_account(self) -> None:
        if self._account is not None:
            self.workbench.navigate("accounts", str(self._account))

    def new_person(self) -> None:
        """Add somebody and open their fields."""
        words, desk = self.words, self.desk
        made = Person(id=desk.changes.ids.new(), name=words.text("Somebody new"))
        act(self.workbench, words.text("Add a person"), lambda: desk.changes.do(Edit(None, made)), self._on_made)

    def _on_made(self, step: Step) -> None:
        self.search.set_value("")
        self.circle.set_value(None)
        self.open_target(str(step.made(Person)))

    def _on_save(self) -> None:
        rows = self._model.things()
        filtered = bool(self.search.value() or self.circle.value())
        people = [one.id for one in rows] if filtered else []
        save_cards(self.workbench, self.words.text("People"), people=people, refused=self._refuse)

    def _on_filtered(self, _value: object) -> None:
        self.reload()

    def _on_nothing_acted(self) -> None:
        if self.search.value() or self.circle.value():
            self.circle.set_value(None)
            self.search.empty()
            self.reload()
        else:
            self.workbench.actions.do("cards.read")

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
