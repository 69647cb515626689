"""Prints a finished PDF: the printer is chosen in the window, the pages are drawn in the lane of pictures."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter

from salesdesk.application.papers import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from salesdesk.application.drawn_pages import DrawnPage, OpenPdf
    from salesdesk.application.papers import Made
    from salesdesk.ui.workbench import Workbench

MOST_DOTS: Final = 600
"""Dots per inch that a page is drawn with at most: a printer of more would need a page of a gigabyte."""
_POINTS: Final = 72
_BAND: Final = 256
_GAP: Final = 24
"""Empty rows that part two bands: 1 mm at the most dots."""
_PAPERS: Mapping[Paper, QPageSize.PageSizeId] = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
}


class NotPrinted(Exception):
    """The printer took no page."""


def can_print() -> bool:
    """Tell whether this machine has what printing needs; one that lacks it opens the window all the same."""
    try:
        importlib.import_module("PySide6.QtPrintSupport")
    except ImportError:
        return False
    return True


def ask_printer(workbench: Workbench, made: Made, name: str, paper: Paper, chosen: Callable[[QPrinter], None]) -> None:
    """Ask on which printer a document goes; `chosen` gets it when the person agrees. Only where `can_print`.

    `name` is what the printer's list calls it, and the file into which it goes where there is no printer.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(_PAPERS[paper]))
    printer.setFullPage(True)
    if not QPrinterInfo.availablePrinterNames():
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        printer.setOutputFileName(str(Path(folder) / f"{name}.pdf"))
    dialog = QPrintDialog(printer, workbench.window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, made.pages > 1)
    dialog.setMinMax(1, made.pages)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def print_pages(printer: QPrinter, document: OpenPdf) -> int:
    """Print an open PDF, each page as large as the printer's paper allows, and return how many pages there were.

    Called in the lane of pictures. Raises NotPrinted when the printer does not begin or cannot take another page.
    """
    wanted = _wanted(printer, len(document.sizes))
    if not wanted:
        raise NotPrinted
    printer.setFullPage(True)  # the document brings its own margins
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        for at, page in enumerate(wanted):
            if at and not printer.newPage():
                raise NotPrinted
            dots = min(printer.resolution(), MOST_DOTS)
            drawn = document.draw(page, round(document.sizes[page].width / _POINTS * dots))
            _put(painter, printer, drawn)
    finally:
        painter.end()
    return len(wanted)


def _wanted(printer: QPrinter, count: int) -> range:
    """The pages (from 0) that were asked for; all of them where no range was."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(first - 1, min(last, count))


def _put(painter: QPainter, printer: QPrinter, drawn: DrawnPage) -> None:
    """Put a page on the paper in bands: Qt holds up the window while it takes one."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(paper.width() / drawn.width, paper.height() / drawn.height)
    left, top = (paper.width() - drawn.width * scale) / 2, (paper.height() - drawn.height * scale) / 2
    for first, last in bands(drawn):
        pixels = drawn.pixels[first * drawn.stride : last * drawn.stride]
        band = QImage(pixels, drawn.width, last - first, drawn.stride, QImage.Format.Format_RGB32)
        target = QRectF(left, top + first * scale, drawn.width * scale, (last - first) * scale)
        painter.drawImage(target, band)


def bands(drawn: DrawnPage) -> list[tuple[int, int]]:
    """Return the rows of a page that hold something, from row to row, in bands with empty paper between them.

    The empty rows between two bands are not printed: so however a viewer or a printer rounds the edge of a band, it
    covers nothing of its neighbour. The first row of a page is taken for empty.
    """
    paper = drawn.pixels[: drawn.stride]
    found: list[tuple[int, int]] = []
    first: int | None = None
    last = 0
    for at in range(drawn.height):
        if drawn.pixels.startswith(paper, at * drawn.stride):
            if first is not None and at - last > _GAP and last - first >= _BAND:
                found.append((first, last + 1))
                first = None
        else:
            first = at if first is None else first
            last = at
    return found if first is None else [*found, (first, last + 1)]
