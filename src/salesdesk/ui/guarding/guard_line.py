"""The pest guard's word on somebody: a pill, the sentence behind it, and other ways where it says stop (B4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.pest_guard import FREE, Guard, Offer, Verdict
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, Pill, column, row
from salesdesk.wording.guards import guard_short, guard_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.wording import Words

_LOOKS: Final[Mapping[Verdict, tuple[PillRole, str]]] = {
    Verdict.OK: ("ok", "circle-check"),
    Verdict.CAUTION: ("warn", "triangle-alert"),
    Verdict.STOP: ("bad", "ban"),
}
_TRIED: Final[tuple[PillRole, str]] = ("neutral", "phone")
_PICTURES: Final[Mapping[Offer, str]] = {
    Offer.SLOT: "calendar-plus",
    Offer.PERSON: "user",
    Offer.LETTER: "mail",
    Offer.HAND_BACK: "undo-2",
}


def guard_look(guard: Guard) -> tuple[PillRole, str]:
    """Return the role and the picture of the pill that shows a state."""
    if guard.verdict is Verdict.OK and guard.unanswered and guard.ground is FREE.ground:
        return _TRIED
    return _LOOKS[guard.verdict]


class GuardLine(QWidget):
    """Says nothing of somebody whom nobody tried; `ways` are those that can be gone from here."""

    def __init__(self, words: Words, ways: Mapping[Offer, Callable[[], object]] | None = None) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self.pill = Pill(" ")
        self.told = Label("", "second", wrap=True)
        self.offers = {
            offer: Button(label(words, offer), _PICTURES[offer], "quiet", do=do) for offer, do in (ways or {}).items()
        }
        self._ways = Flow(*self.offers.values(), gap=4, line_gap=2)
        head = row(self.pill, self.told, gap=8, middle=False)
        head.setAlignment(self.pill, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._ways, gap=4))
        self.show_guard(None, None)

    def show_guard(self, guard: Guard | None, today: date | None, name: str = "") -> None:
        """Show what the guard says today; `name` stands before the sentence where several people are meant."""
        short = guard_short(self._words, guard) if guard is not None else ""
        # Only ever hidden before it stands somewhere: it would show as a window of its own.
        self.setVisible(bool(short) and self.parent() is not None)
        if guard is None or today is None or not short:
            return
        told = guard_told(self._words, guard, today)
        told = self._words.text("{name}: {told}", name=name, told=told) if name else told
        self.pill.show_state(short, *guard_look(guard))
        self.pill.setAccessibleName(f"{short}: {told}")
        self.told.setText(told)
        for offer, button in self.offers.items():
            button.setVisible(offer in guard.offers)
        self._ways.setVisible(any(offer in guard.offers for offer in self.offers))
