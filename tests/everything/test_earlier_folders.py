"""A folder of an earlier version comes back whole, as a desk of that version does when it is opened (B20)."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import inspect
from typing_extensions import override

from salesdesk.application.everything.folder import FolderFault, FolderNotRead, Manifest
from salesdesk.application.everything.shapes import RecordShape
from salesdesk.bootstrap import bring_back, bring_back_into, new_desk
from salesdesk.documents.desk_folder import folder_at
from salesdesk.store.desk_file import open_desk
from salesdesk.store.earlier import FIRST_EXPORTED, tables_in
from salesdesk.store.everything import LEFT_OUT, Everything, shapes_in
from salesdesk.store.records.base import metadata
from salesdesk.store.schema import SCHEMA
from tests.everything.making import refusal_of, rewritten, rows_of
from tests.store.making import NOW
from tests.store.older import older_desk

EARLIER = range(FIRST_EXPORTED, SCHEMA.number)


class EverythingThen(Everything):
    """All that a desk of an earlier schema keeps, as the version of that schema saw it: no column that came later."""

    @property
    @override
    def shapes(self) -> tuple[RecordShape, ...]:
        return shapes_in(tables_in(self._connection))


def exported_then(number: int, desk: Path, folder: Path) -> Path:
    """Export a desk of an earlier schema as the version of that schema did; it stays a desk of that schema."""
    store = open_desk(older_desk(desk, number), shape=replace(SCHEMA, number=number))
    with closing(store), store._database.reading() as connection, folder_at(folder) as made:
        look = EverythingThen(connection)
        files = {shape.name: made.write(shape, look.records(shape)) for shape in look.shapes}
        manifest = Manifest(program="then", schema=number, desk="Old", as_of=NOW, files=files, kept_files=1)
        made.finish(manifest, look.shapes)
    return folder


@pytest.fixture(scope="module", params=EARLIER)
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of an earlier schema; beside it the desk that it was exported from, brought up to date on its own."""
    beside = tmp_path_factory.mktemp("earlier")
    folder = exported_then(request.param, beside / "old.salesdesk", beside / "out")
    open_desk(beside / "old.salesdesk").close()
    return folder


@pytest.fixture
def old(once: Path, tmp_path: Path) -> Path:
    """A copy of the folder, to meddle with."""
    (tmp_path / "mine").mkdir()
    return shutil.copytree(once, tmp_path / "out")


@pytest.mark.parametrize("exists", [False, True], ids=["new", "empty"])
def test_b20_a_folder_of_an_earlier_version_comes_back_as_its_desk_would(once: Path, old: Path, exists: bool) -> None:
    path = old.parent / "mine" / "back.salesdesk"
    if exists:
        new_desk(path).close()
    with closing((bring_back_into if exists else bring_back)(old, path)[0]) as desk:
        desk.check()
    came = rows_of(path)
    assert came == rows_of(once.parent / "old.salesdesk")
    assert min(len(came[kind]) for kind in ("deal", "person", "follow_up", "desk", "change", "revision")) > 0
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_b20_what_is_wrong_in_an_earlier_folder_is_named_and_nothing_is_made_of_it(old: Path) -> None:
    rewritten(old, "deal", lambda records: records[0].update(account_id=str(UUID(int=7))))
    refusal = refusal_of(old, old.parent / "mine")
    assert (refusal.fault, refusal.file, refusal.line) == (FolderFault.BROKEN_REFERENCE, "deal.jsonl", 1)


def test_b20_an_empty_desk_stays_as_it_was_when_an_earlier_folder_is_wrong(old: Path) -> None:
    path = old.parent / "mine" / "empty.salesdesk"
    new_desk(path).close()
    before = rows_of(path)
    rewritten(old, "team", lambda records: records[0].update(mood=1))
    with pytest.raises(FolderNotRead) as refused:
        bring_back_into(old, path)
    assert refused.value.fault is FolderFault.UNKNOWN_COLUMN
    assert rows_of(path) == before
    with closing(open_desk(path)) as store:
        store.check()


@pytest.mark.parametrize("number", EARLIER)
def test_everything_that_an_earlier_version_exported_is_still_known(number: int, tmp_path: Path) -> None:
    """A later step may rename a table or drop a column: then what an old folder says of it needs a type of its own."""
    store = open_desk(older_desk(tmp_path / "old.salesdesk", number), shape=replace(SCHEMA, number=number))
    with closing(store), store._database.reading() as connection:
        seen = inspect(connection)
        names = [name for name in seen.get_table_names() if "_found" not in name and name != "alembic_version"]
        assert set(names) <= set(metadata.tables)
        for name in names:
            known = metadata.tables[name].columns.keys()
            assert {column["name"] for column in seen.get_columns(name)} <= set(known), name
    assert set(LEFT_OUT) <= set(names)
