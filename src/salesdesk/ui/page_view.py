"""A document page by page, as it will be printed: drawn elsewhere, shown here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.parts.buttons import IconButton
from salesdesk.ui.parts.grounds import Ground, row, rule
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.drawn_pages import DrawnPage
    from salesdesk.ui.background import Background
    from salesdesk.wording import Words

MARGIN: Final = 14
ZOOM: Final = 1.9


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """A document to look at: how many pages it has, and a function that draws one (from 0) so many pixels wide.

    `draw` is called in the lane of pictures; whoever opens or closes the document does it there too.
    """

    count: int
    draw: Callable[[int, int], DrawnPage]


class _Sheet(QWidget):
    """One page on the backdrop."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme().changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.updateGeometry()
        self.update()

    @property
    def image(self) -> QImage | None:
        return self._image

    @override
    def sizeHint(self) -> QSize:
        if self._image is None:
            return QSize(200, 200)
        size = self._image.deviceIndependentSize()
        return QSize(int(size.width()) + 2 * MARGIN, int(size.height()) + 2 * MARGIN)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        if self._image is not None:
            size = self._image.deviceIndependentSize()
            left = max(float(MARGIN), (self.width() - size.width()) / 2)
            painter.drawImage(QRectF(left, MARGIN, size.width(), size.height()), self._image)
        painter.end()


class PageView(Ground):
    """The preview: a page as wide as there is room, back and forth, "3 of 6", larger on demand."""

    page_shown = Signal(int)

    def __init__(self, background: Background, words: Words, name: str = "") -> None:
        """Show nothing until `show_document`; `name` says what is shown where it is no preview."""
        super().__init__("card", margins=(1, 1, 1, 1), gap=0)
        self._background = background
        self._words = words
        self._document: PagedDocument | None = None
        self._page = 0
        self._zoomed = False
        self._turn = 0
        self._sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(name or words.text("Preview"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._number = Label("", tone="text2")
        self._back = IconButton("chevron-left", words.text("Previous page"), do=self.back)
        self._forth = IconButton("chevron-right", words.text("Next page"), do=self.forth)
        self._zoom = IconButton("zoom-in", words.text("Show larger"), do=self.toggle_zoom)
        self._zoom.setCheckable(True)
        title = Label(name or words.text("Preview"), "row-title")
        head = row(title, None, self._back, self._number, self._forth, 10, self._zoom, gap=6)
        head.setContentsMargins(14, 6, 10, 6)
        self.add(head, rule(), self._area)
        self.column.setStretch(2, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(self._draw)
        self._tell()

    def show_document(self, document: PagedDocument | None, page: int | None = None) -> None:
        """Show another state of the document on a page (from 0), else on the one that was open; the nearest it has."""
        before = self._page
        self._document = document
        last = max(0, document.count - 1) if document is not None else 0
        self._page = min(before if page is None else page, last)
        if self._page != before:
            self._area.verticalScrollBar().setValue(0)
        self._draw()
        if self._page != before:
            self.page_shown.emit(self._page)

    @property
    def page(self) -> int:
        """The page that is open, from 0."""
        return self._page

    @property
    def image(self) -> QImage | None:
        """The page as it is shown."""
        return self._sheet.image

    def go_to(self, page: int) -> None:
        """Open a page, from 0; one that does not exist opens the nearest."""
        if self._document is not None:
            page = min(max(page, 0), self._document.count - 1)
            if page != self._page:
                self._page = page
                self._area.verticalScrollBar().setValue(0)
                self._draw()
                self.page_shown.emit(page)

    def back(self) -> None:
        """Open the page before."""
        self.go_to(self._page - 1)

    def forth(self) -> None:
        """Open the page after."""
        self.go_to(self._page + 1)

    def toggle_zoom(self) -> None:
        """Show the page larger than the room, or as wide as the room."""
        self._zoomed = not self._zoomed
        self._zoom.setChecked(self._zoomed)
        self._zoom.say(self._words.text("Show the whole width") if self._zoomed else self._words.text("Show larger"))
        self._zoom.set_picture("zoom-out" if self._zoomed else "zoom-in")
        self._draw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.go_to(self._page + step)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _draw(self) -> None:
        self._tell()
        document, page = self._document, self._page
        if document is None or document.count == 0:
            self._sheet.show_image(None)
            return
        # Room for the upright scroll bar is always kept, or it would call for one that lies.
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = max(120, self._area.width() - bar - 2 * MARGIN - 2)
        ratio = self.devicePixelRatioF()
        width = int(room * (ZOOM if self._zoomed else 1.0) * ratio)
        self._turn += 1
        turn = self._turn
        self._background.run(lambda: (turn, ratio, document.draw(page, width)), self._on_drawn, lane="pictures")

    def _on_drawn(self, drawn: tuple[int, float, DrawnPage]) -> None:
        turn, ratio, pixels = drawn
        if turn != self._turn:
            return
        image = QImage(pixels.pixels, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        self._sheet.show_image(image)

    def _tell(self) -> None:
        count = self._document.count if self._document is not None else 0
        self._number.setText(self._words.text("{page} of {count}", page=self._page + 1, count=count) if count else "")
        self._back.setEnabled(self._page > 0)
        self._forth.setEnabled(self._page + 1 < count)
        self._zoom.setEnabled(count > 0)
