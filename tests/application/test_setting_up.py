"""Tax classes and the letterhead are set, changed and put away, each act undoable; old lines keep what they have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.papers import LogoFault, LogoNotRead
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.refusals import Missing, OutOfRange

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#7A1F3D"/></svg>'


def taxes(desk: Desk) -> list[tuple[str, Decimal, bool]]:
    return [(tax.name, tax.rate, tax.usual) for tax in desk.setting_up.view().taxes]


def test_the_first_tax_class_is_the_usual_one_and_another_may_become_it(desk: Desk) -> None:
    desk.setting_up.add_tax(" VAT 21 % ", Decimal(21))
    reduced = desk.setting_up.add_tax("VAT 9 %", Decimal(9)).made(TaxClass)
    assert taxes(desk) == [("VAT 21 %", Decimal(21), True), ("VAT 9 %", Decimal(9), False)]
    step = desk.setting_up.make_usual(reduced)
    assert taxes(desk) == [("VAT 9 %", Decimal(9), True), ("VAT 21 %", Decimal(21), False)]
    desk.changes.undo(step)
    assert taxes(desk)[0] == ("VAT 21 %", Decimal(21), True)


def test_a_tax_class_needs_a_name_and_a_rate_that_can_be_meant(desk: Desk) -> None:
    with pytest.raises(Missing):
        desk.setting_up.add_tax(" ", Decimal(21))
    with pytest.raises(OutOfRange):
        desk.setting_up.add_tax("VAT", Decimal(121))


def test_a_tax_class_put_away_leaves_its_products_without_one_and_comes_back_with_them(desk: Desk) -> None:
    key = desk.setting_up.add_tax("VAT 21 %", Decimal(21)).made(TaxClass)
    pump = Product(id=uuid4(), name="Pump", price=Money.of(1, "EUR"), tax_id=key)
    desk.changes.do(Edit(None, pump))
    step = desk.setting_up.put_away_tax(key)
    assert desk.setting_up.view().taxes == ()
    assert desk.setting_up.view().products == (replace(pump, tax_id=None),)
    desk.changes.undo(step)
    assert desk.setting_up.view().products == (pump,)


def test_a_logo_is_taken_replaced_and_removed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG, encoding="utf-8")
    assert not desk.setting_up.view().has_letterhead
    step = desk.letterheads.choose_logo(path)
    view = desk.setting_up.view()
    assert (view.has_letterhead, view.letterhead.logo_kind, view.letterhead.logo) == (True, "svg", SVG.encode())
    desk.setting_up.keep(view.letterhead, replace(view.letterhead, terms="Dutch law"))
    desk.letterheads.remove_logo()
    assert desk.setting_up.view().letterhead == Letterhead(id=view.settings.id, terms="Dutch law")
    assert step.edits[0].before is None


def test_a_logo_for_dark_grounds_is_known_before_a_paper_is_printed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    for colour, fades in (("#7A1F3D", False), ("#FCFCFA", True)):
        path.write_text(SVG.replace("#7A1F3D", colour), encoding="utf-8")
        desk.letterheads.choose_logo(path)
        assert desk.letterheads.fades(desk.setting_up.view().letterhead) is fades
    desk.letterheads.remove_logo()
    assert not desk.letterheads.fades(desk.setting_up.view().letterhead)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\x89PNG\r\n\x1a\nbroken", LogoFault.NOT_A_PICTURE),
        (b"GIF89a", LogoFault.NOT_A_PICTURE),
        (b"x" * 2_000_001, LogoFault.TOO_LARGE),
        (SVG.replace("<rect", '<image href="http://tracker.example/a.png"/><rect').encode(), None),
    ],
)
def test_a_logo_no_paper_can_carry_is_refused_and_the_old_one_stays(
    desk: Desk, tmp_path: Path, content: bytes, fault: LogoFault | None
) -> None:
    good, bad = tmp_path / "logo.svg", tmp_path / "bad.svg"
    good.write_text(SVG, encoding="utf-8")
    bad.write_bytes(content)
    desk.letterheads.choose_logo(good)
    with pytest.raises(LogoNotRead) as refused:
        desk.letterheads.choose_logo(bad)
    assert fault in {None, refused.value.fault}
    assert desk.setting_up.view().letterhead.logo == SVG.encode()


def test_a_logo_that_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(LogoNotRead):
        desk.letterheads.choose_logo(tmp_path / "nowhere.png")
