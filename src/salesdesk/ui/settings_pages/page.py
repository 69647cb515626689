"""The settings page: one page that scrolls, with a search over its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.domain.account import Account
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.favour import Favour
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.letter import Letter
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.product import Product, TaxClass
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import HintStrip, Label, PageHeader
from salesdesk.ui.settings_pages.calendar_card import CalendarCard
from salesdesk.ui.settings_pages.catalogue_card import CatalogueCard
from salesdesk.ui.settings_pages.courtesy_card import CourtesyCard
from salesdesk.ui.settings_pages.desk_cards import CompanyCard, DeskCard, MeCard, ProposalsCard
from salesdesk.ui.settings_pages.exchange_card import ExchangeCard
from salesdesk.ui.settings_pages.file_card import FileCard
from salesdesk.ui.settings_pages.forecast_card import ForecastCard
from salesdesk.ui.settings_pages.imports_card import ImportsCard
from salesdesk.ui.settings_pages.lead_times_card import LeadTimesCard
from salesdesk.ui.settings_pages.leads_card import LeadsCard
from salesdesk.ui.settings_pages.letterhead_card import LetterheadCard
from salesdesk.ui.settings_pages.letters_card import LettersCard
from salesdesk.ui.settings_pages.periods_card import PeriodsCard
from salesdesk.ui.settings_pages.planning_cards import FitCard, PlanningCard
from salesdesk.ui.settings_pages.sample_card import SampleCard
from salesdesk.ui.settings_pages.section import Section
from salesdesk.ui.settings_pages.stages_card import StagesCard
from salesdesk.ui.settings_pages.targets_card import TargetsCard
from salesdesk.ui.settings_pages.tax_card import TaxCard
from salesdesk.ui.settings_pages.window_card import WindowCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.forecast.targeting import TargetsView
    from salesdesk.application.ports import Batch
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.proposing.preview import Previewer
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "settings"
WIDE = 1080


class SettingsPage(AreaPage):
    """Me, company, how papers look, taxes, the catalogue, the desk, plans, targets, stages, the window, the file."""

    kinds = frozenset(
        {
            DeskSettings,
            Rep,
            Target,
            Team,
            Stage,
            Product,
            TaxClass,
            ExchangeRate,
            Letter,
            Letterhead,
            Deal,
            Account,
            FitCriterion,
            Favour,
            ClosedPeriod,
        }
    )

    def __init__(self, workbench: Workbench, previewer: Previewer | None = None) -> None:
        """Build all sections; they load when the page is shown. `previewer` makes the sample page."""
        words = workbench.words
        self._search = SearchLine(words.text("Find a setting"), words.text("Clear search"))
        self._search.setMinimumWidth(240)
        sentence = words.text("Kept as you leave a field. Undo takes them back.")
        header = PageHeader(words.text("Settings"), sentence, self._search)
        super().__init__(workbench, header)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._just_refused = False
        refused = self._on_refused
        self._fit = FitCard(workbench, refused)
        self._targets = TargetsCard(workbench, refused)
        self._imports = ImportsCard(workbench)
        self._periods = PeriodsCard(workbench, refused)
        left: dict[str, Section] = {
            "me": MeCard(workbench, refused),
            "company": CompanyCard(workbench, refused),
            "letterhead": LetterheadCard(workbench, refused),
            "proposals": ProposalsCard(workbench, refused),
            "taxes": TaxCard(workbench, refused),
        }
        # The sample stands beside what it shows, or below it where there is no room.
        sample: dict[str, Section] = {"sample": SampleCard(workbench, previewer)} if previewer else {}
        further: dict[str, Section] = {
            "catalogue": CatalogueCard(workbench),
            "desk": DeskCard(workbench, refused),
            "rates": ExchangeCard(workbench, refused),
            "planning": PlanningCard(workbench, refused),
            "leads": LeadsCard(workbench, refused),
            "follow_ups": LeadTimesCard(workbench, refused),
            "courtesy": CourtesyCard(workbench, refused),
            "letters": LettersCard(workbench, refused),
            "fit": self._fit,
        }
        right: dict[str, Section] = {
            "targets": self._targets,
            "forecast": ForecastCard(workbench, refused),
            "periods": self._periods,
            "stages": StagesCard(workbench, refused),
            "imports": self._imports,
            "calendar": CalendarCard(workbench),
            "window": WindowCard(workbench),
            "file": FileCard(workbench),
        }
        self._sections = left | sample | further | right
        self._nothing = Label(words.text("No setting matches."), "second")
        self._nothing.hide()
        at = {name: place for place, name in enumerate(self._sections)}
        columns = (left | further, sample | right)
        wide = Arrangement(WIDE, tuple(tuple(at[name] for name in one) for one in columns), (1, 1))
        ways = (wide, below_each_other(len(self._sections)))
        self._cards = Arranged(tuple(self._sections.values()), ways, filled=False)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._cards, 1)
        self._search.committed.connect(self._on_search)

    @override
    def reload(self) -> None:
        desk = self.desk
        self.workbench.ask(
            lambda: (
                desk.setting_up.view(),
                desk.targeting.view(),
                desk.importing.batches(),
                desk.library.fit_criteria(),
            ),
            self._on_loaded,
        )

    def _on_loaded(self, loaded: tuple[SettingsView, TargetsView, Sequence[Batch], Sequence[FitCriterion]]) -> None:
        view, targets, batches, criteria = loaded
        # What was refused is over once the desk holds something newer, or the page is come back to.
        self._trouble.setVisible(self._just_refused)
        self._just_refused = False
        self._imports.show_batches(batches, view.settings.zone)
        self._periods.load(view.settings)
        for section in self._sections.values():
            section.show_view(view)
        self._targets.show_targets(targets, view.settings)
        self._fit.show_criteria(criteria)
        order_focus(self)

    def open_target(self, target: str) -> None:
        """Go to a section by its name and into its first field."""
        section = self._sections.get(target)
        if section is not None:
            self._cards.area.ensureWidgetVisible(section)
            section.first_field().setFocus()

    def find_here(self) -> None:
        """Put the focus into the search."""
        self._search.setFocus()

    def _on_search(self, text: str) -> None:
        """Show the sections in whose words the text occurs."""
        wanted = text.casefold()
        for section in self._sections.values():
            section.setVisible(not wanted or wanted in section.said().casefold())
        self._nothing.setVisible(all(s.isHidden() for s in self._sections.values()))

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
        self._just_refused = True
        self.refresh()
