"""A page header with many things to do: those that have no room go into a menu before the words are squeezed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, MoreButton, PageHeader, row, set_tip
from salesdesk.ui.theme import theme

WORDS = 320


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a page can do: its words, icon, deed, and the tooltip that tells its keys."""

    text: str
    picture: str
    do: Callable[[], object]
    tip: str = ""


class AdaptiveHeader(PageHeader):
    """Title and sentence, pills, offers that may hide in a menu, and what always stays at the right end."""

    def __init__(self, title: str, more: str) -> None:
        """Make a header; `more` names the menu that takes what has no room."""
        self._offers: list[Button] = []
        self._listed: list[QAction] = []
        self._tucked: list[QAction] = []
        self._left_out: frozenset[int] = frozenset()
        self._folded = False
        self._more = MoreButton(more)
        self._beside_title: QHBoxLayout | None = None
        self._following_title: list[QWidget] = []
        super().__init__(title)

    def furnish(self, pills: tuple[QWidget, ...], offers: tuple[Offer, ...], stays: tuple[QWidget, ...]) -> None:
        """Put pills, offers and what stays at the right end, in this order."""
        for pill in pills:
            self.add_action_widget(pill)
        for offer in offers:
            button = Button(offer.text, offer.picture, do=offer.do)
            if offer.tip:
                set_tip(button, offer.tip)
            self._offers.append(button)
            self.add_action_widget(button)
            self._listed.append(self._more.offer(offer.text, offer.do, offer.picture))
        self.add_action_widget(self._more)
        for widget in stays:
            self.add_action_widget(widget)
        self._show_offers()

    def tuck(self, *offers: Offer) -> list[QAction]:
        """Put what is seldom needed into the menu for good; return its entries, to be shown and hidden."""
        entries = [self._more.offer(offer.text, offer.do, offer.picture) for offer in offers]
        self._tucked += entries
        self._show_offers()
        return entries

    def leave_out(self, *places: int) -> None:
        """Do not offer these (by their places) for now: they make no sense for what is shown."""
        self._left_out = frozenset(places)
        self._show_offers()

    def beside_title(self, widget: QWidget) -> None:
        """Put something small, such as a pill, right behind the title and what stands there already."""
        if self._beside_title is not None:
            self._beside_title.insertWidget(self._beside_title.count() - 1, widget)
        else:
            self._lines_of_words.removeWidget(self.title)
            self._beside_title = row(self.title, widget, None, gap=10)
            nest(self._lines_of_words, self._beside_title, at=0)
        self._following_title.append(widget)

    def button(self, place: int) -> Button:
        """Return the button of an offer by its place."""
        return self._offers[place]

    @property
    def folded(self) -> bool:
        """Whether the offers are in the menu."""
        return self._folded

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.make_room()
        super().resizeEvent(event)

    def make_room(self) -> None:
        """Put the offers into the menu, or out of it, as the width asks for."""
        wanted = self.title.sizeHint().width() + self._beside()
        words = max(min(wanted, theme().px(2 * WORDS)), theme().px(WORDS)) + 16
        every, folded = self._wanted(folded=False), self._wanted(folded=True)
        beside = words + every <= self.width()
        below_anyway = words + folded > self.width()
        fold = not beside and not (below_anyway and every <= self.width())
        if fold == self.folded:
            return
        self._folded = fold
        self._show_offers()
        self.updateGeometry()

    def _show_offers(self) -> None:
        for place, (button, entry) in enumerate(zip(self._offers, self._listed, strict=True)):
            offered = place not in self._left_out
            button.setVisible(offered and not self._folded)
            entry.setVisible(offered and self._folded)
        self._more.setVisible(self._lists(folded=self._folded))

    def _lists(self, *, folded: bool) -> bool:
        """Whether there is anything in the menu, with the offers in it or out of it."""
        offered = len(self._offers) > len(self._left_out)
        return (folded and offered) or any(entry.isVisible() for entry in self._tucked)

    @override
    def minimumSizeHint(self) -> QSize:
        # Wrapped words would ask for the height they had if they were squeezed; their height follows the width.
        return QSize(self._wanted(folded=True), theme().px(46))

    def _beside(self) -> int:
        """Return the width of what is shown behind the title, in pixels."""
        return sum(widget.sizeHint().width() + 10 for widget in self._following_title if not widget.isHidden())

    def _wanted(self, *, folded: bool) -> int:
        """Return the width of the actions with the offers in the menu or out of it, in pixels."""
        width = 0
        for widget in self._at_end:
            if self._counts(widget, folded=folded):
                width += widget.sizeHint().width() + self._actions.spacing()
        return width

    def _counts(self, widget: QWidget, *, folded: bool) -> bool:
        if widget is self._more:
            return self._lists(folded=folded)
        place = next((at for at, button in enumerate(self._offers) if button is widget), -1)
        if place >= 0:
            return not folded and place not in self._left_out
        return not widget.isHidden()
