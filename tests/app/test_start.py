"""What a start loads, and what it says where no window can open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk.app.window import screen_missing
from tests.new_desks import sample_at

FIRST_PAINT = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from salesdesk.app.program import Opened, application
from salesdesk.bootstrap import open_desk
from salesdesk.ui.making_pages import load_all
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.theme import Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
app = application()
theme = Theme(app)
desk = open_desk(Path(sys.argv[1]))
opened = Opened(desk, Words(), WindowSettings(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
opened.window.show()
opened.window.go("pipeline")
come_to_rest(opened.shell.background)
rows = opened.window.page("pipeline").shown_deals()
loaded = sorted({name.partition(".")[0] for name in sys.modules})
pages = sorted(name for name in sys.modules if name.startswith("salesdesk.ui.") and name.endswith(".page"))
load_all()
later = sorted(name for name in sys.modules if name.startswith("salesdesk.ui.") and name.endswith(".page"))
opened.close()
print(json.dumps({"rows": rows, "loaded": loaded, "pages": pages, "later": later}))
"""


@pytest.mark.slow
def test_the_first_page_of_the_pipeline_loads_no_other_page_and_no_library_for_documents(tmp_path: Path) -> None:
    desk = tmp_path / "Sample.salesdesk"
    sample_at(desk)
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(desk), str(tmp_path / "window.ini")],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["rows"] > 0
    assert told["pages"] == ["salesdesk.ui.pipeline.page", "salesdesk.ui.today.page"]
    assert len(told["later"]) > 7
    assert not {"reportlab", "openpyxl", "alembic", "pypdfium2", "python_calamine"} & set(told["loaded"])


def test_without_a_screen_the_window_is_refused_naming_the_tour(tmp_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    run = subprocess.run(
        [sys.executable, "-m", "salesdesk", str(tmp_path / "none.salesdesk")],
        capture_output=True,
        text=True,
        check=False,
        env=bare,
        timeout=60,
    )
    assert run.returncode == 1
    assert "tour" in run.stderr
    assert not run.stdout


@pytest.mark.parametrize(
    ("environment", "platform", "missing"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", False),
        ({}, "darwin", False),
    ],
)
def test_only_a_linux_without_a_display_has_no_screen(
    environment: dict[str, str], platform: str, *, missing: bool
) -> None:
    assert screen_missing(environment, platform) is missing
