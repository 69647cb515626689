"""A template: the texts a proposal may begin with, never its options (2.16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.boilerplate import rows_read, rows_written, with_steps
from salesdesk.domain.boilerplate import ProposalTemplate
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Field, TextBox, TextLine
from salesdesk.ui.library_pages.shelf_page import ShelfPage
from salesdesk.ui.library_pages.snippet_page import document_language
from salesdesk.ui.part_card import PartCard

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

ARRANGEMENTS: Final = (Arrangement(560, ((0, 1), (2,)), (50, 50)), below_each_other(3))


class TemplatePage(ShelfPage[ProposalTemplate]):
    """One template; saved as it is written. Proposals that began with it stay as they are."""

    kinds = frozenset({ProposalTemplate})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the template it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New template"))
        self.name = TextLine()
        self.language = document_language(words)
        self.texts = {
            "lead": TextBox(words.text("What usually matters most, without a customer’s name"), lines=2),
            "worth": TextBox(words.text("How solving it is reckoned, without a customer’s figures"), lines=2),
            "propose": TextBox(words.text("What you propose, in a sentence or two"), lines=2),
            "compare": TextBox(words.text("A sentence over the options"), lines=2),
            "payment_terms": TextBox(words.text("Terms that hold for both options"), lines=2),
            "terms": TextBox(words.text("General terms, one paragraph each"), lines=4),
        }
        self.rows = TextBox(words.text("One in a line, such as Warranty: 2 years"), lines=4)
        self.steps = TextBox(words.text("One in a line, such as Kick-off on site"), lines=3)
        self.rows.committed.connect(self._on_rows)
        self.steps.committed.connect(self._on_steps)
        for name, box in self.texts.items():
            self.writes(box, name, words.text("Write a template"))
        self.writes(self.language, "language", words.text("Set for which documents it is"))
        self.show_parts(Arranged((self._about(), self._both(), self._terms()), ARRANGEMENTS), self.name)

    def _about(self) -> PartCard:
        words = self.words
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename template"),
            refusal=words.text("The template needs a name, so that you find it again"),
        )
        return _card(
            PartCard("file-text", words.text("About")),
            name,
            Field(words.text("For documents in"), self.language),
            Field(words.text("In short"), self.texts["lead"]),
            Field(words.text("Worth to them"), self.texts["worth"]),
            Field(words.text("What we propose"), self.texts["propose"]),
        )

    def _both(self) -> PartCard:
        words = self.words
        return _card(
            PartCard("columns-2", words.text("Both options")),
            Field(words.text("Over the options"), self.texts["compare"]),
            Field(words.text("Rows to compare"), self.rows),
        )

    def _terms(self) -> PartCard:
        words = self.words
        return _card(
            PartCard("calendar-check", words.text("Terms and steps")),
            Field(words.text("Payment, for both options"), self.texts["payment_terms"]),
            Field(words.text("Terms"), self.texts["terms"]),
            Field(words.text("After the choice"), self.steps),
        )

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, boilerplate = self.key, self.desk.boilerplate
            self.workbench.ask(lambda: boilerplate.template(key), self._on_loaded, self.gone)

    def _on_loaded(self, template: ProposalTemplate) -> None:
        if self.take(template):
            self.show_value(self.autosave.value or template)
            self.shown()

    @override
    def show_value(self, value: ProposalTemplate) -> None:
        self.record_header.say(value.name, self.words.text("Fills what is empty in a new proposal, never its options"))
        self.record_header.make_room()
        self.name.set_value(value.name)
        self.language.set_value(value.language)
        for name, box in self.texts.items():
            box.set_value(getattr(value, name))
        self.rows.set_value(rows_written(value))
        self.steps.set_value("\n".join(value.steps))

    def _on_rows(self, text: str) -> None:
        self.change(self.words.text("Write a template"), partial(rows_read, text=text))

    def _on_steps(self, text: str) -> None:
        self.change(self.words.text("Write a template"), partial(with_steps, text=text))


def _card(card: PartCard, *fields: Field) -> PartCard:
    card.lines.setSpacing(10)
    for field in fields:
        card.lines.addWidget(field)
    card.lines.addStretch(1)
    return card
