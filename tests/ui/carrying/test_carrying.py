"""Export everything and bring it back, in the window and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.everything.carrying import Progress
from salesdesk.bootstrap import bring_back
from salesdesk.ui.carrying.bringing_back import BringBackDialog
from salesdesk.ui.carrying.exporting import ExportEverythingDialog
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.theme import Mode, Theme
from salesdesk.wording import Words
from tests.ui.walkers import colours, fitting, reaching
from tests.ui.windows import empty_desk, press, settle, type_in, window_over


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    desk.selling.new_deal("Fleet")
    with window_over(desk, tmp_path) as window:
        yield window


def export_dialog(opened: Opened) -> ExportEverythingDialog:
    opened.shell.actions.do("desk.export")
    settle(opened)
    found = opened.window.findChildren(ExportEverythingDialog)[-1]
    assert isinstance(found, ExportEverythingDialog)
    return found


def trouble_in(dialog: ExportEverythingDialog | BringBackDialog[Path]) -> str:
    return next((strip.words.text() for strip in dialog.findChildren(HintStrip)[::-1] if strip.isVisible()), "")


def test_b20_everything_goes_out_by_keyboard(opened: Opened, tmp_path: Path) -> None:
    dialog = export_dialog(opened)
    assert "keep it where only you can read it" in dialog.findChildren(HintStrip)[0].words.text()
    dialog.folder.line.setFocus()
    dialog.folder.line.setText(str(tmp_path / "out"))
    press(opened, Qt.Key.Key_Return)
    settle(opened)
    assert (tmp_path / "out" / "manifest.json").is_file()
    assert "Everything: out" in opened.window.toast.words.text()


def test_a_folder_that_holds_something_is_refused_in_place(opened: Opened, tmp_path: Path) -> None:
    dialog = export_dialog(opened)
    dialog.folder.line.setText(str(tmp_path))
    dialog.button.click()
    settle(opened)
    assert "holds files already" in trouble_in(dialog)
    assert dialog.button.isEnabled()
    dialog.reject()


def test_what_is_stopped_says_so_and_leaves_no_folder(opened: Opened, tmp_path: Path) -> None:
    dialog = export_dialog(opened)
    dialog.folder.line.setText(str(tmp_path / "out"))
    dialog.button.click()
    dialog.reject()
    assert dialog.isVisible()
    settle(opened)
    assert "Nothing was written" in trouble_in(dialog)
    assert dialog.folder.line.hasFocus()
    assert not (tmp_path / "out").exists()
    dialog.reject()


def test_b20_a_folder_comes_back_as_a_new_desk(opened: Opened, tmp_path: Path) -> None:
    opened.desk.everything.export(tmp_path / "out")
    made: list[Path] = []

    def way(folder: Path, path: Path, progress: Progress) -> Path:
        bring_back(folder, path, progress)[0].close()
        return path

    dialog = BringBackDialog(
        opened.window, Words(), opened.shell.background, way, made.append, tmp_path / "again.salesdesk"
    )
    dialog.open()
    settle(opened)
    dialog.folder.line.setFocus()
    press(opened, Qt.Key.Key_Return)
    assert "folder of the export" in trouble_in(dialog)
    type_in(opened, str(tmp_path))
    press(opened, Qt.Key.Key_Return)
    settle(opened)
    assert "manifest.json" in trouble_in(dialog)
    assert not (tmp_path / "again.salesdesk").exists()
    dialog.folder.line.setText(str(tmp_path / "out"))
    dialog.new.line.setText(str(tmp_path / "back"))
    press(opened, Qt.Key.Key_Return)
    settle(opened)
    assert made == [tmp_path / "back.salesdesk"]
    assert made[0].is_file()


@pytest.mark.parametrize(("mode", "size"), [("light", 100), ("dark", 150)])
def test_the_dialogs_are_whole_named_and_reached_in_order(
    opened: Opened, look: Theme, tmp_path: Path, mode: Mode, size: int
) -> None:
    look.set_mode(mode)
    look.set_text_size(size)
    dialogs = (
        ExportEverythingDialog(opened.shell.workbench),
        BringBackDialog(opened.window, Words(), opened.shell.background, nowhere, print, tmp_path / "new.salesdesk"),
    )
    for dialog in dialogs:
        dialog.open()
        settle(opened)
        dialog.refuse("deal.jsonl, line 7: what stands in “title” cannot stand there. Nothing was brought back")
        settle(opened)
        walks = (reaching.nameless, reaching.unreachable, fitting.clipped, fitting.overlapping)
        assert [walk(dialog) for walk in walks] == [[], [], [], []]
        assert reaching.out_of_order(dialog, []) == []
        assert colours.foreign_areas(dialog.grab().toImage(), look.colours) == {}
        dialog.reject()


def nowhere(_folder: Path, path: Path, _progress: Progress) -> Path:
    return path
