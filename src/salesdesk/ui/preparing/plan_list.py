"""All call plans: today's first, then what is coming, what has no date yet, what was held."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from salesdesk.application.plan_filter import filtered, people_in
from salesdesk.application.readiness import PlanGroup, PlannedCalls, grouped
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.area import AreaPage
from salesdesk.ui.canvas import Canvas
from salesdesk.ui.parts import Button, Card, EmptyState, PageHeader, column, scrolling, set_tip
from salesdesk.ui.parts.pills import PillLook
from salesdesk.ui.preparing.plan_filter_bar import PlanFilterBar
from salesdesk.ui.preparing.plan_table import PlanTable
from salesdesk.ui.readiness_pill import pill_of
from salesdesk.ui.recording import ask_for_talk
from salesdesk.wording.plans import group_told, plans_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.rows import MeetingRow
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

SAMPLE: Final = "desk.sample"
SHOWN: Final = 200


class PlanList(AreaPage):
    """The list of call plans; `opened` gives the row of the plan that is wanted."""

    kinds = frozenset({Meeting, Account, Deal, Person})
    opened = Signal(object)
    plan_asked = Signal()

    def __init__(self, workbench: Workbench, plan_tip: str) -> None:
        """Build an empty list; `plan_tip` tells the keys of its button."""
        words = workbench.words
        self._new = Button(words.text("Plan a call"), "plus", "primary", do=self._ask)
        set_tip(self._new, plan_tip)
        self._talk = Button(words.text("Record a talk"), "message-square-quote", do=self._ask_for_talk)
        self._calls = Button(words.text("How calls go"), "trophy", do=self._show_calls)
        self._head = PageHeader(words.text("Call plans"), "", self._calls, self._talk, self._new)
        super().__init__(workbench, self._head)
        self._cards: dict[PlanGroup, tuple[Card, PlanTable]] = {}
        self._rows: Sequence[MeetingRow] = ()
        self.filter = PlanFilterBar(words)
        self.filter.changed.connect(self._on_filtered)
        self.none_match = NoneMatch(words)
        self.none_match.acted.connect(self.filter.want_all)
        self._lines = column(gap=14)
        self._area = scrolling(Canvas(self._lines))
        self._empty = self._nothing()
        self.body.addWidget(self.filter)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.none_match, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()
        self.none_match.hide()
        for group in PlanGroup:
            self._add_group(group)
        self._lines.addStretch(1)

    def _nothing(self) -> Card:
        words = self.words
        state = EmptyState("clipboard-list", " ", " ", " ", press=words.text("or press"), shortcut="Ctrl+N")
        state.acted.connect(self.plan_asked)
        state.other_acted.connect(self._look_at_sample)
        self.empty_state = state
        card = Card()
        card.add(state)
        return card

    def _add_group(self, group: PlanGroup) -> None:
        table = PlanTable(
            self.workbench, group_told(self.words, group), self._pill, full_day=group is not PlanGroup.TODAY
        )
        table.opened.connect(self.opened)
        card = Card(group_told(self.words, group), margins=(1, 12, 1, 6), gap=4)
        card.head.setContentsMargins(12, 0, 12, 0)
        card.add(table)
        card.hide()
        self._cards[group] = (card, table)
        self._lines.addWidget(card)

    def _pill(self, row: MeetingRow) -> PillLook:
        return pill_of(self.words, row)

    @override
    def reload(self) -> None:
        preparing, discussing = self.desk.preparing, self.desk.discussing
        self.workbench.ask(lambda: (*preparing.planned(), *discussing.held()), self.show_rows)

    def show_rows(self, rows: Sequence[MeetingRow]) -> None:
        """Show these plans and talks, those of them that the filter wants."""
        self._rows = rows
        if not rows:
            self._offer_sample()
        self.filter.offer_people(people_in(rows))
        self.filter.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._new.setVisible(bool(rows))
        self._on_filtered()

    def _on_filtered(self) -> None:
        today = self.workbench.today
        zone = self.workbench.standing.settings.zone
        calls = grouped(filtered(self._rows, self.filter.wanted(), today, zone), today, zone)
        self._head.say(self.words.text("Call plans"), plans_told(self.words, calls))
        self._area.setVisible(bool(calls.groups))
        self.none_match.setVisible(bool(self._rows) and not calls.groups)
        self._show(calls)

    def find_here(self) -> None:
        """Put the focus where plans are searched for."""
        self.filter.search.setFocus()

    def _show(self, calls: PlannedCalls) -> None:
        for group, (card, table) in self._cards.items():
            found = calls.of(group)
            card.setVisible(bool(found))
            count = self.words.number(len(found))
            newest = self.words.text("the newest {n} of {count}", n=self.words.number(SHOWN), count=count)
            card.beside.setText(newest if len(found) > SHOWN else count)
            table.show_things(found[:SHOWN])

    def _offer_sample(self) -> None:
        """Offer the sample desk where the program can open one."""
        words = self.words
        known = any(spec.id == SAMPLE for spec in self.workbench.actions.specs())
        self.empty_state.say(
            words.text("No call plans yet"),
            words.text("Pick a meeting and write down what should be true when you hang up."),
            words.text("Plan a call"),
            words.text("Look at a sample") if known else "",
        )

    def _look_at_sample(self) -> None:
        self.workbench.actions.do(SAMPLE)

    def _show_calls(self) -> None:
        self.workbench.navigate("calls", "")

    def _ask_for_talk(self) -> None:
        ask_for_talk(self.workbench)

    def _ask(self) -> None:
        self.plan_asked.emit()

    def focus_first(self) -> None:
        """Put the focus on the first plan, else on the way to the first one."""
        shown: list[Callable[[], None]] = [t.setFocus for card, t in self._cards.values() if not card.isHidden()]
        (shown[0] if shown else self._new.setFocus)()


class NoneMatch(Card):
    """What stands where the plans were when none of them is wanted."""

    acted = Signal()

    def __init__(self, words: Words) -> None:
        """Say so, and offer all of them."""
        super().__init__()
        state = EmptyState(
            "clipboard-list",
            words.text("No call plans match"),
            words.text("There are plans, but none like that. Choose another day or person, or see all of them."),
            words.text("Show all plans"),
            act_picture="x",
        )
        state.acted.connect(self.acted)
        self.add(state)
