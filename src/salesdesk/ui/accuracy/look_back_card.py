"""How we got there: a missed period is looked back on, filled in from what the desk knows (1.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.acts import act
from salesdesk.ui.charting.twin import FiguresTable
from salesdesk.ui.fields import Field, TextBox
from salesdesk.ui.parts import Button, Card, HintStrip, Label, boxed, column, row
from salesdesk.wording.looking_back import found_facts, look_back_told

if TYPE_CHECKING:
    from salesdesk.application.forecast.looking_back import LookBack
    from salesdesk.ui.workbench import Workbench


class LookBackCard(Card):
    """What was found, why it was missed, what is done differently."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing until `show_view`."""
        words = workbench.words
        self._workbench, self._words = workbench, words
        self._view: LookBack | None = None
        super().__init__(words.text("Look back"))
        self.told = Label(" ", "body", wrap=True)
        self.facts = FiguresTable(
            words.text("What the desk knows of it"),
            (words.text("Figure"), words.text("Amount"), words.text("Rests on")),
            first=150,
            each=150,
            last=260,
        )
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.why = TextBox(words.text("Such as: two deals waited for a budget nobody had asked about"), lines=2)
        self.differently = TextBox(words.text("Such as: ask for the budget in the first meeting"), lines=2)
        self.keep = Button(words.text("Keep the look back"), "check", kind="primary", do=self._on_keep)
        self.form = boxed(
            column(
                Field(words.text("Why it was missed"), self.why),
                Field(words.text("What we do differently"), self.differently),
                self.trouble,
                row(self.keep, None),
                gap=10,
            )
        )
        self.add(self.told, self.facts, self.form)

    def show_view(self, view: LookBack) -> None:
        """Show the look back on the last period that is over."""
        words, before = self._words, self._view
        self._view = view
        self.told.setText(look_back_told(view, words))
        there = view.found is not None
        self.facts.setVisible(there)
        self.form.setVisible(there)
        self.facts.show_lines(found_facts(view, words))
        if before is None or (before.period, before.written) != (view.period, view.written):
            self.why.set_value(view.written.why if view.written else "")
            self.differently.set_value(view.written.differently if view.written else "")
            self.trouble.hide()

    def _on_keep(self) -> None:
        if self._view is None:
            return
        name, why, differently = self._view.period.name, self.why.value(), self.differently.value()
        owner, desk, words = self._workbench.chosen.scope.owner_id, self._workbench.desk, self._words
        self.trouble.hide()
        act(
            self._workbench,
            words.text("Keep the look back"),
            lambda: desk.looking_back.write(name, why, differently, owner),
            refused=self._on_refused,
            toast=True,
            said=words.text("The look back is kept"),
        )

    def _on_refused(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
