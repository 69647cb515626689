"""Where the desk lies and how it is kept safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.carrying.exporting import ExportEverythingDialog
from salesdesk.ui.files import save_document, show_in_folder, where_to_save
from salesdesk.ui.parts import Button, ElidedLabel, HintStrip, Label, row
from salesdesk.ui.settings_pages.section import Section

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench


class FileCard(Section):
    """The desk's file, a verified copy of it, and where imports begin."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the path."""
        words = workbench.words
        super().__init__(workbench, words.text("This desk"), words.text("one file on this machine"))
        path = ElidedLabel(str(workbench.desk.path.resolve()), "body")
        path.setAccessibleName(words.text("File of this desk"))
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.add(
            path,
            Label(
                words.text("To back it up, write a copy; it is opened again and checked before it counts."),
                "second",
                wrap=True,
            ),
            row(
                Button(words.text("Write a copy…"), "copy", do=self._on_copy),
                Button(words.text("Export everything…"), "file-down", do=self._on_export),
                Button(words.text("Show in folder"), "folder-open", do=self._on_show),
                None,
            ),
            self._trouble,
        )

    def _on_copy(self) -> None:
        words, desk = self.words, self.workbench.desk
        day = self.workbench.today.isoformat()
        name = f"{safe_name(desk.path.stem)} {day}.salesdesk"
        path = where_to_save(self.workbench, words.text("Write a copy"), name, words.text("Desks (*.salesdesk)"))
        if path is not None:
            self._trouble.hide()

            def job(chosen: Path) -> Saved:
                return desk.exporting.copy(chosen)

            save_document(self.workbench, path, job, self._on_refused)

    def _on_export(self) -> None:
        ExportEverythingDialog(self.workbench).open()

    def _on_show(self) -> None:
        show_in_folder(self.workbench.desk.path.resolve())

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say(self.words.text("The copy was not written."), sentences)
        self._trouble.show()
