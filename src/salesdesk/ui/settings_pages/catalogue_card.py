"""Where the catalogue is: it has a part of the library, and comes from a price list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.importing.columns import FileKind
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.parts import Button, Label, row
from salesdesk.ui.settings_pages.section import Section

if TYPE_CHECKING:
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class CatalogueCard(Section):
    """How many products there are, and the ways to them."""

    def __init__(self, workbench: Workbench) -> None:
        """Count nothing yet."""
        words = workbench.words
        super().__init__(workbench, words.text("Catalogue"), words.text("what priced lines come from"))
        self.told = Label("", "second", wrap=True)
        self.open_it = Button(words.text("Open catalogue"), "package", do=self._on_open)
        self.bring = Button(words.text("Import a price list…"), "upload", do=self._on_import)
        self.add(self.told, row(self.open_it, self.bring, None))

    @override
    def show_view(self, view: SettingsView) -> None:
        """Tell how many products there are."""
        count = len(view.products)
        self.told.setText(
            self.words.plural("{n} product", "{n} products", count)
            if count
            else self.words.text("No products yet. Add them there, or import a price list.")
        )

    def _on_open(self) -> None:
        self.workbench.navigate("library", "")
        self.workbench.actions.do("library.products")

    def _on_import(self) -> None:
        ImportDialog(self.workbench, kind=FileKind.PRODUCTS).open()
