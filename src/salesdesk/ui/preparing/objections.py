"""The second column: what they will say against it, what we answer, what others met, and the competitors (4.20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from salesdesk.application.objections_known import NOTHING_KNOWN, KnownObjections, known_for, rates_against
from salesdesk.application.plan_editing import objection_put, objection_removed, objection_shifted, plan_of
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Objection, PlanObjection
from salesdesk.ui.acts import act
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.notices import Notice
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.preparing.battlecards import Battlecards
from salesdesk.ui.preparing.objection_slot import ObjectionSlot
from salesdesk.ui.preparing.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.objections_met import ObjectionRecord
    from salesdesk.domain.rates import Rate
    from salesdesk.ui.announcer import Keys
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench

TELLING: Final = frozenset({Objection, Competitor, BuyingProcess, Account, Deal})
"""Records that change what is known; of meetings only others than the one that is planned."""


class Objections(QObject):
    """Objections as cards, in the order in which they are expected; below them what others met, and battlecards.

    `arranged` tells that something stands elsewhere, `led` where a competitor is named, `refused` why not.
    """

    arranged = Signal()
    led = Signal(str)
    refused = Signal(str)

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty column."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._view: PlanView | None = None
        self._known: KnownObjections = NOTHING_KNOWN
        self._stale = True
        self._keeping: int | None = None
        self._kept: tuple[PlanObjection, ...] = ()
        self._begun = False
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add an objection"))
        self.card = PartCard("message-square-warning", words.text("Objections"), self.add)
        self.list: SlotList[PlanObjection] = SlotList(self._slot, gap=10)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        self._nothing = Label(words.text("What will they say against it, and what do you answer?"), "second", wrap=True)
        self.card.lines.addWidget(self._nothing)
        self.card.lines.addWidget(self.list)
        self.suggestions = Suggestions(words)
        self.battlecards = Battlecards(workbench, autosave)
        for section in (self.suggestions, self.battlecards):
            self.card.lines.addSpacing(6)
            self.card.lines.addWidget(section)
        self.card.lines.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.suggestions.chosen.connect(self._on_suggestion)
        self.suggestions.offers.run_out.connect(self._on_run_out)
        for arranged in (self.list.arranged, self.suggestions.offers.arranged, self.battlecards.arranged):
            arranged.connect(self.arranged)
        self.battlecards.led.connect(self.led)
        self._autosave.settled.connect(self._on_settled)
        self._workbench.announcer.records_changed.connect(self._on_records_changed)

    def show_view(self, view: PlanView) -> None:
        """Show what stands beside the plan; what others met is asked for when it may have changed."""
        before, self._view = self._view, view
        self.battlecards.show_view(view)
        if before is None or _subject(before) != _subject(view):
            self._stale = True
        if self._stale:
            self._stale = False
            deal, account = view.meeting.deal_id, view.meeting.account_id
            rivals = [rival.id for rival in view.rivals]
            library, key = self._workbench.desk.library, view.meeting.id
            self._workbench.ask(
                lambda: (known_for(library, deal, account), rates_against(library, rivals)),
                lambda answer: self._on_known(key, *answer),
            )

    def _on_known(self, key: UUID, known: KnownObjections, rates: Mapping[UUID, Rate]) -> None:
        if self._view is None or self._view.meeting.id != key:
            return
        self._known = known
        self.battlecards.show_rates(rates)
        self._show()

    def _on_records_changed(self, keys: object) -> None:
        own = self._view.meeting.id if self._view else None
        if any(kind in TELLING or (kind is Meeting and key != own) for kind, key in cast("Keys", keys)):
            self._stale = True

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the plan of a meeting as it is written now."""
        self.show_objections(plan_of(meeting).objections)
        self.battlecards.show_meeting(meeting)

    def show_objections(self, objections: tuple[PlanObjection, ...]) -> None:
        """Show the objections of a plan, and the one that is being written first."""
        if len(objections) > len(self._kept):
            self._begun = False
        self._kept = objections
        self._show()

    def start_over(self) -> None:
        """Forget what was begun, because another plan is shown."""
        self._begun = False
        self.list.close_editors()
        self._view = None
        self._known = NOTHING_KNOWN
        self._keeping = None
        self.suggestions.start_over()
        self.battlecards.start_over()

    def begin(self) -> None:
        """Open the fields of a new objection; it is kept as soon as it has words."""
        self._begun = True
        self._show()
        self.list.open(len(self._kept))

    def focus_first(self) -> None:
        """Put the focus on the first objection, else where one is added."""
        self.list.focus_first(self.add)

    def _slot(self) -> ObjectionSlot:
        slot = ObjectionSlot(self._words, lambda: self._known, lambda: self._kept)
        slot.written.connect(self._on_written)
        slot.closed.connect(self._on_closed)
        slot.kept.connect(self._keep)
        slot.arranged.connect(self.arranged)
        return slot

    def _show(self) -> None:
        shown = (*self._kept, PlanObjection(words="")) if self._begun else self._kept
        self.card.count.setText(self._words.number(len(self._kept)) if self._kept else "")
        self._nothing.setVisible(not shown)
        self.list.show_things(shown)
        if self._known is not NOTHING_KNOWN:
            self.suggestions.show_known(self._known, self._kept)

    # what others met, and the library

    def _on_suggestion(self, record: ObjectionRecord) -> None:
        objection = self._known.from_record(record)
        at = len(self._kept)
        self._autosave.edit(self._words.text("Add objection"), partial(objection_put, at=at, objection=objection))

    def _on_run_out(self) -> None:
        self.list.focus_on(len(self._kept) - 1)

    def keep_open(self) -> None:
        """Keep the objection that is open in the library, with its answer."""
        slot = next((one for one in self.list.slots() if one.is_open), None)
        if slot is None:
            text = self._words.text("Open the objection that the library should keep first")
            self._workbench.notify(Notice(text))
        else:
            self._keep(slot.key)

    def _keep(self, at: object) -> None:
        slot = self.list.slot(at)
        if slot is not None and isinstance(at, int):
            slot.commit()
            # What is still being saved belongs to it: the act starts from what the desk has.
            self._keeping = at
            if not self._autosave.busy:
                self._on_settled()

    def _on_settled(self) -> None:
        at, self._keeping = self._keeping, None
        meeting = self._autosave.value
        if at is None or meeting is None or at >= len(plan_of(meeting).objections):
            return
        keep, text = self._workbench.desk.library.keep_objection, self._words.text("Keep objection in the library")
        act(self._workbench, text, lambda: keep(meeting.id, at), refused=self.refused.emit, toast=True)

    # the plan's own

    def _on_written(self, at: int, objection: PlanObjection) -> None:
        new = at >= len(self._kept)
        if new and not objection.words:
            return
        text = self._words.text("Add objection") if new else self._words.text("Write objection")
        self._autosave.edit(text, partial(objection_put, at=at, objection=objection))

    def _on_closed(self, at: int) -> None:
        if self._begun and at >= len(self._kept):
            self._begun = False
            self._show()
            self.add.setFocus()

    def _on_removed(self, at: int) -> None:
        if at >= len(self._kept):
            self._begun = False
            self._show()
            return
        self.list.close_editors()
        self._autosave.edit(self._words.text("Remove objection"), partial(objection_removed, at=at))

    def _on_moved(self, at: int, by: int) -> None:
        value = self._autosave.value
        if value is None or not (at < len(plan_of(value).objections) and 0 <= at + by < len(plan_of(value).objections)):
            return
        slot = self.list.slot(at)
        was_open = slot is not None and slot.is_open
        self.list.close_editors()
        self._autosave.edit(self._words.text("Move objection"), partial(objection_shifted, at=at, by=by))
        moved = self.list.slot(at + by)
        if was_open and moved is not None:
            moved.open()
        self.list.focus_on(at + by)


def _subject(view: PlanView) -> tuple[object, ...]:
    """Return what decides on which deals are like this one, and who competes."""
    stage = view.deal.stage_id if view.deal else None
    industry = view.account.industry if view.account else ""
    return view.meeting.id, view.meeting.deal_id, stage, industry, view.rivals
