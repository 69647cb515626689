"""A letter to somebody, read over and changed before it becomes a draft; nothing is ever sent by the program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.application.letter_facts import own_of
from salesdesk.domain.letter import LetterKind
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, pair
from salesdesk.ui.files import fail_saving, tell_saved, where_to_save
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.theme import theme
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.labels import label
from salesdesk.wording.letters import LANGUAGE_NAMES, letter_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.exporting import Saved
    from salesdesk.application.letter_facts import LetterView
    from salesdesk.application.mail_draft import TextDraft
    from salesdesk.ui.workbench import Workbench

KINDS: Final = (LetterKind.FOLLOW_UP, LetterKind.CLOSE_THE_LOOP)
"""The letters that are written from here; invitation, proposal and thank-you have papers or facts of their own."""


class LetterDialog(AskDialog):
    """Kind and language choose the text; what is changed here counts for this letter alone."""

    def __init__(self, workbench: Workbench, view: LetterView, kind: LetterKind) -> None:
        """Fill the letter from what is known."""
        words = workbench.words
        self._view = view
        self.kind: Choice[LetterKind] = Choice([(one, label(words, one)) for one in KINDS])
        self.language: Choice[str] = Choice([(one, words.text(LANGUAGE_NAMES[one])) for one in LANGUAGES])
        self.subject = TextLine()
        self.body = TextBox(lines=12, serif=False)
        self.missing = HintStrip()
        self.missing.hide()
        person = view.facts.receiver.person or view.facts.account
        title = words.text("A letter to {name}", name=person) if person else words.text("A letter")
        super().__init__(
            workbench,
            title,
            words.text("Save the draft…"),
            pair(Field(words.text("Letter"), self.kind), Field(words.text("Language"), self.language)),
            self.missing,
            Field(words.text("Subject"), self.subject),
            Field(words.text("Text"), self.body),
            why=words.text("A draft for your mail program: you send it yourself."),
        )
        self.setMinimumWidth(theme().px(600))
        self.be_tight()
        self.kind.set_value(kind)
        self.language.set_value(view.facts.language if view.facts.language in LANGUAGES else "en")
        self.kind.committed.connect(self._fill)
        self.language.committed.connect(self._fill)
        self._tell_missing()
        self._fill(None)
        self.body.setFocus()

    def _tell_missing(self) -> None:
        words, facts = self.words, self._view.facts
        if facts.leave:
            told = words.text("{name} asked not to be contacted.", name=facts.receiver.person)
        elif not facts.receiver.email:
            told = words.text("No e-mail address is known: the draft is addressed to nobody yet.")
        else:
            return
        self.missing.say("", told)
        self.missing.show()

    def _fill(self, _chosen: object) -> None:
        draft = self._begun()
        self.subject.set_value(draft.subject)
        self.body.set_value(draft.text)
        self.fit_soon()

    def _begun(self) -> TextDraft:
        kind, language = self.kind.value() or LetterKind.FOLLOW_UP, self.language.value() or "en"
        facts = replace(self._view.facts, language=language)
        return letter_draft(kind, facts, own_of(self._view.own, kind, language))

    def draft(self) -> TextDraft:
        """Return the letter as it stands in the fields."""
        self.subject.commit()
        self.body.commit()
        return replace(self._begun(), subject=self.subject.value(), text=self.body.value())

    @override
    def answer(self) -> None:
        """Ask where it goes, and write it."""
        words, draft = self.words, self.draft()
        name = safe_name(f"{draft.receiver.person} {draft.subject}".strip(), words.text("Letter"))
        kind = words.text("E-mail draft (*.eml)")
        path = where_to_save(self.workbench, words.text("Save the e-mail draft"), f"{name}.eml", kind)
        if path is not None:
            job = partial(self.workbench.desk.letters.write, draft, path)
            refused = partial(fail_saving, self.workbench, refused=self.refuse)
            self.workbench.background.run(job, self._on_saved, refused)

    def _on_saved(self, saved: Saved) -> None:
        tell_saved(self.workbench, saved)
        self.accept()


def write_to_person(
    workbench: Workbench, person: UUID, kind: LetterKind = LetterKind.FOLLOW_UP, deal: UUID | None = None
) -> None:
    """Begin a letter to a person; a deal is named where it is about one."""
    _begin(workbench, partial(workbench.desk.letters.to_person, person, deal), kind)


def write_about(workbench: Workbench, follow_up: UUID) -> None:
    """Begin a letter about a follow-up."""
    _begin(workbench, partial(workbench.desk.letters.about, follow_up), LetterKind.FOLLOW_UP)


def _begin(workbench: Workbench, look: Callable[[], LetterView], kind: LetterKind) -> None:
    workbench.ask(look, lambda view: LetterDialog(workbench, view, kind).open())
