"""A snippet: a text by its name, put into any text of a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.domain.boilerplate import Snippet
from salesdesk.ui.arranged import Arranged, Arrangement
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine
from salesdesk.ui.library_pages.shelf_page import ShelfPage
from salesdesk.ui.part_card import PartCard
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.places import language_name

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

ARRANGEMENTS: Final = (Arrangement(1, ((0,),), (100,)),)


def document_language(words: Words) -> Choice[str]:
    """Return the field for the documents that something fits."""
    return Choice([("", words.text("Every language")), *((code, language_name(code)) for code in LANGUAGES)])


class SnippetPage(ShelfPage[Snippet]):
    """One snippet; saved as it is written."""

    kinds = frozenset({Snippet})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the snippet it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New snippet"))
        self.name, self.text = TextLine(), TextBox(words.text("The text that is put into a field"), lines=5)
        self.language = document_language(words)
        card = PartCard("quote", words.text("Text"))
        card.lines.setSpacing(10)
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename snippet"),
            refusal=words.text("The snippet needs a name, so that you find it again"),
        )
        text = self.named(
            self.text,
            "text",
            words.text("Text"),
            text=words.text("Write the text of a snippet"),
            refusal=words.text("The snippet says nothing yet. Write its text"),
        )
        self.writes(self.language, "language", words.text("Set for which documents it is"))
        for part in (name, text, Field(words.text("For documents in"), self.language)):
            card.lines.addWidget(part)
        card.lines.addStretch(1)
        self.show_parts(Arranged((card,), ARRANGEMENTS), self.name)

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, boilerplate = self.key, self.desk.boilerplate
            self.workbench.ask(lambda: boilerplate.snippet(key), self._on_loaded, self.gone)

    def _on_loaded(self, snippet: Snippet) -> None:
        if self.take(snippet):
            self.show_value(self.autosave.value or snippet)
            self.shown()

    @override
    def show_value(self, value: Snippet) -> None:
        self.record_header.say(value.name, self.words.text("Insert it into a text of a proposal with Ctrl+J"))
        self.record_header.make_room()
        self.name.set_value(value.name)
        self.text.set_value(value.text)
        self.language.set_value(value.language)
