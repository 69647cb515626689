"""Bringing an older desk up to date: after a verified backup, in one transaction, by Alembic's steps."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from salesdesk.store import sqlite_backup, sqlite_file
from salesdesk.store.database import Database
from salesdesk.store.schema import Schema


def bring_up_to_date(database: Database, schema: Schema) -> None:
    """Bring a desk to the schema; one that has it already is not touched and Alembic not loaded.

    Raises DeskTrouble (backup failed) before anything is changed; a step that fails leaves the desk as it was.
    """
    with database.alone() as driver:
        number = sqlite_file.marks_of(driver).schema
        if number == schema.number:
            return
        sqlite_backup.back_up(driver, backup_path(database.path, number))
        # Steps that rebuild a table drop the old one, which must not take with it what refers to it.
        sqlite_file.check_references(driver, on=False)
    try:
        with database.writing() as connection:
            upgrade(connection, schema)
            sqlite_file.require_references(database.driver, database.path)
            sqlite_file.mark(database.driver, schema.number)
    finally:
        with database.alone() as driver:
            sqlite_file.check_references(driver, on=True)


def backup_path(path: Path, number: int) -> Path:
    """Return the first free name beside the desk for the backup of its present schema."""
    names = (
        f"{path.stem}.before-update-{number}{tail}{path.suffix}" for tail in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    return next(other for name in names if not (other := path.with_name(name)).exists())


def upgrade(connection: Connection, schema: Schema) -> None:
    """Run the steps that are due within the transaction that is open."""
    # Takes long to load and is never needed by a desk that is up to date: imported only now.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, schema.revision)
