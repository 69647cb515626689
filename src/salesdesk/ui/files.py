"""Files a person chooses: where a document goes, what is opened; and the one way in which documents are saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from salesdesk.ui.notices import Notice
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.paper_warnings import warning_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench


def where_to_save(workbench: Workbench, title: str, name: str, kind: str) -> Path | None:
    """Ask where a file goes; `kind` is the filter ("PDF (*.pdf)", several with ;; between). None: changed their mind.

    A name without an ending gets that of the kind that was chosen, or of the suggested name.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, of_kind = QFileDialog.getSaveFileName(workbench.window, title, str(Path(folder) / name), kind)
    if not chosen:
        return None
    path = Path(chosen)
    ending = re.search(r"\*(\.\w+)", of_kind)
    return path if path.suffix else path.with_suffix(ending[1] if ending else Path(name).suffix)


def what_to_open(workbench: Workbench, title: str, kind: str) -> Path | None:
    """Ask which file is to be read. None when the person changed their mind."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getOpenFileName(workbench.window, title, folder, kind)
    return Path(chosen) if chosen else None


def show_in_folder(path: Path) -> None:
    """Open the folder that holds a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Give a file to the program that the desktop opens its kind with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def save_document(
    workbench: Workbench,
    path: Path,
    job: Callable[[Path], Saved],
    refused: Callable[[str], None],
    done: Callable[[Saved], None] | None = None,
) -> None:
    """Write a document in the worker; what stands in the way goes to `refused`, in sentences.

    When it is written a notice says where, and what could not be printed as typed.
    """

    def saved(result: Saved) -> None:
        tell_saved(workbench, result)
        if done is not None:
            done(result)

    workbench.background.run(lambda: job(path), saved, lambda error: fail_saving(workbench, error, refused))


def tell_saved(workbench: Workbench, saved: Saved) -> None:
    """Tell in a notice where a document is, and what could not be printed as typed.

    A letter is opened in the mail program where somebody asks: nothing is ever sent by the program.
    """
    words = workbench.words
    warnings = " ".join(warning_told(words, w) for w in saved.warnings[:2])
    said = words.text("Saved {name}.", name=saved.path.name)
    act, do = words.text("Show in folder"), lambda: show_in_folder(saved.path)
    if saved.path.suffix.lower() == ".eml":
        said = words.text("Saved {name}. It is a draft: you send it yourself.", name=saved.path.name)
        act, do = words.text("Open the draft"), lambda: open_file(saved.path)
    workbench.notify(Notice(f"{said} {warnings}".strip(), act=act, do=do))


def fail_saving(workbench: Workbench, error: Exception, refused: Callable[[str], None]) -> None:
    """Give what stood in the way to `refused` in sentences; what nobody foresaw is told as trouble."""
    if isinstance(error, FORESEEN):
        refused(told(workbench.words, error))
    else:
        workbench.tell_trouble(error)
