"""The names of customers, for the promise that no document names another one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select, union_all

from salesdesk.domain.account import AccountKind
from salesdesk.store.records.accounts import account, affiliation, person


def other_names(connection: Connection, account_id: UUID) -> Sequence[str]:
    """Return the names of every other customer and of the people there, put away or not."""
    parent = select(account.c.parent_id).where(account.c.id == account_id).scalar_subquery()
    family = or_(account.c.id == account_id, account.c.parent_id == account_id, account.c.id == parent)
    siblings = and_(account.c.parent_id.is_not(None), account.c.parent_id == parent)
    own = select(account.c.id).where(or_(family, siblings, account.c.kind == AccountKind.PARTNER))
    known = select(affiliation.c.person_id).where(affiliation.c.account_id.in_(own))
    accounts = select(account.c.name).where(account.c.id.not_in(own))
    elsewhere = select(affiliation.c.person_id)
    people = select(person.c.name).where(person.c.id.in_(elsewhere), person.c.id.not_in(known))
    return list(connection.execute(union_all(accounts, people)).scalars())
