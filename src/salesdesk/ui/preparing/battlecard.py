"""One competitor's card in a plan: our record, what ties them here, what to say and what to leave alone (4.4, 4.15)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.ui.fields import Tick
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.laid_out import take_out, widgets_in
from salesdesk.ui.parts import Button, Ground, Label, boxed, column, row
from salesdesk.wording.battlecards import HEADINGS, claim_told, heading, never_printed_told, win_rate_told

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from salesdesk.domain.competitor import Claim, Competitor
    from salesdesk.domain.rates import Rate
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card as a plan shows it: `ties` says what ties the competitor to this customer, `rate` None not asked yet."""

    competitor: Competitor
    ties: str
    rate: Rate | None
    used: frozenset[UUID]
    today: date
    check_again_days: int


class ClaimLine(QWidget):
    """A line of the card with its source and age, and a tick when it was used in the meeting."""

    ticked = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self.tick = Tick("")
        self.tick.committed.connect(self.ticked)
        self._text = Label("", wrap=True)
        self._source = Label("", "second", wrap=True)
        warning = row(
            IconView("circle-alert", "warn", 14),
            Label(never_printed_told(words), "second", tone="warn", wrap=True),
            gap=6,
        )
        warning.setStretch(1, 1)
        self.warning = boxed(warning)
        line = row(self.tick, column(self._text, self._source, self.warning, gap=1), gap=2, middle=False)
        line.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_claim(self, claim: Claim, shown: CardShown) -> None:
        """Show a claim as it stands now."""
        told = claim_told(self._words, claim, shown.today, shown.check_again_days)
        self._text.setText(claim.text)
        self._source.setText(told)
        self._source.setVisible(bool(told))
        self.warning.setVisible(not claim.may_be_printed)
        self.tick.set_value(claim.id in shown.used)
        warned = "" if claim.may_be_printed else never_printed_told(self._words)
        self.tick.setAccessibleName(self._words.text("Used in the meeting: {claim}", claim=claim.text))
        self.tick.setAccessibleDescription(" ".join(filter(None, (told, warned))))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # The words tick as well: a box alone is a small thing to hit.
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tick.click()


class Battlecard(Ground):
    """The card: a head that folds it, and what it says; `used` gives a claim and whether it was used."""

    used = Signal(object, object)
    opened = Signal(object)
    arranged = Signal()

    def __init__(self, words: Words) -> None:
        """Show a folded card without a name."""
        super().__init__("item", margins=(0, 0, 0, 0), gap=0)
        self._words = words
        self._shown: CardShown | None = None
        self._stands: tuple[tuple[UUID, object], ...] | None = None
        self.claims: dict[UUID, ClaimLine] = {}
        self._name = Label("", "row-title", wrap=True)
        self.record = Label("", "second", wrap=True)
        self._arrow = IconView("chevron-right", "text2", 16)
        line = row(
            IconView("swords", "text2"), column(self._name, self.record, gap=1), self._arrow, gap=8, middle=False
        )
        line.setStretch(1, 1)
        self.head = Face(line, padding=(13, 10, 13, 10))
        self.head.clicked.connect(self.toggle)
        self._lines = column(gap=4)
        self._lines.setContentsMargins(13, 0, 13, 10)
        self.inside = QWidget()
        self.inside.setLayout(self._lines)
        self.inside.hide()
        self.price = _Said(words.text("Their price model"))
        self.ties = _Said(words.text("What ties them to this customer"))
        self._hint = Label(words.text("Tick what you used in the meeting."), "second", wrap=True)
        self._empty = Label(
            words.text("The card says nothing yet. What do they do better, what do we?"), "second", wrap=True
        )
        self._claims = column(gap=6)
        self.open = Button(words.text("Open battlecard"), kind="link", do=self._ask_to_open)
        for part in (self.ties, self.price, self._hint, self._empty, boxed(self._claims), self.open):
            self._lines.addWidget(part)
        self._lines.setAlignment(self.open, Qt.AlignmentFlag.AlignLeft)
        self.add(self.head, self.inside)

    @property
    def is_unfolded(self) -> bool:
        """Whether what it says is shown."""
        return not self.inside.isHidden()

    def toggle(self) -> None:
        """Fold the card out, or away."""
        self.fold(away=self.is_unfolded)

    def fold(self, *, away: bool) -> None:
        """Fold the card away, or out."""
        self.inside.setVisible(not away)
        self._arrow.show_icon("chevron-right" if away else "chevron-down", "text2")
        self._tell()
        self.arranged.emit()

    def show_card(self, shown: CardShown) -> None:
        """Show a competitor as the deal and the meeting stand now."""
        competitor, words = shown.competitor, self._words
        self._shown = shown
        self._name.setText(competitor.name)
        self.record.setText(win_rate_told(words, shown.rate) if shown.rate else "")
        self.record.setVisible(shown.rate is not None)
        self.price.say(competitor.price_model)
        self.ties.say(shown.ties)
        self._hint.setVisible(bool(competitor.claims))
        self._empty.setVisible(not competitor.claims and not competitor.price_model.strip())
        stands = tuple((claim.id, claim.kind) for claim in competitor.claims)
        if stands != self._stands:
            self._stands = stands
            self._arrange(competitor)
        for claim in competitor.claims:
            self.claims[claim.id].show_claim(claim, shown)
        self._tell()

    def _arrange(self, competitor: Competitor) -> None:
        take_out(self._claims, widgets_in(self._claims))
        self.claims = {}
        for kind in HEADINGS:
            of_kind = competitor.of(kind)
            if of_kind:
                self._claims.addWidget(boxed(column(4, Label(heading(self._words, kind), "label"), gap=0)))
            for claim in of_kind:
                self.claims[claim.id] = line = ClaimLine(self._words)
                line.ticked.connect(partial(self.used.emit, claim.id))
                self._claims.addWidget(line)
        self.arranged.emit()

    def _tell(self) -> None:
        name = self._shown.competitor.name if self._shown else ""
        fold = self._words.text("folded out") if self.is_unfolded else self._words.text("folded away")
        self.head.setAccessibleName(
            self._words.text("Battlecard of {name}. {record}. {fold}", name=name, record=self.record.text(), fold=fold)
        )

    def _ask_to_open(self) -> None:
        if self._shown is not None:
            self.opened.emit(self._shown.competitor.id)


class _Said(QWidget):
    """A heading and what is known under it; hidden while nothing is."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.text = Label("", wrap=True)
        self.setLayout(column(Label(title, "label"), self.text, 2, gap=1))

    def say(self, text: str) -> None:
        self.text.setText(text.strip())
        self.setVisible(bool(text.strip()))
