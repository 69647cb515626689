"""The call sheet goes to a printer: here to Qt's own that writes a file, so that its pages can be looked at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from salesdesk.app.program import Opened
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.preparing.print_sheet import PrintSheetDialog
from salesdesk.ui.printing import bands
from salesdesk.ui.theme import Theme
from tests.documents.reading import reader
from tests.ui.preparing.rooms import Told, open_plan, told_desk
from tests.ui.windows import press, settle, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
A4 = (595, 842)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


@pytest.fixture
def plan(opened: Opened, told: Told) -> PlanPage:
    return open_plan(opened, told)


def asked(opened: Opened) -> PrintSheetDialog:
    """Press Ctrl+P."""
    press(opened, Key.Key_P, modifier=CONTROL)
    dialog = opened.window.findChild(PrintSheetDialog)
    assert dialog is not None
    return dialog


def printed(opened: Opened, path: Path) -> list[list[float]]:
    """Agree to print into a file, and return for every page how dark each tenth of it is from top to bottom."""
    dialog = opened.window.findChild(QPrintDialog)
    assert dialog is not None
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    dialog.accepted.emit(printer)
    dialog.close()
    settle(opened)
    read = reader(path.read_bytes())
    assert all(abs(float(a) - b) < 2 for page in read.pages for a, b in zip(page.mediabox[2:], A4, strict=True))
    return darkness(path)


def darkness(path: Path) -> list[list[float]]:
    document = pypdfium2.PdfDocument(path)
    pages: list[list[float]] = []
    for page in document:
        bitmap = page.render(scale=1, grayscale=True)
        rows = bytes(bitmap.buffer)
        tenth = bitmap.stride * (bitmap.height // 10)
        parts = [rows[at : at + tenth] for at in range(0, tenth * 10, tenth)]
        pages.append([1 - sum(part) / len(part) / 255 for part in parts])
        bitmap.close()
    document.close()
    return pages


def test_the_sheet_is_printed_on_one_page_from_edge_to_edge(opened: Opened, plan: PlanPage, tmp_path: Path) -> None:
    asked(opened).print_button.click()
    settle(opened)
    [page] = printed(opened, tmp_path / "printed.pdf")
    assert all(0.002 < part < 0.5 for part in page), page


def test_4_4_with_the_battlecard_two_pages_are_printed(opened: Opened, plan: PlanPage, tmp_path: Path) -> None:
    dialog = asked(opened)
    press(opened, Key.Key_Space)
    assert dialog.battlecard.value()
    dialog.print_button.click()
    settle(opened)
    first, second = printed(opened, tmp_path / "printed.pdf")
    assert first[4] > 0.002
    assert second[0] > 0.002


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # Qt's own words for what the plan tells the person
def test_a_printer_that_takes_no_page_is_told_on_the_plan(opened: Opened, plan: PlanPage, tmp_path: Path) -> None:
    asked(opened).print_button.click()
    settle(opened)
    dialog = opened.window.findChild(QPrintDialog)
    assert dialog is not None
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    dialog.accepted.emit(printer)
    dialog.close()
    settle(opened)
    assert "took no page" in plan.trouble.words.text()


def test_without_what_prints_the_dialog_says_so_and_a_pdf_can_still_be_saved(
    opened: Opened, plan: PlanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    dialog = asked(opened)
    dialog.print_button.click()
    settle(opened)
    assert dialog.isVisible()
    [strip] = dialog.findChildren(HintStrip)
    assert "Save the PDF" in strip.words.text()


@dataclass(frozen=True)
class Page:
    """A page of rows of four pixels, each row in one shade."""

    shades: tuple[int, ...]
    width: int = 4
    stride: int = 16

    @property
    def height(self) -> int:
        return len(self.shades)

    @property
    def pixels(self) -> bytes:
        return b"".join(bytes([shade]) * self.stride for shade in self.shades)


def test_a_page_is_printed_in_bands_with_empty_paper_between_them_and_nothing_is_lost() -> None:
    text, narrow, wide = (7,) * 300, (0,) * 10, (0,) * 40
    page = Page((*wide, *text, *narrow, *text, *wide, *text, *wide))
    assert bands(page) == [(40, 650), (690, 990)]
    assert bands(Page((*narrow, *text))) == [(10, 310)]
    assert bands(Page(wide)) == [], "an empty page takes no ink"
