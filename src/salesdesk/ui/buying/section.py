"""How they buy, on the page of a plan and of a deal: the same record, shown and written in place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.files import safe_name
from salesdesk.domain.refusals import Missing
from salesdesk.ui.buying.slot import BuyingSlot
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.parts import Button, HintStrip, Label, boxed, column
from salesdesk.wording.buying import price_missing_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.buying import BuyingView
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench


class Buying(QWidget):
    """What is known of the buying on a deal; without a deal it leads to choosing one (`deal_asked`).

    `arranged` tells that fields came or went, so that the page can put its focus order right.
    """

    deal_asked = Signal()
    refused = Signal(str)
    arranged = Signal()

    def __init__(self, workbench: Workbench, *, titled: bool = True) -> None:
        """Show nothing yet; on a card of its own it is not `titled` again."""
        super().__init__()
        self._titled = titled
        self._workbench = workbench
        self._words = words = workbench.words
        self._deal: UUID | None = None
        self.view: BuyingView | None = None
        self.price_due = HintStrip(words.text("No price expectation yet."), act=words.text("Write price"))
        self.price_due.acted.connect(self.write_price)
        self.price_due.hide()
        self.choose = Button(words.text("Choose deal"), kind="link", do=self.deal_asked.emit)
        self.choose.setAccessibleName(words.text("Choose the deal of this call"))
        why = Label(words.text("How they buy is written down per deal. This call has none yet."), "second", wrap=True)
        self._without = boxed(column(why, self.choose, gap=2))
        self._without.hide()
        self._lines = column(self.price_due, self._without, gap=6)
        self.slot = self._made()
        self.setLayout(self._lines)
        self.slot.hide()

    def show_deal(self, deal: UUID | None) -> None:
        """Show how the customer of a deal buys, as the desk holds it now; None when no deal is chosen."""
        if deal != self._deal:
            self._leave()
        self._deal = deal
        self._without.setVisible(deal is None)
        if deal is not None:
            self._load()

    def write_price(self) -> None:
        """Open the fields at the price they expect (4.5)."""
        self.slot.open()
        if self.slot.form is not None:
            self.slot.form.price.setFocus()

    def close_editors(self) -> None:
        """Close what is open, keeping what was typed."""
        self.slot.close_editor()

    def _made(self) -> BuyingSlot:
        slot = BuyingSlot(self._workbench, titled=self._titled)
        slot.stale.connect(self._load)
        slot.print_asked.connect(self.print_work)
        slot.arranged.connect(self.arranged)
        slot.opened.connect(self._on_arranged)
        slot.closed.connect(self._on_arranged)
        self._lines.addWidget(slot)
        return slot

    def _leave(self) -> None:
        """Keep what was typed for the deal that was shown, and begin with an empty slot."""
        old = self.slot
        old.close_editor()
        self.slot = self._made()
        self.slot.hide()
        old.leave()
        self._lines.removeWidget(old)
        self.view = None
        self.price_due.hide()

    def _load(self) -> None:
        if self._deal is not None:
            key, view = self._deal, self._workbench.desk.buying.view
            self._workbench.ask(lambda: view(key), self._on_loaded, self._on_not_loaded)

    def _on_loaded(self, view: BuyingView) -> None:
        if view.deal.id != self._deal:
            return
        self.view = view
        self.slot.show()
        self.slot.show_thing(view.deal.id, view)
        # A card has room for a strip; in the column of a plan the line itself says it.
        self.price_due.setVisible(view.lacks_price and not self._titled)
        if view.lacks_price:
            self.price_due.say(
                self._words.text("No price expectation yet."),
                price_missing_told(self._words, view),
                self._words.text("Write price"),
            )

    def _on_not_loaded(self, _error: Exception) -> None:
        # The page tells that the deal is gone.
        self.slot.hide()

    def _on_arranged(self, _key: object) -> None:
        self.arranged.emit()

    def print_work(self) -> None:
        """Save the page on how we will work where the person says (2.5)."""
        if self._deal is None or self.view is None:
            return
        words, key, view = self._words, self._deal, self.view
        self.slot.commit()
        written = self.slot.process
        if written is None or not written.how_we_work:
            self.refused.emit(told(words, Missing("how_we_work", "deal")))
            return
        name = view.account.name if view.account else view.deal.title
        title = safe_name(words.text("How we will work {name}", name=name))
        asked = words.text("Save how we will work")
        path = where_to_save(self._workbench, asked, f"{title}.pdf", words.text("PDF (*.pdf)"))
        if path is None:
            return

        def write(chosen: Path) -> Saved:
            return self._workbench.desk.exporting.how_we_work(key, chosen)

        save_document(self._workbench, path, write, self.refused.emit)
