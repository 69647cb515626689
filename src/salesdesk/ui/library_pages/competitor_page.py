"""A competitor and the battlecard we carry: their strengths and weaknesses, where we are better, our record (4.15)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.library_editing import claim_put, claim_removed, claim_shifted
from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.deal import Deal
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Field, TextBox, TextLine
from salesdesk.ui.library_pages.claim_slot import PICTURES, ClaimSlot
from salesdesk.ui.library_pages.lines import Lines
from salesdesk.ui.library_pages.shelf_page import Fact, ShelfPage, adding
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import HintStrip
from salesdesk.wording.battlecards import win_rate_told
from salesdesk.wording.labels import N_
from salesdesk.wording.library import card_age_told, open_deals_told, unproven_told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.application.library import CompetitorView
    from salesdesk.ui.workbench import Workbench

ORDER: Final = (
    ClaimKind.ADVANTAGE,
    ClaimKind.STRENGTH,
    ClaimKind.WEAKNESS,
    ClaimKind.TRAP,
    ClaimKind.LANDMINE,
)
TITLES: Final[Mapping[ClaimKind, tuple[str, str, str]]] = {
    ClaimKind.ADVANTAGE: (N_("Our advantages"), N_("Add an advantage"), N_("Where are we better, and who says so?")),
    ClaimKind.STRENGTH: (N_("Their strengths"), N_("Add a strength"), N_("What do they do well?")),
    ClaimKind.WEAKNESS: (N_("Their weaknesses"), N_("Add a weakness"), N_("Where do their customers complain?")),
    ClaimKind.TRAP: (N_("Traps to set"), N_("Add a trap"), N_("Which question do they answer badly?")),
    ClaimKind.LANDMINE: (N_("Landmines to avoid"), N_("Add a landmine"), N_("What had we better not touch?")),
}
"""Title of the card, name of its button, what an empty card asks."""
ARRANGEMENTS: Final = (Arrangement(560, ((0, 1), (2, 3, 4, 5)), (1, 1)), below_each_other(6))


class CompetitorPage(ShelfPage[Competitor]):
    """One competitor; saved as it is written."""

    kinds = frozenset({Competitor, Deal, BuyingProcess, Account})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the competitor it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New competitor"))
        self.name = TextLine()
        self.price_model = TextBox(words.text("Per month, per seat, with a minimum"), lines=2)
        self._rate = Fact(words.text("Our win rate against them"))
        self._age = Fact(words.text("Age of the card"))
        self._unproven = HintStrip()
        self._open_deals = ""
        self.about = self._about()
        self.lines = {kind: self._claims(kind) for kind in ORDER}
        cards = (self.about, *(self.lines[kind].card for kind in ORDER))
        self.show_parts(Arranged(cards, ARRANGEMENTS), self.name, *self.lines.values())

    def _about(self) -> PartCard:
        words = self.words
        card = PartCard("swords", words.text("About"))
        card.lines.setSpacing(10)
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename competitor"),
            refusal=words.text("A competitor needs a name. Type one"),
        )
        self.writes(self.price_model, "price_model", words.text("Write price model"))
        for part in (name, Field(words.text("Their price model"), self.price_model), self._rate, self._age):
            card.lines.addWidget(part)
        card.lines.addWidget(self._unproven)
        card.lines.addStretch(1)
        return card

    def _claims(self, kind: ClaimKind) -> Lines[Claim]:
        words = self.words
        title, name, asks = (words.text(text) for text in TITLES[kind])
        add = adding(words, name)
        card = PartCard(PICTURES[kind], title, add)
        lines: Lines[Claim] = Lines(
            words, card, partial(ClaimSlot, self.workbench, kind), partial(self._begun, kind), "text"
        )
        lines.say_nothing(asks, add)
        add.clicked.connect(lines.begin)
        lines.written.connect(self._on_written)
        lines.removed.connect(self._on_removed)
        lines.moved.connect(self._on_moved)
        return lines

    def _begun(self, kind: ClaimKind) -> Claim:
        return Claim(id=self.desk.changes.ids.new(), kind=kind, text="", known_on=self.workbench.today)

    # loading

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, competitor = self.key, self.desk.library.competitor
            self.workbench.ask(lambda: competitor(key), self._on_loaded, self.gone)

    def _on_loaded(self, view: CompetitorView) -> None:
        if not self.take(view.competitor):
            return
        self._rate.told.setText(win_rate_told(self.words, view.rate))
        self._open_deals = open_deals_told(self.words, view.open_deals)
        self.show_value(self.autosave.value or view.competitor)
        self.shown()

    @override
    def show_value(self, value: Competitor) -> None:
        words = self.words
        self.record_header.say(value.name, self._open_deals)
        self.record_header.make_room()
        self.name.set_value(value.name)
        self.price_model.set_value(value.price_model)
        self._age.told.setText(card_age_told(words, value, self.workbench.today))
        unproven = unproven_told(words, value)
        self._unproven.say(words.text("Proof is missing."), unproven)
        self._unproven.setVisible(bool(unproven))
        for kind, lines in self.lines.items():
            lines.show_lines(value.of(kind))

    # writing

    def _on_written(self, claim: Claim) -> None:
        self.change(self.words.text("Write line of the battlecard"), partial(claim_put, claim=claim))

    def _on_removed(self, key: UUID) -> None:
        self.change(self.words.text("Remove line of the battlecard"), partial(claim_removed, key=key))

    def _on_moved(self, key: UUID, by: int) -> None:
        self.change(self.words.text("Move line of the battlecard"), partial(claim_shifted, key=key, by=by))
