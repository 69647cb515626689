"""A small dialog takes no other amount than the one that was typed: what cannot be read stops it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.domain.money import Money
from salesdesk.ui.forecasting.called_card import AdjustDialog
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over


def test_an_amount_that_cannot_be_read_keeps_the_dialog_open_and_changes_nothing(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    target = Money.of(5_000, "EUR")
    desk.targeting.set("2026-Q4", target)
    with window_over(desk, tmp_path) as opened:
        dialog = TargetDialog(opened.shell.workbench, "2026-Q4", amount=target)
        dialog.open()
        settle(opened)
        dialog.amount.setFocus()
        dialog.amount.selectAll()
        type_in(opened, "six thousand")
        press(opened, Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is dialog
        assert dialog.amount.text() == "six thousand"
        assert desk.outlooks.view("2026-Q4").target == target
        dialog.amount.selectAll()
        type_in(opened, "6000")
        press(opened, Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is None
        assert desk.outlooks.view("2026-Q4").target == Money.of(6_000, "EUR")

        adjusting = AdjustDialog(opened.shell.workbench, "2026-Q4", None, None)
        adjusting.open()
        settle(opened)
        press(opened, Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is adjusting
        adjusting.reject()
        settle(opened)
