"""A card with an icon, a name and a count in its head; what is below scrolls in it, or stands free."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from salesdesk.ui.canvas import Canvas
from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, Label, column, row, scrolling
from salesdesk.ui.theme import theme

LEAST = 220


class PartCard(Card):
    """One part of a page: its head stays, what is below scrolls in it where the card may be shorter than that."""

    def __init__(self, picture: str, title: str, add: Button | None = None) -> None:
        """Make an empty part; `add` stands at the right of its head."""
        super().__init__(margins=(16, 12, 4, 12), gap=4)
        self.count = Label("", "second")
        self.name = Label(title, "card-title")
        head = row(IconView(picture, "text2", 18), self.name, self.count, None, gap=8)
        if add is not None:
            head.addWidget(add)
        else:
            # As tall as the heads with a button, so that cards side by side begin at one height.
            button = Button(" ", "plus", "quiet")
            theme().dress(button)
            head.addStrut(button.sizeHint().height())
        head.setContentsMargins(0, 0, 8, 0)
        nest(self.column, head)
        self.lines: QVBoxLayout = column(gap=8)
        self.inside = Canvas(self.lines)
        self.lines.setContentsMargins(0, 0, 12, 4)
        self._area: QScrollArea = scrolling(self.inside)
        self.column.addWidget(self._area, 1)
        self.setAccessibleName(title)

    def scroll_inside(self, *, inside: bool) -> None:
        """Scroll in the card, or stand as tall as everything in it."""
        self.setMinimumHeight(theme().px(LEAST) if inside else 0)
        if inside == (self._area.widget() is self.inside):
            return
        if inside:
            self.column.removeWidget(self.inside)
            self._area.setWidget(self.inside)
            self._area.show()
        else:
            self._area.takeWidget()
            # The area makes what scrolls in it paint the colour of the window.
            self.inside.setAutoFillBackground(False)
            self._area.hide()
            self.column.addWidget(self.inside, 1)
        self.inside.show()
