"""Run as a program: opens and makes desks as a user who may not write, and prints what each try was told.

Root is bound by no permission bits, so whoever is root becomes nobody first; everything is imported before.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from salesdesk.application.failures import DeskTrouble
from salesdesk.store.desk_file import create_desk, open_desk
from tests.store.making import settings, stamp

NOBODY = 65534


def become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def told(path: Path, *, new: bool) -> list[str]:
    try:
        store = create_desk(path, settings(), stamp()) if new else open_desk(path)
    except DeskTrouble as trouble:
        return [trouble.fault, trouble.path]
    store.close()
    return ["opened", str(path)]


def main(folder: Path) -> None:
    become_nobody()
    tries = {
        "in a locked folder": told(folder / "locked" / "Ours.salesdesk", new=False),
        "new in a locked folder": told(folder / "locked" / "New.salesdesk", new=True),
        "read-only file": told(folder / "open" / "Readonly.salesdesk", new=False),
        "somebody's own": told(folder / "open" / "Private.salesdesk", new=False),
        "writable": told(folder / "open" / "Ours.salesdesk", new=False),
    }
    sys.stdout.write(json.dumps(tries))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
