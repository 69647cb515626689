"""A desk that was wiped comes back from the first page, in a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.everything.making import rows_of
from tests.new_desks import my_desk

FROM_THE_FIRST_PAGE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings
import salesdesk.app.program as program
from salesdesk.ui.carrying.bringing_back import BringBackDialog
from salesdesk.ui.rest import come_to_rest
from salesdesk.wording import Words
folder = Path(sys.argv[1])
QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
program.desks_folder = lambda: folder / "desks"
begun = program.Program(Words())
begun.show_first_run()
begun.first.ways[3].click()
(dialog,) = begun.first.findChildren(BringBackDialog)
suggested = dialog.new.line.text()
dialog.folder.line.setText(str(folder / "out"))
dialog.button.click()
come_to_rest(begun._background)
title = begun.opened.window.windowTitle()
begun.leave()
print(json.dumps({"suggested": suggested, "title": title}))
"""


@pytest.mark.slow
def test_b20_a_wiped_desk_comes_back_from_the_first_page(tmp_path: Path) -> None:
    desk = my_desk(tmp_path)
    desk.selling.new_deal("Fleet")
    desk.everything.export(tmp_path / "out")
    desk.close()
    before = rows_of(desk.path)
    desk.path.unlink()
    run = subprocess.run(
        [sys.executable, "-c", FROM_THE_FIRST_PAGE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    new = tmp_path / "desks" / "My desk.salesdesk"
    assert told == {"suggested": str(new), "title": "My desk – SalesDesk"}
    assert rows_of(new) == before
