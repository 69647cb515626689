"""Bring back an export: which folder, where the new desk shall lie, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from salesdesk.ui.carrying.long_dialog import LongDialog, PathField, Say
from salesdesk.ui.parts import Label

if TYPE_CHECKING:
    from salesdesk.ui.background import Background
    from salesdesk.wording import Words

T = TypeVar("T")

Way = Callable[[Path, Path, Say], T]
"""Makes the desk of a folder at a path and tells how far it is."""


class BringBackDialog(LongDialog, Generic[T]):
    """Asks for the folder of an export and for the new desk."""

    def __init__(
        self,
        parent: QWidget | None,
        words: Words,
        background: Background,
        way: Way[T],
        done: Callable[[T], object],
        new: Path,
    ) -> None:
        """Suggest where the new desk lies; `done` gets what `way` made."""
        title = words.text("Bring back an export")
        super().__init__(parent, words, background, title, words.text("Bring back the desk"))
        self._way, self._done, self._suggested = way, done, new
        self.folder = PathField(words.text("Folder of the export"), words.text("Choose folder…"), self._asked_folder)
        self.new = PathField(
            words.text("New desk"),
            words.text("Choose where…"),
            self._asked_new,
            words.text("A file that is not there yet; no desk is written over"),
        )
        self.new.show_path(new)
        said = words.text(
            "A new desk is made of it, with the same records, relations and history. "
            "Every file is checked first; if one was changed or is missing, nothing is made."
        )
        self.lay_out(Label(said, "second", wrap=True), self.folder, self.new)

    def _asked_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self.folder.label.text(), str(self._suggested.parent))
        return Path(chosen) if chosen else None

    def _asked_new(self) -> Path | None:
        kind = self.words.text("Desks (*{suffix})", suffix=self._suggested.suffix)
        chosen, _ = QFileDialog.getSaveFileName(self, self.new.label.text(), str(self.new.value() or ""), kind)
        return Path(chosen) if chosen else None

    @override
    def answer(self) -> None:
        """Bring it back in the worker."""
        folder, new, way = self.folder.value(), self.new.value(), self._way
        if folder is None:
            self.refuse(self.words.text("Name the folder of the export first"))
            return
        if new is None:
            self.refuse(self.words.text("Say where the new desk shall lie first"))
            return
        path = new if new.suffix else new.with_suffix(self._suggested.suffix)

        def job(say: Say) -> T:
            return way(folder, path, say)

        self.work(job, self._on_done)

    def _on_done(self, made: T) -> None:
        self.accept()
        self._done(made)
