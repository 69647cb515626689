"""What is kept to be used again: a proposal's texts as a template, its items as a group, a text as a snippet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.boilerplate import groups_named
from salesdesk.domain.boilerplate import Snippet
from salesdesk.domain.folding import fold
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.places import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class KeepDialog(AskDialog):
    """Asks for a name and keeps something under it; what has that name already is replaced only once that is asked."""

    _kept: Sequence[Snippet | LineGroup | ProposalTemplate] = ()
    _asked = ""

    def keep(self, name: str, text: str, job: Callable[[], Step], replace: str, *, language: str | None = None) -> None:
        """Keep it, under the words for undo, and tell that it is kept.

        `replace` is the button for what replaces one of that name; with a `language` only one of that language counts.
        """
        same = [one for one in self._kept if fold(one.name) == fold(name)]
        same = [one for one in same if not isinstance(one, Snippet) or one.language == language]
        if same and self._asked != fold(name):
            self._asked = fold(name)
            self.button.set_words(replace)
            self.refuse(self.words.text("“{name}” is kept already. Replace it, or choose another name", name=name))
            return

        def done(_step: Step) -> None:
            self.accept()

        act(self.workbench, text, job, done, self.refuse, toast=True)

    def know(self, look: Callable[[], Sequence[Snippet | LineGroup | ProposalTemplate]]) -> None:
        """Load what is kept already."""
        self.workbench.ask(look, self._on_kept)

    def _on_kept(self, kept: Sequence[Snippet | LineGroup | ProposalTemplate]) -> None:
        self._kept = kept


class KeepTemplateDialog(KeepDialog):
    """Keeps a proposal's texts as a template."""

    def __init__(self, workbench: Workbench, proposal: Proposal) -> None:
        """Ask for the name."""
        words = workbench.words
        self._key: UUID = proposal.id
        self.name = TextLine(words.text("Such as rental with service"))
        super().__init__(
            workbench,
            words.text("Keep the texts as a template"),
            words.text("Keep template"),
            Field(words.text("Name"), self.name),
            why=words.text(
                "Terms, rows, steps and sentences are kept, but none that names this customer. Options are never "
                "kept: they come from the talks."
            ),
        )
        self.name.setFocus()
        self.know(workbench.desk.boilerplate.templates)

    @override
    def answer(self) -> None:
        """Keep the template."""
        name = self.name.value()
        keep = partial(self.workbench.desk.boilerplate.keep_template, self._key, name)
        text_kept = self.words.text("Template “{name}” kept", name=name)
        self.keep(name, text_kept, keep, self.words.text("Replace template"))


class KeepGroupDialog(KeepDialog):
    """Keeps items of a proposal as a group."""

    def __init__(self, workbench: Workbench, proposal: Proposal) -> None:
        """Ask which items, and for the name."""
        words = workbench.words
        self._key: UUID = proposal.id
        groups = [name for name in groups_named(proposal) if name]
        self.which: Choice[str | None] = Choice([(None, words.text("All items")), *((name, name) for name in groups)])
        self.which.set_value(None)
        self.name = TextLine(words.text("Such as fitting at night"))
        super().__init__(
            workbench,
            words.text("Keep items as a group"),
            words.text("Keep group"),
            Field(words.text("Items"), self.which),
            Field(words.text("Name"), self.name),
            why=words.text(
                "Prices and quantities are kept as they stand here, discounts are not. The group is added to both "
                "options, also with an item that stands in one of them alone here."
            ),
        )
        self.which.committed.connect(self._on_which)
        self.name.setFocus()
        self.know(workbench.desk.boilerplate.groups)

    def _on_which(self, group: str | None) -> None:
        if group and not self.name.value():
            self.name.set_value(group)

    @override
    def answer(self) -> None:
        """Keep the group."""
        name = self.name.value()
        keep = partial(self.workbench.desk.boilerplate.keep_group, self._key, name, self.which.value())
        text = self.words.text("Group “{name}” kept for both options", name=name)
        self.keep(name, text, keep, self.words.text("Replace group"))


class KeepSnippetDialog(KeepDialog):
    """Keeps a text under a name, for every document or for those in one language."""

    def __init__(self, workbench: Workbench, text: str, language: str) -> None:
        """Ask for the name; `text` is what is kept unless it is changed here."""
        words = workbench.words
        self.name = TextLine(words.text("Such as warranty"))
        self.text = TextBox(words.text("The text that is put into a field"), lines=3)
        self.text.set_value(text)
        self.language = snippet_language(words)
        self.language.set_value(language)
        super().__init__(
            workbench,
            words.text("Keep a text as a snippet"),
            words.text("Keep snippet"),
            Field(words.text("Name"), self.name),
            Field(words.text("Text"), self.text),
            Field(words.text("For documents in"), self.language),
        )
        self.name.setFocus()
        self.know(workbench.desk.boilerplate.snippets)

    @override
    def answer(self) -> None:
        """Keep the snippet."""
        name, text, language = self.name.value(), self.text.value(), self.language.value() or ""
        keep = partial(self.workbench.desk.boilerplate.keep_snippet, name, text, language)
        text_kept = self.words.text("Snippet “{name}” kept", name=name)
        self.keep(name, text_kept, keep, self.words.text("Replace snippet"), language=language)


def snippet_language(words: Words) -> Choice[str]:
    """Return the field for the documents that a snippet fits."""
    return Choice([("", words.text("Every language")), *((code, language_name(code)) for code in LANGUAGES)])
