"""How the window looks on this machine: theme, text size, height of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.fields import Choice, Field, Segments
from salesdesk.ui.parts import row
from salesdesk.ui.settings_pages.section import Section
from salesdesk.ui.theme import TEXT_SIZES, Density, Mode, theme

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench


class WindowCard(Section):
    """Light or dark, larger text, compact tables; kept on the machine, not in the desk."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the choices as they stand."""
        words, kept = workbench.words, workbench.settings
        super().__init__(workbench, words.text("Window"), words.text("on this machine"))
        self._mode: Segments[Mode] = Segments(
            words.text("Theme"),
            [
                ("system", words.text("System"), ""),
                ("light", words.text("Light"), ""),
                ("dark", words.text("Dark"), ""),
            ],
        )
        self._size: Choice[int] = Choice([(n, words.percent(n / 100)) for n in TEXT_SIZES])
        self._rows: Choice[Density] = Choice(
            [("comfortable", words.text("Comfortable")), ("compact", words.text("Compact"))]
        )
        self._mode.set_value(kept.mode)
        self._size.set_value(kept.text_size)
        self._rows.set_value(kept.density)
        both = row(Field(words.text("Text size"), self._size), Field(words.text("Table rows"), self._rows), gap=12)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.add(Field(words.text("Theme"), self._mode), both)
        self._mode.committed.connect(self._on_mode)
        self._size.committed.connect(self._on_size)
        self._rows.committed.connect(self._on_rows)

    def _on_mode(self, mode: Mode) -> None:
        self.workbench.settings.mode = mode
        theme().set_mode(mode)

    def _on_size(self, percent: int) -> None:
        self.workbench.settings.text_size = percent
        theme().set_text_size(percent)

    def _on_rows(self, density: Density) -> None:
        self.workbench.settings.density = density
        theme().set_density(density)
