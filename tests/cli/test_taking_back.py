"""An import that nobody touched since can be taken back, whatever came before it and in whatever order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from salesdesk.bootstrap import new_desk, open_desk
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.product import Product

Run = Callable[..., tuple[int, str, str]]
CRM = Path(__file__).parents[3] / "shared" / "data" / "crm"
real = pytest.mark.skipif(not CRM.is_dir(), reason="the real CRM export does not lie beside the checkout")

REAL = ("sales_pipeline", "accounts", "products", "sales_teams")
KINDS = (Account, Deal, Product, Rep, Stage, Team)
FILES = {
    "deals": """ID,Opportunity,Account,Owner,Product,Stage,Amount,Created,Close date
1,Press line,Hallertau Malt,Ada Holm,Malt press,Proposal,12500,2026-08-03,2026-12-14
2,Keg service,Øster Bryghus,Per Dahl,Keg lift,Won,8000,2026-06-05,2026-08-20
""",
    "accounts": """account,sector,subsidiary_of
Hallertau Malt,brewing,Donau Holding
Øster Bryghus,brewing,Hallertau Malt
""",
    "products": "product,series,sales_price\nMalt press,Press,12000\nKeg lift,Lift,7900\n",
    "team": "sales_agent,manager,regional_office\nAda Holm,Ines Roth,North\nPer Dahl,Ada Holm,South\n",
}
LATER = """ID,Opportunity,Account,Owner,Product,Stage,Amount,Created,Close date
1,Press line,Hallertau Malt,Ada Holm,Malt press,Tasting,12500,2026-08-03,2026-12-21
2,Keg service,Øster Bryghus,Per Dahl,Keg lift,Won,8000,2026-06-05,2026-08-20
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a closed desk."""
    path = tmp_path / "my.salesdesk"
    new_desk(path, currency="EUR").close()
    return path


def bring(run: Run, desk: Path, path: Path) -> str:
    code, out, err = run("import", desk, path, "--json")
    assert code == 0, err
    return str(json.loads(out)["batch"])


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def contents(desk: Path) -> set[object]:
    """Return every record that an import can make or change."""
    with closing(open_desk(desk)) as opened, opened.changes.store.imports() as work:
        return {value for kind in KINDS for value in work.all_of(kind)}


def take_back_in_turn(run: Run, desk: Path, files: Iterable[Path]) -> None:
    """Import the files, then take them back, last one first: each time the desk is what it was."""
    done: list[tuple[str, set[object]]] = []
    for path in files:
        before = contents(desk)
        done.append((bring(run, desk, path), before))
        assert contents(desk) != before
    for batch, before in reversed(done):
        code, _, err = run("import", desk, "--take-back", batch)
        assert (code, err) == (0, "")
        assert contents(desk) == before


@pytest.mark.parametrize("order", list(permutations(FILES)), ids="-".join)
def test_files_in_any_order_are_taken_back_last_one_first(
    run: Run, desk: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    take_back_in_turn(run, desk, [written(tmp_path, name, FILES[name]) for name in order])


def test_a_file_that_moves_a_known_deal_to_a_new_stage_is_taken_back(run: Run, desk: Path, tmp_path: Path) -> None:
    take_back_in_turn(run, desk, [written(tmp_path, "deals", FILES["deals"]), written(tmp_path, "later", LATER)])


def test_a_record_that_was_edited_since_still_holds_the_stage_it_is_in(run: Run, desk: Path, tmp_path: Path) -> None:
    bring(run, desk, written(tmp_path, "deals", FILES["deals"]))
    later = bring(run, desk, written(tmp_path, "later", LATER))
    with closing(open_desk(desk)) as opened:
        with opened.changes.store.imports() as work:
            deal = next(d for d in work.all_of(Deal) if d.title == "Press line")
        opened.selling.keep(deal, replace(deal, note="Asked for a second quote"))
    held = contents(desk)
    code, _, err = run("import", desk, "--take-back", later)
    assert code == 1
    assert "Press line" in err
    assert contents(desk) == held


@real
@pytest.mark.slow
@pytest.mark.parametrize("order", [REAL, REAL[::-1]], ids="-".join)
def test_the_real_files_are_taken_back_last_one_first(run: Run, desk: Path, order: tuple[str, ...]) -> None:
    take_back_in_turn(run, desk, [CRM / f"{name}.csv" for name in order])
