"""Every desk that was ever released opens in this version, with all that was kept in it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.store import snapshots
from salesdesk.store.desk_file import open_desk
from salesdesk.store.rooms.every import room_of_entity
from tests.old_desks.make_desk import revision

OLD = Path(__file__).parents[1] / "old_desks"
VERSIONS = sorted(path.stem for path in OLD.glob("*.salesdesk"))


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
            value = snapshots.to_json(work.kept(room.kind, UUID(record["value"]["id"])).value)
            assert {name: value[name] for name in record["value"]} == record["value"]
        assert work.rows.revisions(revision().proposal_id) == [revision()]
        assert [row.cells for row in work.source_rows("crm")] == [{"name": "Émile Żak"}]
        assert len(work.rows.changes_of(UUID(listed[0]["value"]["id"]))) > 1
    assert {record["entity"] for record in listed} >= {"deal", "meeting", "proposal", "follow_up", "person"}
