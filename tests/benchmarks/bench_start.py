"""From a cold process to the first painted pipeline of 8,800 deals, against a bare window of Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.benchmarks.kept_deals import desk_of_deals
from tests.benchmarks.measuring import Report, Work, side_by_side

COUNT, ROUNDS = 8_800, 5
OURS, BARE, NOTHING = "window with the pipeline", "bare window", "Python alone"
PIPELINE = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from salesdesk.app.program import Opened, application
from salesdesk.bootstrap import open_desk
from salesdesk.ui.theme import Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
app = application()
theme = Theme(app)
opened = Opened(
    open_desk(Path(sys.argv[1])), Words(), WindowSettings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
)
opened.window.go("pipeline")
opened.window.show()
while not opened.window.page("pipeline").shown_deals():
    QApplication.processEvents()
    opened.shell.background.settle()
QApplication.processEvents()
print("painted", flush=True)
opened.close()
"""
WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1440, 900)
window.show()
QApplication.processEvents()
print("painted", flush=True)
"""


def test_start_to_the_first_painted_pipeline(report: Report, tmp_path: Path) -> None:
    desk = desk_of_deals(tmp_path / "Many.salesdesk", COUNT)
    works = {
        OURS: lambda: _until_painted(PIPELINE, str(desk), str(tmp_path / "window.ini")),
        BARE: lambda: _until_painted(WINDOW),
        NOTHING: lambda: _until_painted("print('painted', flush=True)"),
    }
    medians = side_by_side(ROUNDS, works, clock=_told)
    report.compare(f"start over {COUNT:,} deals", medians, OURS, bar="<= 1.5 x a bare window")
    assert medians.ratio(OURS, BARE) < 30


def _told(work: Work) -> float:
    """Return the seconds that a start says it took: its end, once painted, does not count."""
    seconds = work()
    assert isinstance(seconds, float)
    return seconds


def _until_painted(script: str, *arguments: str) -> float:
    began = perf_counter()
    with subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        taken = perf_counter() - began
    assert (told, process.returncode) == ("painted\n", 0)
    return taken
