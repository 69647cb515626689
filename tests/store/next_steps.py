"""A second step after the released ones, as a later version of SalesDesk would bring it."""

from __future__ import annotations

import shutil
from pathlib import Path

from salesdesk.store.schema import SCHEMA, Schema

GOOD = '''
"""Regions of accounts get a place of their own."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("region", sa.Column("name", sa.Text(), nullable=False))
    op.execute("INSERT INTO region SELECT DISTINCT region FROM account")
    with op.batch_alter_table("account") as account:
        account.alter_column("region", new_column_name="area")
'''

FAILING = (
    GOOD
    + """
    raise RuntimeError("the second half of the step")
"""
)

BREAKING = (
    GOOD
    + """
    op.execute("DELETE FROM account")
"""
)


def schema_with(folder: Path, step: str) -> Schema:
    """Return the next schema: the released steps copied to a folder, and one more."""
    scripts = folder / "migrations"
    shutil.copytree(SCHEMA.scripts, scripts)
    after = Schema(number=SCHEMA.number + 1, scripts=scripts)
    text = step.format(revision=after.revision, before=SCHEMA.revision)
    (scripts / "versions" / f"step_{after.revision}_regions.py").write_text(text)
    return after
