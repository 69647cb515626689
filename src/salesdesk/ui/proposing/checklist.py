"""The card "Ready to send?": what is checked, what stands against it, and the way to each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_checks import (
    Check,
    Checked,
    Place,
    Section,
    checked,
    fuller_sides,
    is_unchanged,
    met_count,
    place_of,
    unpriced,
)
from salesdesk.ui.parts import Card, CheckRow, Label, Pill, boxed, column
from salesdesk.ui.parts.rows import CheckState
from salesdesk.wording.differences import fuller_told, proof_told
from salesdesk.wording.labels import N_
from salesdesk.wording.proposals import unpriced_told
from salesdesk.wording.troubles import flaw_told

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words

INDENT = 26

_MET: Mapping[Check, str] = {
    Check.TWO_OPTIONS: N_("Two options, both with a name, a sentence and totals"),
    Check.RAISED: N_("Both options raised in the talks, with date and person"),
    Check.SAME_ROWS: N_("Same rows filled for A and B"),
    Check.REAL: N_("Both options are real: neither is equal to the other, none is a straw option"),
    Check.DISCOUNT: N_("A discount stands against an impediment of price, with its reason"),
    Check.NEXT_STEP: N_("Next step has a date and a time"),
    Check.OTHERS: N_("No other customer is named"),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line says, where it leads (None: nothing is to be put right there), and the rows that prove it."""

    sentence: str
    place: Place | None = None
    state: CheckState = "met"
    proof: tuple[str, ...] = ()


class ProvenRow(QWidget):
    """A line of the checklist, and below it the rows that prove what it says."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.check = CheckRow("")
        self.proof = Label("", "second", wrap=True)
        self._below = boxed(column(self.proof))
        self._below.setContentsMargins(INDENT, 0, 0, 4)
        self.setLayout(column(self.check, self._below, gap=0))

    def show_line(self, line: _Line, words: Words) -> None:
        """Show a line."""
        self.check.show_state(line.sentence, line.state, words.text("Show") if line.place else "")
        self.check.button.setAccessibleName(words.text("Show: {fault}", fault=line.sentence))
        self.proof.setText("\n".join(line.proof))
        self._below.setVisible(bool(line.proof))


class Checklist(Card):
    """A line for each check that is met, and one for each fault that stands against one that is not."""

    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing until the proposal is there."""
        self.pill = Pill("", "neutral")
        super().__init__(words.text("Ready to send?"), trailing=self.pill, gap=4)
        self._words = words
        self._column = column(gap=2)
        self._rows: list[ProvenRow] = []
        self._lines: list[_Line] = []
        self.add(self._column)

    def show_view(self, view: ProposalView) -> None:
        """Check the proposal as it stands."""
        checks = checked(view.faults)
        lines = [line for one in checks for line in self._told(view, one)]
        self._fill([*lines, *self._advice(view)])
        self._tell(met_count(checks), len(checks))

    def rows(self) -> list[CheckRow]:
        """Return the lines that are shown."""
        return [row.check for row in self._rows[: len(self._lines)]]

    def proofs(self) -> list[str]:
        """Return what proves each line that is shown, nothing where no proof is needed."""
        return [row.proof.text() for row in self._rows[: len(self._lines)]]

    def focus_first_fault(self) -> None:
        """Put the focus on the first thing to put right, or on nothing when there is none."""
        for row in self._rows:
            if row.check.button.isVisibleTo(self):
                row.check.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _told(self, view: ProposalView, one: Checked) -> list[_Line]:
        words = self._words
        if one.waits:
            waits = words.text("Whether both options are real shows once both have priced lines")
            return [_Line(waits, state="advice")]
        if one.met:
            # Without a discount there is nothing that could stand against an impediment.
            none = one.check is Check.DISCOUNT and not view.gives_discount
            return [_Line(words.text("No discount is given") if none else words.text(_MET[one.check]))]
        return [
            _Line(flaw_told(words, flaw), place_of(flaw), "missing", proof_told(words, view.proposal, flaw))
            for flaw in one.flaws
        ]

    def _advice(self, view: ProposalView) -> Iterator[_Line]:
        """What nothing stands against, but a person may have overlooked."""
        words = self._words
        if view.proposal.heard.says_nothing:
            empty = words.text("“What we heard” says nothing yet: write what they told you, or take it over")
            yield _Line(empty, Place(Section.HEARD, ""), "advice")
        for fuller in fuller_sides(view.proposal):
            place = Place(Section.OPTIONS, "sentence", "B" if fuller.letter == "A" else "A")
            yield _Line(fuller_told(words, fuller), place, "advice")
        free = unpriced(view.proposal, view.faults)
        if free:
            yield _Line(unpriced_told(words, free), Place(Section.INVESTMENT, "item", row=free[0]), "advice")
        if is_unchanged(view):
            n = view.revisions[-1].number
            yield _Line(words.text("Nothing has changed since revision {n} went out", n=n), state="advice")

    def _fill(self, lines: list[_Line]) -> None:
        while len(self._rows) < len(lines):
            row = ProvenRow()
            row.check.acted.connect(self._on_acted)
            self._rows.append(row)
            self._column.addWidget(row)
        self._lines = lines
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(lines))
            if at < len(lines):
                row.show_line(lines[at], self._words)

    def _tell(self, met: int, of: int) -> None:
        self.pill.show_state(
            self._words.text("{met} of {of}", met=met, of=of),
            "ok" if met == of else "warn",
            "circle-check" if met == of else "circle-dashed",
        )
        self.setAccessibleName(self._words.text("Ready to send? {met} of {of}", met=met, of=of))

    def _on_acted(self) -> None:
        sender = self.sender()
        shown = zip(self._rows, self._lines, strict=False)
        place = next((line.place for row, line in shown if row.check is sender), None)
        if place is not None:
            self.asked.emit(place)
