"""The deals go out as a file that is whole or not there: told how far it is, stopped half-way, written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from salesdesk.application.desk import Desk
from salesdesk.application.files import FileNotWritten


class _Stopped(Exception):
    """Somebody pressed cancel."""


@pytest.fixture
def deals(desk: Desk) -> Desk:
    for title in ("Keg service", "Press line", "Yeast lab"):
        desk.selling.new_deal(title)
    return desk


def test_the_file_tells_how_many_deals_are_in_it_by_now(deals: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    saved = deals.exporting.write(
        tmp_path / "deals.xlsx", deals.exporting.sheet(), lambda done, of: told.append((done, of))
    )
    assert told[-1] == (3, 3)
    listed = {load_workbook(saved.path)["Deals"][f"B{row}"].value for row in (2, 3, 4)}
    assert listed == {"Keg service", "Press line", "Yeast lab"}


def test_stopped_while_it_is_written_the_old_file_stands_and_nothing_is_left_beside_it(
    deals: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "deals.xlsx"
    path.parent.mkdir()
    deals.exporting.pipeline(path)
    before = path.read_bytes()
    deals.selling.new_deal("Bottling")

    def stop(_done: int, _of: int) -> None:
        raise _Stopped

    with pytest.raises(_Stopped):
        deals.exporting.pipeline(path, progress=stop)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["deals.xlsx"]


def test_a_name_with_another_ending_is_refused_before_anything_is_read(deals: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        deals.exporting.write(tmp_path / "deals.txt", deals.exporting.sheet())
    assert not (tmp_path / "deals.txt").exists()
