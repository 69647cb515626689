"""Every step of bringing a file in, in both modes, sizes of text and sizes of window: whole, named, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.theme import Mode, Theme
from tests.ui.walkers import colours, fitting, reaching
from tests.ui.windows import empty_desk, settle, window_over

HEAD = "id,deal,account,owner,stage,value,expected close\n"
FIRST = HEAD + "1,Hall 1,Nordwind GmbH,Ilse Brandt,Proposal,1000,2027-01-31\n"
CRM = (
    "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Weighted value,Deal - Stage,Deal - Status\n"
    "1,Press,Nordwind,500,250,Proposal Made,Open\n2,Mixer,Beck,300,20,Contact Made,Open\n"
)
WRONG = HEAD + (
    "3,Hall 3,Nordwind,I. Brandt,Angebot,much,2027-03-31\n4,Hall 4,Beck,Jo,Proposal,10,Q1 2027\nTotal,,,,,1000,\n"
    "5,Hall 5,Beck,Jo,Proposal,10,2027-04-30\n77,Hall 1,Nordwind GmbH,Jo,Proposal,1000,2027-02-05\n"
)
UNCLEAR = "deal,account,value,close date\nPress,Beck,1200,03/04/2026\n"

Step = Callable[[Opened, Path], QDialog]


def _nothing_chosen(opened: Opened, _folder: Path) -> QDialog:
    return ImportDialog(opened.shell.workbench)


def _with(content: str) -> Step:
    def made(opened: Opened, folder: Path) -> QDialog:
        path = folder / "deals.csv"
        path.write_text(content, encoding="utf-8")
        return ImportDialog(opened.shell.workbench, path)

    return made


STEPS: dict[str, tuple[Step, bool]] = {
    "nothing chosen": (_nothing_chosen, False),
    "export of a program": (_with(CRM), False),
    "rows left out": (_with(WRONG), False),
    "dates unclear": (_with(UNCLEAR), False),
    "no table": (_with("\0\1\2" * 500), False),
    "matches": (_with(WRONG), True),
}


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    first = tmp_path / "first.csv"
    first.write_text(FIRST, encoding="utf-8")
    made.importing.apply(made.importing.understand(made.importing.read(first)))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("mode", "size", "room"),
    [("light", 100, (1440, 900)), ("dark", 100, (1180, 760)), ("light", 150, (1180, 760)), ("dark", 150, (1440, 900))],
)
def test_every_step_of_an_import_is_whole_named_in_order_and_in_the_colours(
    desk: Desk, look: Theme, tmp_path: Path, mode: Mode, size: int, room: tuple[int, int]
) -> None:
    look.set_mode(mode)
    look.set_text_size(size)
    with window_over(desk, tmp_path) as opened:
        opened.window.resize(*room)
        for name, (step, matching) in STEPS.items():
            dialog = step(opened, tmp_path)
            dialog.open()
            settle(opened)
            if matching:
                assert isinstance(dialog, ImportDialog)
                dialog.show_matches()
                settle(opened)
            walks = (
                *(reaching.nameless, reaching.unreachable),
                *(fitting.clipped, fitting.overlapping, fitting.shortened_silently),
            )
            assert {walk.__name__: found for walk in walks if (found := walk(dialog))} == {}, name
            assert reaching.out_of_order(dialog, []) == [], name
            assert colours.foreign_areas(dialog.grab().toImage(), look.colours) == {}, name
            assert dialog.height() <= room[1], name
            dialog.reject()
