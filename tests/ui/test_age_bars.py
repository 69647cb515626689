"""The age bar in a table: it gives way to the words that say the same."""

from __future__ import annotations

import pytest

from salesdesk.ui.tables import age_cell
from salesdesk.ui.tables.delegate import age_track, wanted_width

pytestmark = pytest.mark.usefixtures("look")


def test_the_bar_of_an_age_gives_way_before_its_words_are_cut() -> None:
    cell = age_cell("past 9 of 10 wins", days=120, average=50, p90=100)
    whole = wanted_width(cell)
    track = age_track(cell, whole)
    assert age_track(cell, whole - 30) == track - 30
    assert 0 < age_track(cell, 10) < track, "where nothing fits the bar still tells where the average lies"
    assert age_track(cell, whole + 300) == track
