"""The sidebar: where one is, where one can go, and that the desk is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy
from typing_extensions import override

from salesdesk.ui.actions import shown_keys
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.counted import CountedButton
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import ElidedLabel, KeyCap, Label
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.pages import PageSpec
    from salesdesk.wording import Words


class SearchButton(Button):
    """Looks like a search field and opens the palette."""

    def __init__(self, text: str, keys: str) -> None:
        """Show a text and the keys that do the same."""
        super().__init__(text, "search", "search")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cap = KeyCap(shown_keys(keys).replace("+", " "))
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(None, self._cap)
        line.setContentsMargins(0, 0, 8, 0)
        self.setLayout(line)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap.sizeHint().width() + 8, hint.height())


class Sidebar(QFrame):
    """Logo, search, the pages, settings, and where the desk is kept."""

    chosen = Signal(str)
    search_asked = Signal()

    def __init__(self, words: Words, specs: Sequence[PageSpec], keys: dict[str, str]) -> None:
        """Show the pages in the order given; `keys` are those of each page."""
        super().__init__()
        self.setProperty("part", "sidebar")
        self.setAccessibleName(words.text("Pages"))
        self.search = SearchButton(words.text("Search or do…"), "Ctrl+K")
        self.search.clicked.connect(self.search_asked)
        self._words = words
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, CountedButton] = {}
        self._state_icon = IconView("hard-drive", "text2", 14)
        self.state = ElidedLabel("", "second")
        logo = row(IconView("target", "accentText", 22), Label("SalesDesk", "product"), None, gap=9)
        logo.setContentsMargins(10, 4, 0, 10)
        tops = column(*(self._button(spec, keys) for spec in specs if not spec.bottom and not spec.under), gap=2)
        bottoms = column(*(self._button(spec, keys) for spec in specs if spec.bottom), gap=2)
        self.foot = column(gap=0)
        state = row(self._state_icon, self.state, gap=8)
        state.setContentsMargins(10, 6, 0, 4)
        state.setStretch(1, 1)
        lines = column(logo, self.search, 8, tops, None, self.foot, bottoms, state, gap=0)
        lines.setContentsMargins(12, 14, 12, 12)
        self.setLayout(lines)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_page(self, page: str) -> None:
        """Mark the page in front."""
        self._buttons[page].setChecked(True)

    def show_count(self, page: str, count: int | None) -> None:
        """Show how many things wait on a page."""
        told = self._words.plural("{n} waits", "{n} wait", count) if count else ""
        self._buttons[page].show_count(count, str(count), told)

    def show_state(self, text: str, *, safe: bool = True) -> None:
        """Tell where the desk is kept and whether it is saved."""
        self.state.setText(text)
        self._state_icon.show_icon("hard-drive" if safe else "circle-alert", "text2" if safe else "warn")

    def _button(self, spec: PageSpec, keys: dict[str, str]) -> CountedButton:
        pressed = keys.get(spec.id, "")
        tip = f"{spec.title} ({shown_keys(pressed)})" if pressed else ""
        button = CountedButton(spec.title, spec.picture, tip)
        button.clicked.connect(lambda: self.chosen.emit(spec.id))
        self._group.addButton(button)
        self._buttons[spec.id] = button
        return button

    def _on_theme_changed(self) -> None:
        # Wider with larger text, but less than in proportion: the pages need the room.
        self.setFixedWidth(220 + int((theme().px(220) - 220) * 0.65))
