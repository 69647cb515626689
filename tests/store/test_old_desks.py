"""Every desk that was ever released opens in this version, with all that was kept in it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.ageing import cycle_from
from salesdesk.domain.deal import Stage
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.forecast import win_rate
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures
from salesdesk.domain.pipeline_sums import figures_from
from salesdesk.store import snapshots
from salesdesk.store.desk_file import open_desk
from salesdesk.store.rooms.every import room_of_entity
from tests.old_desks.make_desk import revision

NO_RATES = DayRates("EUR", {})
OLD = Path(__file__).parents[1] / "old_desks"
VERSIONS = sorted(path.stem for path in OLD.glob("*.salesdesk"))


def as_meant_now(value: Any, name: str = "") -> Any:
    """Return a value of any released version as it is written today."""
    if isinstance(value, dict):
        return {field: as_meant_now(held, field) for field, held in value.items()}
    if not isinstance(value, list):
        return value
    if name == "questions":  # until 0.1.0 a question was its text
        return [{"text": one, "kind": None, "answered": False} if isinstance(one, str) else one for one in value]
    return [as_meant_now(one) for one in value]


def test_there_are_old_desks() -> None:
    assert "0.1.0" in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_of_an_older_version_opens_with_all_that_was_kept(version: str, tmp_path: Path) -> None:
    path = tmp_path / "Old.salesdesk"
    shutil.copy(OLD / f"{version}.salesdesk", path)
    listed: list[dict[str, Any]] = json.loads((OLD / f"{version}.json").read_text(encoding="utf-8"))
    with closing(open_desk(path)) as store, store.imports() as work:
        for record in listed:
            room = room_of_entity(record["entity"])
            # What came later is at its default: that is what a record without it means.
            meant = snapshots.from_json(room.kind, as_meant_now(record["value"]))
            assert work.kept(room.kind, meant.id).value == meant
        assert work.rows.revisions(revision().proposal_id) == [revision()]
        assert [row.cells for row in work.source_rows("crm")] == [{"name": "Émile Żak"}]
        assert len(work.rows.changes_of(UUID(listed[0]["value"]["id"]))) > 1
        deals = {record["value"]["id"] for record in listed if record["entity"] == "deal"}
        assert sum(one.deals for one in work.rows.sums(Period.parse("2026"), NO_RATES)) == len(deals) > 0
    assert {record["entity"] for record in listed} >= {"deal", "meeting", "proposal", "follow_up", "person"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_of_an_older_version_is_whole_afterwards_sums_included(version: str, tmp_path: Path) -> None:
    path = tmp_path / "Old.salesdesk"
    shutil.copy(OLD / f"{version}.salesdesk", path)
    with closing(open_desk(path)) as store, store.reading() as look:
        deals, unproven = look.rows.deals_for_figures(), look.rows.unproven()
        stages, period, day = look.every(Stage), Period.parse("2026"), date.max
        counted = figures(deals, stages, period, day, None, "EUR", unproven=unproven)
        rate, cycle = win_rate(deals, day), cycle_from(look.rows.cycles(day))
        assert figures_from(look.rows.sums(period, NO_RATES), rate, cycle, stages, period, day, None, "EUR") == counted
    with closing(open_desk(path)) as store:
        store.check()
