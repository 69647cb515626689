"""Sentences about the folder of an exported desk: what is in it, and why one cannot be brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salesdesk.application.everything.folder import FolderFault, FolderNotRead
from salesdesk.wording.marking import N_

if TYPE_CHECKING:
    from pathlib import Path

    from salesdesk.application.everything.folder import Manifest
    from salesdesk.wording.words import Words

_FAULTS: Mapping[FolderFault, str] = {
    FolderFault.NO_FOLDER: N_("There is no folder {path}. Name the folder that an export of everything wrote"),
    FolderFault.NOT_AN_EXPORT: N_(
        "{path} is no export of a desk: it holds no {file}. Name the folder that an export of everything wrote"
    ),
    FolderFault.MANIFEST: N_("{file} is damaged. Copy the whole folder again, or export the desk once more"),
    FolderFault.LATER: N_("{path} was written by a newer SalesDesk ({what}). Install that version, then bring it back"),
    FolderFault.EARLIER: N_(
        "{path} was written by an earlier SalesDesk ({what}). Bring it back with that version, then open the desk here"
    ),
    FolderFault.OUTSIDE: N_("{place} leads outside of the folder. Nothing there was read. Export the desk once more"),
    FolderFault.UNKNOWN_KIND: N_("{file} tells of “{what}”, which no desk keeps. Export the desk once more"),
    FolderFault.MISSING_FILE: N_("{place} is missing. Copy the whole folder again, or export the desk once more"),
    FolderFault.CHANGED: N_(
        "{place} is no longer what was exported. Copy the folder again, or export the desk once more"
    ),
    FolderFault.COUNT: N_("{file} holds another number of records than the manifest says. Export the desk once more"),
    FolderFault.NOT_A_RECORD: N_("{place} is no record"),
    FolderFault.UNKNOWN_COLUMN: N_("{place} has a column “{what}”, which no desk keeps"),
    FolderFault.MISSING_COLUMN: N_("{place} has no column “{what}”"),
    FolderFault.WRONG_VALUE: N_("{place}: what stands in “{what}” cannot stand there"),
    FolderFault.SAME_KEY: N_("{place} has the same key as the line before it, {what}"),
    FolderFault.OUT_OF_ORDER: N_("{place} stands out of order: records stand in the order of their keys"),
    FolderFault.BROKEN_REFERENCE: N_("{place}: “{what}” names a record that is not in the folder"),
    FolderFault.CANNOT_STAND: N_("{place} contradicts the records before it"),
    FolderFault.ALTERED: N_(
        "{place}: this proposal is no longer what was issued. Compare it with the PDF that was sent"
    ),
    FolderFault.NOT_ONE_DESK: N_("{file} holds the settings of one desk, this one of {what}"),
    FolderFault.TOO_LARGE: N_("{place} is larger than any record of a desk"),
    FolderFault.TOO_LONG: N_("The folder takes longer to read than any export of its size"),
    FolderFault.UNREADABLE: N_("{place} cannot be read. The machine says: {what}"),
}


def folder_told(words: Words, error: FolderNotRead) -> str:
    """Return why a folder was not brought back, naming file and line, and that no desk was changed."""
    place = words.text("{file}, line {line}", file=error.file, line=error.line) if error.line else error.file
    said = words.text(
        _FAULTS[error.fault], path=error.path, place=place or error.path, file=error.file, what=error.what
    )
    if error.also_changed:
        said = words.text("{said}; the file is no longer what was exported", said=said)
    return words.text("{said}. Nothing was brought back", said=said)


def brought_back_told(words: Words, manifest: Manifest) -> str:
    """Return what came back."""
    return words.text(
        "Brought back: “{desk}” as of {day}, {records}",
        desk=manifest.desk,
        day=words.date(manifest.as_of.date()),
        records=words.plural("{n} record", "{n} records", manifest.records),
    )


def exported_told(words: Words, manifest: Manifest, path: Path | str) -> str:
    """Return what was exported into a folder."""
    return words.text(
        "Everything: {path}, {records}, {files}",
        path=path,
        records=words.plural("{n} record", "{n} records", manifest.records),
        files=words.plural("{n} kept file", "{n} kept files", manifest.kept_files),
    )


def personal_told(words: Words) -> str:
    """Return what has to be said of every such folder: it holds what is personal, and no lock is on it."""
    return words.text(
        "It holds names, addresses and what people said. Nothing in it is locked: keep it where only you can read it."
    )


def read_me(words: Words, manifest: Manifest) -> str:
    """Return what a person reads first in the folder."""
    lines = [
        words.text("Everything that the desk “{desk}” keeps; manifest.json says as of when.", desk=manifest.desk),
        personal_told(words),
        "",
        words.text("Each .jsonl file holds one kind of record: a record on each line, in JSON and UTF-8."),
        words.text("manifest.json tells how many there are, what their columns hold, and the SHA-256 of each file."),
        words.text("Proposals as they were issued, answers as they came back and the logo lie in “files”."),
        words.text("Sums are in the smallest unit of their currency (cents), instants in UTC."),
        "",
        words.text("To bring it back into a new desk: salesdesk import my.salesdesk FOLDER --new"),
        words.text("or in the window: “Bring back an export…”. The folder has to be as it was written."),
        "",
        words.text("Left out is what belongs to the machine: the place of the window, the lock of an open desk."),
    ]
    return "\n".join(lines) + "\n"
