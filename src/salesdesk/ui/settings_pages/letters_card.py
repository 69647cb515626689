"""The desk's own letters: a text for each kind and language, with a sample of how it reads."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.letter_facts import LetterFacts, own_of
from salesdesk.application.papers import Party
from salesdesk.domain.letter import NAMES, LetterKind, filled, first_filled
from salesdesk.domain.moment import agreed_moment
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, pair
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Ground, HintStrip, Label
from salesdesk.ui.settings_pages.section import Section
from salesdesk.wording.documents import LANGUAGES, DocumentWords, option_label, question
from salesdesk.wording.labels import label
from salesdesk.wording.letters import LANGUAGE_NAMES, built_in, shown_subject, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.changes import Step
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.domain.letter import Letter
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench


class LettersCard(Section):
    """Kind and language choose a letter; it is kept when "Keep this text" is pressed, and can go back."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields; the letters come with the settings."""
        words = workbench.words
        super().__init__(workbench, words.text("Letters"), words.text("what e-mail drafts begin with"), refused)
        self._me = ""
        self._own: tuple[Letter, ...] = ()
        self._shown: tuple[LetterKind, str, Letter | None] | None = None
        self.kind: Choice[LetterKind] = Choice([(one, label(words, one)) for one in LetterKind])
        self.language: Choice[str] = Choice([(one, words.text(LANGUAGE_NAMES[one])) for one in LANGUAGES])
        self.kind.set_value(LetterKind.FOLLOW_UP)
        self.subject = TextLine()
        self.body = TextBox(lines=6)
        self.names = Label("", "second", wrap=True)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.keep_button = Button(words.text("Keep this text"), "check", do=self._on_keep)
        self.back_button = Button(words.text("Back to the built-in text"), "undo-2", do=self._on_back)
        self.sample = Label("", wrap=True)
        sample = Ground("item", margins=(12, 10, 12, 10), gap=6)
        sample.add(Label(words.text("How it reads"), "label"), self.sample)
        self.add(
            pair(Field(words.text("Letter"), self.kind), Field(words.text("Language"), self.language)),
            Field(words.text("Subject"), self.subject),
            Field(words.text("Text"), self.body),
            self.names,
            self.trouble,
            Flow(self.keep_button, self.back_button),
            sample,
        )
        for choice in (self.kind, self.language):
            choice.committed.connect(self._on_chosen)
        self.subject.textChanged.connect(self._on_typed)
        self.body.textChanged.connect(self._on_typed)

    @override
    def show_view(self, view: SettingsView) -> None:
        self._me = view.me.name if view.me else ""
        if self._shown is None:
            self.language.set_value(view.settings.language if view.settings.language in LANGUAGES else "en")
        self.workbench.ask(self.workbench.desk.letters.own, self._on_loaded)

    def _on_loaded(self, own: tuple[Letter, ...]) -> None:
        self._own = own
        chosen = (*self._chosen(), own_of(own, *self._chosen()))
        # What is being typed stays where the letter is the one that is shown.
        if chosen != self._shown:
            self._show()

    def _chosen(self) -> tuple[LetterKind, str]:
        return self.kind.value() or LetterKind.FOLLOW_UP, self.language.value() or "en"

    def _on_chosen(self, _choice: object) -> None:
        self._show()

    def _show(self) -> None:
        kind, language = self._chosen()
        own, usual = own_of(self._own, kind, language), built_in(kind, language)
        self._shown = (kind, language, own)
        self.trouble.hide()
        self.subject.set_value(own.subject if own else shown_subject(usual))
        self.body.set_value(own.body if own else usual.body)
        known = ", ".join(f"{{{name}}}" for name in NAMES[kind])
        told = self.words.text("These stand for what is known: {names}. A line with nothing to say is left out.")
        self.names.setText(told.replace("{names}", known))
        self.back_button.setVisible(own is not None)
        self._on_typed()

    def _on_typed(self, _text: str = "") -> None:
        """Show how it reads, with somebody who does not exist."""
        _, language = self._chosen()
        values = _sample_values(self.workbench, language, self._me)
        subject = first_filled(self.subject.text(), values)
        self.sample.setText(f"{subject}\n\n{filled(self.body.toPlainText(), values)}")

    def _on_keep(self) -> None:
        self.subject.commit()
        self.body.commit()
        kind, language = self._chosen()
        keep = self.workbench.desk.letters.keep
        job = partial(keep, kind, language, self.subject.value(), self.body.value())
        text = self.words.text("Keep the letter “{kind}”", kind=label(self.words, kind))
        act(self.workbench, text, job, self._on_kept, self._refuse, toast=True)

    def _on_back(self) -> None:
        kind, language = self._chosen()
        job = partial(self.workbench.desk.letters.back_to_built_in, kind, language)
        text = self.words.text("Back to the built-in text of “{kind}”", kind=label(self.words, kind))
        act(self.workbench, text, job, self._on_kept, self._refuse, toast=True)
        self.keep_button.setFocus()

    def _on_kept(self, _step: Step) -> None:
        self.trouble.hide()
        self.workbench.ask(self.workbench.desk.letters.own, self._on_loaded)

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
        self.body.setFocus()


def _sample_values(workbench: Workbench, language: str, me: str) -> Mapping[str, str]:
    """Return what the names stand for in the sample."""
    settings, words, shown = workbench.standing.settings, DocumentWords(language), workbench.words
    person = shown.text("Alex Example")
    facts = LetterFacts(
        sender=Party(company=settings.company.name, person=me, phone=settings.company.phone),
        receiver=Party(company="", person=person),
        account=shown.text("Example Works"),
        deal=shown.text("Line 2"),
        topic=shown.text("The trial"),
        place=shown.text("Gate 4"),
        starts=agreed_moment(workbench.today + timedelta(days=2), time(10, 30), settings.zone),
    )
    options = "\n".join(f"{option_label(words, letter)}: …" for letter in ("A", "B"))
    return {
        **values_of(words, facts),
        "number": "SD-12",
        "title": shown.text("Line 2"),
        "options": options,
        "question": question(words),
        "valid_until": words.date(workbench.today + timedelta(days=30)),
        "thanks": "…",
        "words": "…",
    }
