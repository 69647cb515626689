"""Export everything: into which folder, what is in it, and how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.ui.carrying.long_dialog import LongDialog, PathField, Say
from salesdesk.ui.files import show_in_folder
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import HintStrip, Label
from salesdesk.wording.folders import exported_told, personal_told

if TYPE_CHECKING:
    from salesdesk.application.everything.folder import Manifest
    from salesdesk.ui.workbench import Workbench


class ExportEverythingDialog(LongDialog):
    """Asks for a folder that is new or empty."""

    def __init__(self, workbench: Workbench) -> None:
        """Suggest a folder by the desk's name and the day."""
        words = workbench.words
        act = words.text("Export everything")
        super().__init__(workbench.window, words, workbench.background, act, act)
        self._workbench = workbench
        self.folder = PathField(
            words.text("Into the folder"),
            words.text("Choose folder…"),
            self._asked,
            words.text("A new folder, or an empty one"),
        )
        self.folder.show_path(self._below(_documents()))
        personal = HintStrip("", personal_told(words), kind="notice")
        said = words.text(
            "Every record with its history, and every issued proposal, in files that other programs read too. "
            "“Bring back an export…” makes the same desk of them."
        )
        self.lay_out(Label(said, "second", wrap=True), self.folder, personal)

    def _below(self, folder: Path) -> Path:
        desk, day = self._workbench.desk.path.stem, self._workbench.today.isoformat()
        return folder / safe_name(self.words.text("{desk} export {day}", desk=desk, day=day))

    def _asked(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self.folder.label.text(), str(_documents()))
        if not chosen:
            return None
        folder = Path(chosen)
        return self._below(folder) if any(folder.iterdir()) else folder

    @override
    def answer(self) -> None:
        """Export in the worker."""
        path, desk = self.folder.value(), self._workbench.desk
        if path is None:
            self.refuse(self.words.text("Name a folder first"))
            return

        def job(say: Say) -> Manifest:
            return desk.everything.export(path, say)

        self.work(job, self._on_done)

    def _on_done(self, manifest: Manifest) -> None:
        path, words = self.folder.value() or Path(), self.words
        self._workbench.notify(
            Notice(
                exported_told(words, manifest, path.name),
                act=words.text("Show in folder"),
                do=lambda: show_in_folder(path),
            )
        )
        self.accept()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
