"""`salesdesk export --all` and `salesdesk import FOLDER`: everything out of a desk, and back into another (B20)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.cli.speech import opened, progress_line
from salesdesk.wording import Words
from salesdesk.wording.folders import brought_back_told, exported_told, personal_told

if TYPE_CHECKING:
    from salesdesk.application.everything.folder import Manifest

WRONG_USAGE = 2


def export(chosen: argparse.Namespace) -> int:
    """Write everything a desk keeps into a folder. Raises DeskTrouble, FileNotWritten."""
    words = Words()
    if chosen.as_of or chosen.period or chosen.filter:
        return _wrong(words.text("--all takes everything: leave --as-of, --period and --filter out"))
    with opened(chosen.desk) as desk, progress_line(words.text("Exporting")) as progress:
        manifest = desk.everything.export(chosen.file, progress)
    print(exported_told(words, manifest, chosen.file))
    print(personal_told(words))
    return 0


def bring_back(chosen: argparse.Namespace) -> int:
    """Bring an exported desk back into a new desk, or an empty one. Raises FolderNotRead, DeskTrouble."""
    words = Words()
    given = (chosen.kind, chosen.mapping, chosen.currency, chosen.dates != "auto", chosen.dry_run)
    if any(given):
        return _wrong(words.text("A folder comes back as it was exported: give only --new or --json with it"))
    from salesdesk.bootstrap import bring_back as into_new
    from salesdesk.bootstrap import bring_back_into

    if not chosen.desk.exists() and not chosen.new:
        raise DeskTrouble(DeskFault.MISSING, str(chosen.desk))
    with progress_line(words.text("Bringing back")) as progress:
        way = bring_back_into if chosen.desk.exists() else into_new
        desk, manifest = way(chosen.file, chosen.desk, progress)
    desk.close()
    print(json.dumps(as_json(manifest)) if chosen.json else brought_back_told(words, manifest))
    return 0


def as_json(manifest: Manifest) -> dict[str, Any]:
    """Return what came back as JSON has it: the number of records of each kind."""
    return {
        "desk": manifest.desk,
        "as_of": manifest.as_of.isoformat(),
        "program": manifest.program,
        "records": {name: told.records for name, told in manifest.files.items()},
    }


def _wrong(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_USAGE
