"""Every page the tour shows, in both themes, sizes and text sizes: nothing cut, nameless or in a stray colour."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from salesdesk.app import pictures, working_day
from salesdesk.app.program import Opened
from salesdesk.app.scenes import scenes
from salesdesk.app.working_day import Done
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.ui.actions import clashes
from salesdesk.ui.page_view import PageView
from salesdesk.ui.pages import panes_of
from salesdesk.ui.theme import Mode, Theme
from tests.new_desks import open_sample
from tests.ui.walkers import colours, fitting, keeping, reaching
from tests.ui.walkers.shown import in_view, tab_stops
from tests.ui.windows import TODAY, window_over

LEAST_USED = 0.5
LOOKS: tuple[tuple[Mode, tuple[int, int], int], ...] = (
    ("light", (1440, 900), 100),
    ("light", (1180, 760), 100),
    ("dark", (1440, 900), 100),
    ("dark", (1180, 760), 100),
    ("light", (1180, 760), 150),
    ("dark", (1440, 900), 150),
)
"""Every picture of the tour, and both sizes and themes at the larger text."""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """Return a sample desk after the tour's working day."""
    path = tmp_path_factory.mktemp("every-page") / "desk.salesdesk"
    desk = open_sample(path)
    did = working_day.do(desk, TODAY)
    desk.close()
    return path, did


@pytest.fixture(params=LOOKS, ids=lambda p: f"{p[0]}-{p[1][0]}x{p[1][1]}-{p[2]}%")
def looked(
    request: pytest.FixtureRequest, look: Theme, worked: tuple[Path, Done], tmp_path: Path
) -> Iterator[tuple[Opened, Theme]]:
    """Return a window over a copy of that desk, in one of the looks."""
    mode, size, text_size = request.param
    look.set_mode(mode)
    look.set_text_size(text_size)
    path, did = worked
    copy = tmp_path / "desk.salesdesk"
    shutil.copy(path, copy)
    with window_over(open_desk(copy, DayClock(TODAY, did.zone)), tmp_path) as opened:
        opened.announce_sample(lambda: None)
        opened.window.resize(*size)
        yield opened, look


def _findings(window: QWidget, page: QWidget | None, sidebar: QWidget) -> dict[str, object]:
    panes = [sidebar, *(panes_of(page) if page is not None else [])]
    stops = tab_stops(window)
    found = {
        "no name": reaching.nameless(window, stops),
        "out of reach": reaching.unreachable(window, stops),
        "out of order": reaching.out_of_order(window, panes, stops),
        "cut": fitting.clipped(window),
        "overlapping": fitting.overlapping(window),
        "shortened without a tooltip": fitting.shortened_silently(window),
    }
    return {name: rows for name, rows in found.items() if rows}


def _picture_findings(window: QWidget, theme: Theme) -> dict[str, object]:
    image = window.grab().toImage()
    papers = [in_view(p, window) for p in window.findChildren(PageView) if p.isVisible()]
    plain = colours.without(image, [QRect(p) for p in papers], theme.colours["sunken"])
    found: dict[str, object] = {}
    foreign = colours.foreign_areas(plain, theme.colours)
    if foreign:
        found["colours that are no tokens"] = foreign
    used = colours.used_height(image, [theme.colours["window"], theme.colours["sidebar"]])
    if used < LEAST_USED:
        found["empty from"] = used
    return found


@pytest.mark.slow
def test_every_page_is_whole_reachable_and_in_the_themes_colours(
    looked: tuple[Opened, Theme], worked: tuple[Path, Done]
) -> None:
    opened, theme = looked
    findings: dict[str, dict[str, object]] = {}
    for scene in scenes(worked[1]):
        window = pictures.show(opened, scene)
        if scene.name == "palette":
            continue  # its shadow is a blend by design, and its own tests walk it
        found = _findings(window, opened.window.page(scene.page), opened.window.sidebar)
        found |= _picture_findings(window, theme)
        if found:
            findings[scene.name] = found
    assert findings == {}
    assert clashes(opened.shell.actions.specs()) == [], "all pages are made by now"
    assert keeping.layout_items() == {}
