"""The fields of how a customer buys: each kept when it is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal

from salesdesk.application.buying_editing import (
    deciding,
    expecting_price,
    price_learnt,
    rival_dropped,
    rival_named,
    rival_tied,
    spoken_to,
    staged,
    ticked,
    working,
)
from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, BuyingStage
from salesdesk.ui.buying.rivals import Rivals
from salesdesk.ui.fields import Choice, Field, SavedLine, TextBox, Tick, date_field, money_field
from salesdesk.ui.flow import Flow, Shared
from salesdesk.ui.parts import Button, Ground, Label, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.buying import BuyingView
    from salesdesk.domain.money import Money
    from salesdesk.ui.workbench import Workbench

Change = Callable[[BuyingProcess], BuyingProcess]
T = TypeVar("T")


class BuyingForm(Ground):
    """What they did, how far they are, price, day, competitors, how we will work.

    `edited` gives the words for undo and a change of the process; `rival_named` the name of a competitor that is
    not known yet; `print_asked` and `done` what the two buttons ask for.
    """

    edited = Signal(str, object)
    rival_named = Signal(str)
    print_asked = Signal()
    done = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build empty fields."""
        super().__init__("item", margins=(12, 10, 12, 10), gap=10)
        self._workbench = workbench
        self._had_price = False
        self._words = workbench.words
        self._build_steps()
        self._build_price()
        self._build_work()
        self._connect()
        self._lay_out()

    def _build_steps(self) -> None:
        words = self._words
        self.steps = {step: Tick(label(words, step)) for step in BuyerStep}
        self.whom = SavedLine(words.text("A supplier, a user, an adviser"))
        self.whom_field = Field(words.text("With whom they spoke"), self.whom)
        self.stage: Choice[BuyingStage | None] = Choice(
            [(None, words.text("Not known")), *((stage, label(words, stage)) for stage in BuyingStage)]
        )
        self.decides = date_field(words, self._workbench.today)

    def _build_price(self) -> None:
        words = self._words
        self.price = money_field(words, self._workbench.standing.currency, words.text("Not known yet"))
        self.learnt = date_field(words, self._workbench.today)
        self.price_field = Field(words.text("Price they expect"), self.price)

    def _build_work(self) -> None:
        words = self._words
        self.rivals = Rivals(words)
        self.work = TextBox(words.text("The steps agreed, by which channel, how often"), lines=2, limit=4000)
        self.print_button = Button(words.text("Save how we will work"), "file-down", "quiet", do=self.print_asked.emit)

    def _connect(self) -> None:
        words = self._words
        for step, tick in self.steps.items():
            tick.committed.connect(partial(self._on_ticked, step))
        self.whom.committed.connect(partial(self._edit, words.text("Write whom they spoke to"), spoken_to))
        self.stage.committed.connect(partial(self._edit, words.text("Set stage of their buying"), staged))
        self.decides.committed.connect(partial(self._edit, words.text("Set day of their decision"), deciding))
        self.price.committed.connect(self._on_price)
        self.learnt.committed.connect(partial(self._edit, words.text("Set day it was learnt"), price_learnt))
        self.work.committed.connect(partial(self._edit, words.text("Write how we will work"), working))
        self.rivals.chosen.connect(self.name_rival)
        self.rivals.named.connect(self.rival_named)
        self.rivals.tied.connect(self._on_tied)
        self.rivals.dropped.connect(self._on_dropped)

    def _lay_out(self) -> None:
        words = self._words
        ticks = Flow(*self.steps.values(), gap=16, line_gap=6)
        self.add(
            column(Label(words.text("What they did already"), "label"), ticks, gap=5),
            self.whom_field,
            Shared(
                Field(words.text("Where their buying stands"), self.stage),
                Field(words.text("They decide on"), self.decides),
                gap=10,
                line_gap=10,
            ),
            Shared(self.price_field, Field(words.text("Learnt on"), self.learnt), gap=10, line_gap=10),
            self.rivals,
            column(Field(words.text("How we will work together"), self.work), self.print_button, gap=2),
            row(None, Button(words.text("Done"), do=self.done.emit)),
        )

    def show_process(self, view: BuyingView, process: BuyingProcess) -> None:
        """Show the process as it is written now; what is being typed is left alone."""
        self.price.set_currency(view.deal.currency)
        for step, tick in self.steps.items():
            tick.set_value(step in process.done)
        self.whom.set_value(process.spoke_to)
        self.whom_field.setVisible(BuyerStep.SPOKE in process.done)
        self.stage.set_value(process.stage)
        self.decides.set_value(process.decides_on)
        self._had_price = process.price_expected is not None
        self.price.set_value(process.price_expected)
        self.learnt.set_value(process.price_learnt_on)
        self.rivals.show_rivals(view, process)
        self.work.set_value(process.how_we_work)
        self.print_button.setEnabled(bool(process.how_we_work))

    def name_rival(self, competitor: UUID) -> None:
        """Put a competitor on the deal."""
        self._edit(self._words.text("Name a competitor on the deal"), rival_named, competitor)

    def _edit(self, text: str, change: Callable[[BuyingProcess, T], BuyingProcess], value: T) -> None:
        def changed(process: BuyingProcess) -> BuyingProcess:
            return change(process, value)

        self.edited.emit(text, changed)

    def _on_ticked(self, step: BuyerStep, done: object) -> None:
        text = self._words.text("Set what they did already")
        self.edited.emit(text, partial(ticked, step=step, done=bool(done)))

    def _on_price(self, price: Money | None) -> None:
        # A day that was typed before there was a price is the one on which this price was learnt.
        day = self._workbench.today if self._had_price else self.learnt.value() or self._workbench.today
        self.edited.emit(self._words.text("Set price expectation"), partial(expecting_price, price=price, today=day))

    def _on_tied(self, competitor: UUID, text: str) -> None:
        change = partial(rival_tied, competitor_id=competitor, relationship=text)
        self.edited.emit(self._words.text("Write what ties a competitor"), change)

    def _on_dropped(self, competitor: UUID) -> None:
        change = partial(rival_dropped, competitor_id=competitor)
        self.edited.emit(self._words.text("Take a competitor off the deal"), change)
