"""Everything that happened on a deal, newest first, one line each; what has a page of its own opens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.timeline import FIRST_SHOWN, Happened, Happening, Timeline
from salesdesk.ui.activities.columns import picture_of
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, ElidedLabel, Label, row
from salesdesk.ui.theme import theme
from salesdesk.wording.timelines import happened_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench

EARLIER: Final = 25
PICTURES: Mapping[Happening, str] = {
    Happening.LEAD: "phone",
    Happening.CHANGED: "pencil",
    Happening.PLANNED: "clipboard-list",
    Happening.BOOKED: "calendar-plus",
    Happening.HELD: "message-square-quote",
    Happening.ACT: "handshake",
    Happening.IMPEDIMENT: "message-square-warning",
    Happening.REMOVED: "circle-check",
    Happening.PROPOSAL: "columns-2",
    Happening.DONE: "calendar-check",
    Happening.PAUSED: "hourglass",
    Happening.WENT_ON: "arrow-right",
    Happening.HANDED_BACK: "undo-2",
    Happening.TAKEN_AGAIN: "redo-2",
}
_FIELDS: Mapping[str, str] = {
    "stage_id": "square-kanban",
    "status": "flag",
    "value": "coins",
    "lines": "package",
    "people": "users",
    "expected_on": "calendar",
}
PAGES: Mapping[Happening, str] = {
    Happening.PLANNED: "plans",
    Happening.HELD: "talk",
    Happening.ACT: "talk",
    Happening.PROPOSAL: "proposals",
    Happening.LEAD: "leads",
    Happening.HANDED_BACK: "leads",
    Happening.TAKEN_AGAIN: "leads",
}
WHO: Final = 120
TALL: Final = 30


class TimelineCard(Card):
    """The timeline; `asked` names what stands in a card of this page, `arranged` tells that lines came or went."""

    asked = Signal(object)
    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        super().__init__(words.text("Timeline"), words.text("newest first"))
        self._workbench = workbench
        self._key: UUID | None = None
        self._names: Mapping[str, str] = {}
        self._shown: tuple[Happened, ...] = ()
        self.list = Listing(words.text("Nothing has happened yet."), gap=0)
        self.earlier = Button(words.text("Show earlier"), "history", "link", do=self.show_earlier)
        self.add(self.list, self.earlier)

    def wanted(self, key: UUID) -> int:
        """Return how many entries of a deal are to be read: as many as are shown already."""
        return max(FIRST_SHOWN, len(self._shown)) if key == self._key else FIRST_SHOWN

    def show_timeline(self, view: DealView, found: Timeline) -> None:
        """Show the newest of what happened on a deal."""
        self._key = view.deal.id
        names = {str(s.id): s.name for s in view.stages} | {str(r.id): r.name for r in view.reps}
        if view.account is not None:
            names[str(view.account.id)] = view.account.name
        self._names = names
        self._show(found.happened, more=found.more)

    def show_earlier(self) -> None:
        """Read what happened before the last line."""
        key, last = self._key, self._shown[-1] if self._shown else None
        timelines = self._workbench.desk.timelines
        if key is not None:
            self._workbench.ask(lambda: timelines.of(key, last, EARLIER), partial(self._on_earlier, key, last))

    def _on_earlier(self, key: UUID, last: Happened | None, found: Timeline) -> None:
        if key != self._key or last is None or self._shown[-1:] != (last,):
            return
        first = len(self._shown)
        focused = self.earlier.hasFocus()
        self._show((*self._shown, *found.happened), more=found.more)
        if focused and not found.more:
            self.list.focus_from(first)

    def _show(self, happened: tuple[Happened, ...], *, more: bool) -> None:
        self._shown = happened
        self.list.show_rows([self._line(one) for one in happened])
        self.earlier.setVisible(more)
        self.arranged.emit()

    def _line(self, one: Happened) -> QWidget:
        words = self._workbench.words
        told, day = happened_told(words, one, self._names), words.short_date(one.on)
        picture = _picture(one)
        who = ElidedLabel(one.who, "second")
        # What happened gives way first, down to where the name would have the line for itself.
        who.setMinimumWidth(min(who.sizeHint().width(), theme().px(WHO)))
        who.setMaximumWidth(theme().px(WHO))
        line = row(IconView(picture, "text2", 14), ElidedLabel(told, "body"), who, Label(day, "second"), gap=10)
        line.setStretch(1, 1)
        opens = self._opens(one)
        if opens is None:
            line.setContentsMargins(6, 0, 6, 0)
            shown = QWidget()
            shown.setLayout(line)
            shown.setMinimumHeight(theme().px(TALL))
            return shown
        face = Face(line, padding=(6, 0, 6, 0))
        face.setMinimumHeight(theme().px(TALL))
        face.setAccessibleName(", ".join(filter(None, (told, one.who, day))))
        face.clicked.connect(opens)
        return face

    def _opens(self, one: Happened) -> partial[None] | None:
        if one.kind is Happening.ACTIVITY:
            return partial(self._go, "activities", f"deal/{one.subject}")
        if one.kind in PAGES and one.subject is not None:
            return partial(self._go, PAGES[one.kind], one.subject)
        here = {Happening.BOOKED, Happening.DONE, Happening.IMPEDIMENT, Happening.REMOVED, Happening.PAUSED}
        return partial(self._ask, one.kind) if one.kind in here else None

    def _go(self, page: str, target: object, *_pressed: object) -> None:
        self._workbench.navigate(page, str(target))

    def _ask(self, kind: Happening, *_pressed: object) -> None:
        self.asked.emit(kind)


def _picture(one: Happened) -> str:
    if one.log is not None:
        return picture_of(one.log)
    return _FIELDS.get(one.change.field, "pencil") if one.change is not None else PICTURES[one.kind]
