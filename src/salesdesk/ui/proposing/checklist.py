"""The card "Ready to send?": what is checked, what stands against it, and the way to each field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from salesdesk.application.proposal_checks import (
    Check,
    Checked,
    Place,
    Section,
    checked,
    longer_side,
    met_count,
    place_of,
)
from salesdesk.ui.parts import Card, CheckRow, Pill, column
from salesdesk.ui.parts.rows import CheckState
from salesdesk.wording.labels import N_
from salesdesk.wording.troubles import flaw_told

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words

_MET: Mapping[Check, str] = {
    Check.TWO_OPTIONS: N_("Two options, both with a name, a sentence and totals"),
    Check.RAISED: N_("Both options raised in the talks, with date and person"),
    Check.SAME_ROWS: N_("Same rows filled for A and B"),
    Check.REAL: N_("Both options are real: neither is equal to the other, none is a straw option"),
    Check.DISCOUNT: N_("A discount stands against an impediment of price, with its reason"),
    Check.NEXT_STEP: N_("Next step has a date and a time"),
}


class Checklist(Card):
    """A line for each check that is met, and one for each fault that stands against one that is not."""

    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing until the proposal is there."""
        self.pill = Pill("", "neutral")
        super().__init__(words.text("Ready to send?"), trailing=self.pill, gap=4)
        self._words = words
        self._lines = column(gap=2)
        self._rows: list[CheckRow] = []
        self._places: list[Place | None] = []
        self.add(self._lines)

    def show_view(self, view: ProposalView) -> None:
        """Check the proposal as it stands."""
        checks = checked(view.faults)
        told = [line for one in checks for line in self._told(one)]
        longer = longer_side(view.proposal)
        if longer:
            says = self._words.text("Option {letter} says much more than the other: even them out", letter=longer)
            told.append((says, Place(Section.OPTIONS, "sentence", "B" if longer == "A" else "A")))
        self._fill(told, advice=bool(longer))
        self._tell(met_count(checks), len(checks))

    def rows(self) -> list[CheckRow]:
        """Return the lines that are shown."""
        return self._rows[: len(self._places)]

    def focus_first_fault(self) -> None:
        """Put the focus on the first thing to put right, or on nothing when there is none."""
        for row in self._rows:
            if row.button.isVisibleTo(self):
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _told(self, one: Checked) -> list[tuple[str, Place | None]]:
        if one.met:
            return [(self._words.text(_MET[one.check]), None)]
        return [(flaw_told(self._words, flaw), place_of(flaw)) for flaw in one.flaws]

    def _fill(self, told: list[tuple[str, Place | None]], *, advice: bool) -> None:
        while len(self._rows) < len(told):
            row = CheckRow("")
            row.acted.connect(self._on_acted)
            self._rows.append(row)
            self._lines.addWidget(row)
        self._places = [place for _, place in told]
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(told))
            if at >= len(told):
                continue
            sentence, place = told[at]
            state: CheckState = "met" if place is None else "missing"
            if advice and at == len(told) - 1:
                state = "advice"
            row.show_state(sentence, state, self._words.text("Show"))
            row.button.setAccessibleName(self._words.text("Show: {fault}", fault=sentence))

    def _tell(self, met: int, of: int) -> None:
        self.pill.show_state(
            self._words.text("{met} of {of}", met=met, of=of),
            "ok" if met == of else "warn",
            "circle-check" if met == of else "circle-dashed",
        )
        self.setAccessibleName(self._words.text("Ready to send? {met} of {of}", met=met, of=of))

    def _on_acted(self) -> None:
        sender = self.sender()
        place = next((p for row, p in zip(self._rows, self._places, strict=False) if row is sender), None)
        if place is not None:
            self.asked.emit(place)
