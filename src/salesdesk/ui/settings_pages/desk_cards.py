"""Who sells and how the desk counts: me, company, desk, proposals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.period import Span
from salesdesk.domain.segment import SegmentBy
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextBox, TextLine, Tick, pair, time_field
from salesdesk.ui.parts import row
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.labels import label
from salesdesk.wording.places import countries, language_name, weekday_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS = 8
MONTHS = range(1, 13)


class MeCard(Section):
    """Who "me" is: the owner of new deals, the voice of proposals."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("You"), words.text("on proposals and call sheets"), refused)
        self._name, self._email, self._prefix = TextLine(), TextLine(), TextLine()
        self.add(
            pair(Field(words.text("Your name"), self._name), Field(words.text("Your e-mail"), self._email)),
            Field(words.text("Proposal numbers begin with"), self._prefix),
        )
        for field in (self._name, self._email, self._prefix):
            field.committed.connect(self._on_committed)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show who I am."""
        self._name.set_value(view.me.name if view.me else "")
        self._email.set_value(view.me.email if view.me else "")
        self._prefix.set_value(view.me.prefix if view.me else "SD")

    def _on_committed(self, _value: object) -> None:
        name, email = self._name.value(), self._email.value()
        prefix, desk = safe_name(self._prefix.value(), "SD"), self.workbench.desk
        if name:
            text = self.words.text("Change who you are")
            act(self.workbench, text, lambda: desk.setting_up.introduce(name, email, prefix), refused=self._refused)


class SettingsSection(Section):
    """A section whose fields are fields of the desk's settings."""

    def __init__(self, workbench: Workbench, title: str, beside: str, refused: Refused) -> None:
        """Build an empty section."""
        super().__init__(workbench, title, beside, refused)
        self.settings: DeskSettings = workbench.standing.settings
        self._named: dict[str, Any] = {}

    def name(self, field: str, editor: Any) -> Any:  # noqa: ANN401 (any field of the kit)
        """Let an editor stand for a field of the settings, and return it."""
        self._named[field] = editor
        editor.committed.connect(partial(self._on_committed, field))
        return editor

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the settings; what is being typed just now is left alone."""
        self.settings = view.settings
        for field, editor in self._named.items():
            editor.set_value(self.value_of(field))

    def value_of(self, field: str) -> Any:  # noqa: ANN401
        """Return what an editor shows of the settings."""
        return getattr(self.settings, field)

    def with_value(self, field: str, value: Any) -> DeskSettings:  # noqa: ANN401
        """Return the settings with what an editor gave."""
        return replace(self.settings, **{field: value})

    def _on_committed(self, field: str, value: object) -> None:
        before, after = self.settings, self.with_value(field, value)
        self.settings = after
        self.keep(self.words.text("Change settings"), before, after)


class CompanyCard(SettingsSection):
    """Who sells: what stands on the cover of a proposal."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Your company"), words.text("on proposals"), refused)
        self.add(
            Field(words.text("Company"), self.name("name", TextLine())),
            Field(words.text("Address"), self.name("address", TextBox(lines=3))),
            pair(
                Field(words.text("Company e-mail"), self.name("email", TextLine())),
                Field(words.text("Phone"), self.name("phone", TextLine())),
            ),
        )

    @override
    def value_of(self, field: str) -> Any:
        return getattr(self.settings.company, field)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        return replace(self.settings, company=replace(self.settings.company, **{field: value}))


class DeskCard(SettingsSection):
    """How the desk counts: currency, zone, country, work week, fiscal year, length of a period."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Desk"), words.text("how figures are counted"), refused)
        self._zones = sorted(available_timezones())
        spans: Choice[Span] = Choice([(s, label(words, s)) for s in Span])
        segments: Choice[SegmentBy] = Choice([(by, label(words, by)) for by in SegmentBy])
        months: Choice[int] = Choice([(m, words.month_name(m)) for m in MONTHS])
        country: Choice[str] = Choice([("", words.text("No public holidays")), *countries(words)])
        zone = SuggestLine(self._known_zones, words.text("Such as Europe/Berlin"))
        currency = TextLine(limit=3)
        self.add(
            pair(
                Field(words.text("Name of the desk"), self.name("name", TextLine())),
                Field(words.text("Base currency"), self.name("currency", currency)),
            ),
            pair(
                Field(words.text("Time zone"), self.name("zone", zone)),
                Field(words.text("Country of its holidays"), self.name("country", country)),
            ),
            pair(
                Field(words.text("A period is a"), self.name("span", spans)),
                Field(words.text("The fiscal year starts in"), self.name("fiscal_start", months)),
            ),
            Field(
                words.text("Deals are compared by"),
                self.name("segment_by", segments),
                remark=words.text("Age and odds of a deal are those of deals of the same segment"),
            ),
        )
        self._days = [Tick(name) for name in weekday_names(words)]
        self.add(
            row(*self._days, None, gap=10),
            pair(
                Field(words.text("Work begins at"), self.name("opens", time_field(words))),
                Field(words.text("Work ends at"), self.name("closes", time_field(words))),
            ),
        )
        for tick in self._days:
            tick.committed.connect(self._on_days)

    def _known_zones(self, text: str) -> Sequence[tuple[str, str]]:
        typed = text.casefold().replace(" ", "_")
        return [(z, z) for z in self._zones if typed in z.casefold()][:SUGGESTIONS]

    @override
    def show_view(self, view: SettingsView) -> None:
        super().show_view(view)
        for number, tick in enumerate(self._days):
            tick.set_value(number in view.settings.weekdays)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        if value is None:
            # Without a time the one that stands is kept: a working day always begins and ends.
            return self.settings
        return super().with_value(field, value.upper() if field == "currency" else value)

    def _on_days(self, _value: object) -> None:
        days = frozenset(n for n, tick in enumerate(self._days) if tick.value())
        before, after = self.settings, replace(self.settings, weekdays=days)
        self.settings = after
        self.keep(self.words.text("Change the work week"), before, after)


class ProposalsCard(SettingsSection):
    """What new proposals begin with."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Proposals"), words.text("what new ones begin with"), refused)
        paper: Choice[str] = Choice([("A4", "A4"), ("Letter", words.text("US Letter"))])
        language: Choice[str] = Choice([(code, language_name(code)) for code in LANGUAGES])
        valid: Choice[int] = Choice([(n, words.plural("{n} day", "{n} days", n)) for n in (14, 21, 28, 30, 45, 60, 90)])
        self.add(
            pair(
                Field(words.text("Paper"), self.name("paper", paper)),
                Field(words.text("Language of papers"), self.name("language", language)),
            ),
            Field(words.text("Valid for"), self.name("valid_days", valid)),
            Field(words.text("Payment terms"), self.name("payment_terms", TextBox(lines=2))),
        )
