"""How our papers look: the logo, the company's colour, the general terms, whether who raised an option is named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from salesdesk.domain.letterhead import Letterhead, carries_white, colour_of, darkened
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, TextBox, TextLine, Tick
from salesdesk.ui.files import what_to_open
from salesdesk.ui.parts import Button, Label, boxed, column, row
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.ui.settings_pages.swatch import Patch, Swatch
from salesdesk.wording.labels import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench

OURS: Final = "#1B2A4A"
SUGGESTED: Final = (
    (N_("navy"), OURS),
    (N_("blue"), "#1D4F91"),
    (N_("petrol"), "#0B5563"),
    (N_("green"), "#1F5C3A"),
    (N_("burgundy"), "#7A1F3D"),
    (N_("plum"), "#4B2A63"),
    (N_("graphite"), "#33383F"),
)


class LetterheadCard(Section):
    """What every proposal carries; kept as a field is left."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("How papers look"), words.text("logo, colour, terms"), refused)
        self._stored: Letterhead | None = None
        self._value: Letterhead | None = None
        self._looked_at = b""
        self.logo = Label("", "body")
        self.choose = Button(words.text("Choose logo…"), "folder-open", do=self._on_choose)
        self.remove = Button(words.text("Remove logo"), "trash-2", do=self._on_remove)
        self.logo_field = Field(
            words.text("Logo, PNG or SVG"), boxed(row(self.logo, None, self.choose, self.remove, gap=8))
        )
        self.colour = TextLine(OURS, limit=40)
        self.colour.setFixedWidth(120)
        self._present = Patch(OURS)
        self.suggested = [
            Swatch(colour, words.text("Use {name}", name=words.text(name)), partial(self._on_suggested, colour))
            for name, colour in SUGGESTED
        ]
        line = row(self._present, self.colour, 10, *self.suggested, None, gap=6)
        self.colour_field = Field(words.text("Colour of the cover, as #RRGGBB"), boxed(line))
        self.colour.setAccessibleName(words.text("Colour of the cover, as #RRGGBB"))
        self.darker = Button("", "check", "link", do=self._on_darker)
        self.darker.hide()
        self.terms = TextBox(words.text("What holds for every order, such as warranty and law"), lines=4)
        self.names = Tick(words.text("Customers’ copies name who raised an option"))
        self.add(
            self.logo_field,
            boxed(column(self.colour_field, self.darker, gap=2)),
            Field(words.text("General terms"), self.terms),
            self.names,
        )
        self.colour.committed.connect(self._on_colour)
        self.terms.committed.connect(partial(self._edit, words.text("Write general terms"), "terms"))
        self.names.committed.connect(partial(self._edit, words.text("Set whether raisers are named"), "names_raisers"))

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the letterhead; what is being typed just now is left alone."""
        self._stored = view.letterhead if view.has_letterhead else None
        self._value = view.letterhead
        self.terms.set_value(view.letterhead.terms)
        self.names.set_value(view.letterhead.names_raisers)
        self._show_logo(view.letterhead)
        self._show_colour(view.letterhead.colour)

    def _show_logo(self, letterhead: Letterhead) -> None:
        words = self.words
        size = words.plural("{n} kB", "{n} kB", max(1, round(len(letterhead.logo) / 1000)))
        told = words.text("{kind}, {size}", kind=letterhead.logo_kind.upper(), size=size)
        self.logo.setText(told if letterhead.logo else words.text("None: the company’s name stands there"))
        self.remove.setVisible(bool(letterhead.logo))
        if letterhead.logo != self._looked_at:
            self._looked_at = letterhead.logo
            fades = self.workbench.desk.letterheads.fades
            self.workbench.ask(lambda: fades(letterhead), partial(self._on_looked_at, letterhead.logo))

    def _on_looked_at(self, logo: bytes, fades: bool) -> None:  # noqa: FBT001 (bound, then called with the answer)
        if logo == self._looked_at:
            said = self.words.text("It is nearly white, so on white paper nobody sees it. Choose a darker one.")
            self.logo_field.set_remark(said if fades else "")

    def _show_colour(self, colour: str) -> None:
        words = self.words
        self.colour.set_value(colour)
        self._present.show_colour(colour or OURS)
        self.colour_field.clear_error()
        light = bool(colour) and not carries_white(colour)
        self.colour_field.set_remark(
            words.text("White text cannot be read on this colour, so the cover stays navy.") if light else ""
        )
        self.darker.setVisible(light)
        if light:
            self.darker.set_words(words.text("Use {colour} instead", colour=darkened(colour)))

    # acting

    def _edit(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (whichever field it is)
        if self._value is None:
            return
        before, after = self._stored, replace(self._value, **{name: value})
        if after != self._value:
            self._stored = self._value = after
            self.keep(text, before, after)

    def _on_colour(self, typed: str) -> None:
        colour = colour_of(typed)
        if colour and not colour.startswith("#"):
            said = self.words.text("“{value}” is not a colour. Use six digits after a #, such as #1B2A4A", value=typed)
            self.colour_field.set_error(said)
            return
        self._edit(self.words.text("Set colour of papers"), "colour", colour)
        self._show_colour(colour)

    def _on_suggested(self, colour: str) -> None:
        self.colour.set_value(colour)
        self._on_colour(colour)

    def _on_darker(self) -> None:
        if self._value is not None and self._value.colour:
            self._on_suggested(darkened(self._value.colour))
            self.colour.setFocus()

    def _on_choose(self) -> None:
        words, letterheads = self.words, self.workbench.desk.letterheads
        path = what_to_open(self.workbench, words.text("Choose the logo"), words.text("Pictures (*.png *.svg)"))
        if path is not None:
            self._act(words.text("Choose logo"), lambda: letterheads.choose_logo(path))

    def _on_remove(self) -> None:
        self._act(self.words.text("Remove logo"), self.workbench.desk.letterheads.remove_logo)
        self.choose.setFocus()

    def _act(self, text: str, job: Callable[[], Step]) -> None:
        self.logo_field.clear_error()
        act(self.workbench, text, job, refused=self.logo_field.set_error)
