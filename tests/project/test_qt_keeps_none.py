"""PySide 6.12.0 drops a reference of None at every void call and aborts CPython 3.11 after about 5,000 of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 500


def test_none_keeps_its_references_over_500_calls_of_qt(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setObjectName(f"field-{number}")
    # Whatever else runs meanwhile moves the count by a few; the fault moves it by one for every call.
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
